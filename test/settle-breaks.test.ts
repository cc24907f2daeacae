import { expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { settleBreaks } from '../src/import/settle-breaks.ts';
import { openBreak } from '../src/source/table/table.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';

const standard = openWorkspace('2026-12-01').nationalStandard();

it.each([
  [['- 事项名称', '- 网上办件数', '* 办理方式'], '- 事项名称\n- 网上办件数\n* 办理方式'],
  [['● 网上办件数', '● 窗口办件数'], '● 网上办件数\n● 窗口办件数'],
  // A hyphen without a blank goes on with a word or a number.
  [['网上办件数（周一', '-周五）'], '网上办件数（周一-周五）'],
  [['0990', '-1234567'], '0990-1234567'],
])('%j of a printed cell', (lines, text) => {
  const grid = { name: '表', rows: [[{ text: lines.join(openBreak), place: 'A1' }]] };
  expect(settleBreaks([grid as never], standard, reference)[0]?.rows[0]?.[0]?.text).toBe(text);
});
