import { expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { byNotes, type Match, matchName } from '../src/import/align.ts';
import { importTables } from '../src/import/import-tables.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { readTables } from '../src/source/table/read-tables.ts';
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
  // Of a list, each name is looked for by itself; one like that of an item is no name of it.
  ['岗位信息发布（含军人专场、失业登记）', 'merged', ['employment/1.2', 'employment/4.1']],
  // What it leaves out narrows an item, and belongs to no other.
  ['失业登记（不含就业登记）', 'part', ['employment/4.1']],
  ['岗位信息发布（含企业招聘，不包括公益性岗位）', 'part', ['employment/1.2']],
  ['失业登记（注销除外）', 'part', ['employment/4.1']],
  // A case of an item is a part of it; a bracket of the standard may be left out.
  ['《就业创业证》申领（补发）', 'part', ['employment/4.3']],
  ['机关事业单位社会保险登记（首次）', 'part', ['social-insurance/1.1']],
  ['社会保障卡启用', 'same', ['social-insurance/9.2']],
] as const)('reads a name with brackets, %s, as %s', (name, kind, refs) => {
  const match = matchName(name, undefined, '', standard, judge);
  expect([match.kind, match.refs]).toEqual([kind, refs]);
});

it('reads names that differ by their notes alone as parts of the item, not as one row and another in vain', () => {
  const read = (...names: string[]): Match['kind'][] =>
    byNotes(names.map((name) => matchName(name, undefined, '', standard, judge))).map(({ kind }) => kind);
  expect(read('失业登记（市级权限）', '失业登记（县级权限）')).toEqual(['part', 'part']);
  expect(read('失业登记', '失业登记（新增）', '就业登记（新增）')).toEqual(['same', 'part', 'same']);
  expect(read('失业登记（新增）', '失业登记（新增）')).toEqual(['same', 'same']);
});

it('tells that a row for several items is not written where each has a row of its own', async () => {
  const rows = [
    ['一级事项', '二级事项', '公开内容', '公开时限'],
    ['就业信息服务', '岗位信息发布（含求职信息登记）', '招聘岗位', '公开事项信息形成或变更之日起20个工作日内公开'],
    ['就业信息服务', '岗位信息发布', '招聘岗位', '公开事项信息形成或变更之日起18个工作日内公开'],
    ['就业信息服务', '求职信息登记', '求职信息', '公开事项信息形成或变更之日起19个工作日内公开'],
  ];
  const csv = new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
  const { report } = importTables({
    file: 'a.csv',
    grids: (await readTables('a.csv', csv)).grids,
    region: { code: '990101', name: '示例县', level: 'county' },
    extends: 'national@2019',
    parent: standard,
    known: { reference, date: '2026-12-01' },
    judge,
  });
  expect(report.remarks.map(({ severity, text }) => [severity, text.zh])).toEqual([
    [
      'error',
      '“岗位信息发布（含求职信息登记）”并括的 1.2 岗位信息发布、1.3 求职信息登记 都另有一行，以那些行为准，这一行没有写入',
    ],
  ]);
  expect(report.rows[0]?.cells?.map(({ became }) => became)).toEqual(['unread', 'unread', 'unread', 'unread']);
});
