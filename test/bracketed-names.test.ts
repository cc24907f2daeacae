import { expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { matchName } from '../src/import/align.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';

const standard = openWorkspace('2026-12-01').nationalStandard();
const judge = createJudge(reference);

it.each([
  // What an item includes, and notes on a row, make no part of it.
  ['岗位信息发布（含公益性岗位）', 'same', ['employment/1.2']],
  ['岗位信息发布 [包括公益性岗位]', 'same', ['employment/1.2']],
  ['社会保障卡申领（含电子社保卡）', 'same', ['social-insurance/9.1']],
  ['失业登记（线上、线下）', 'same', ['employment/4.1']],
  ['失业登记（2020年新增）', 'same', ['employment/4.1']],
  ['失业登记【行政确认】', 'same', ['employment/4.1']],
  ['失业登记〔市级权限〕', 'same', ['employment/4.1']],
  // What is included may be an item itself.
  ['失业保险金申领（含农民合同制工人一次性生活补助）', 'merged', ['social-insurance/7.1', 'social-insurance/7.5']],
  // A case of an item is a part of it; a bracket of the standard may be left out.
  ['《就业创业证》申领（补发）', 'part', ['employment/4.3']],
  ['机关事业单位社会保险登记（首次）', 'part', ['social-insurance/1.1']],
  ['社会保障卡启用', 'same', ['social-insurance/9.2']],
] as const)('reads a name with brackets, %s, as %s', (name, kind, refs) => {
  const match = matchName(name, undefined, '', standard, judge);
  expect([match.kind, match.refs]).toEqual([kind, refs]);
});
