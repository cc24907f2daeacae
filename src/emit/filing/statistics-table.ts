import type { Compilation } from '../../catalogue/compilation.ts';
import type { DomainStatistics } from '../../catalogue/statistics.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Block } from '../../document/block.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { type LevelId, omissionReasons } from '../../model/catalogue.ts';
import type { OfficialTable } from '../official-table.ts';
import { standardWord } from '../standard-name.ts';
import { words } from '../words.ts';
import { widthFor } from './column-width.ts';
import { differenceCounts } from './difference-counts.ts';

type Row = readonly (string | number)[];

/** Counted here: a profile may have columns (市级, 村级) that the statistics of every catalogue do not know. */
const listedAt = ({ resolved }: Compilation, level: LevelId): number[] =>
  resolved.domains.map(
    ({ id: domain }) =>
      listedItems(resolved).filter(
        (item) => item.level > 1 && item.domain === domain && item.fields.levels?.value.includes(level),
      ).length,
  );

/** A row of the table: its group, its name and a count for each domain; the sum stands behind them. */
const sumRow = (group: string, label: string, counts: readonly number[]): Row => [
  group,
  label,
  ...counts,
  counts.reduce((sum, each) => sum + each, 0),
];

/** How many items there are, are listed, added and left out; a reason that nobody gave has no row. */
const itemRows = ({ resolved, statistics }: Compilation): Row[] => {
  const line = (group: string, label: string, count: (counts: DomainStatistics) => number): Row =>
    sumRow(
      group,
      label,
      resolved.domains.map(({ id }) => count(countsOf(statistics, id))),
    );
  const given = omissionReasons.filter((reason) =>
    resolved.domains.some(({ id }) => countsOf(statistics, id).omitted[reason] > 0),
  );
  return [
    line(`${standardWord(resolved.domains)}目录（项）`, '一级事项', ({ standard }) => standard.level1),
    line(`${standardWord(resolved.domains)}目录（项）`, '二级事项', ({ standard }) => standard.level2),
    line('本目录（项）', '一级事项', ({ listed }) => listed.level1),
    line('本目录（项）', '二级事项', ({ listed }) => listed.level2),
    line('本目录（项）', '三级事项', ({ listed }) => listed.level3),
    line('新增（项）', '一级事项', ({ added }) => added.level1),
    line('新增（项）', '二级事项', ({ added }) => added.level2),
    line('新增（项）', '三级事项', ({ added }) => added.level3),
    line('未列入标准二级事项（项）', '合计', ({ omitted }) => omitted.total),
    ...given.map((reason) => line('未列入标准二级事项（项）', words.reasons[reason], ({ omitted }) => omitted[reason])),
  ];
};

/** Whom the listed items are disclosed to, how and at which level, and what they rest on. */
const disclosureRows = (input: Compilation, levels: OfficialTable['levels']): Row[] => {
  const { resolved, statistics } = input;
  const line = (group: string, label: string, count: (counts: DomainStatistics) => number): Row =>
    sumRow(
      group,
      label,
      resolved.domains.map(({ id }) => count(countsOf(statistics, id))),
    );
  return [
    line('公开方式（项）', '主动', ({ mode }) => mode.proactive),
    line('公开方式（项）', '依申请', ({ mode }) => mode.onRequest),
    line('公开对象（项）', '全社会', ({ audience }) => audience.public),
    line('公开对象（项）', '特定群体', ({ audience }) => audience.specificGroup),
    ...levels.map(({ level, label }) => sumRow('公开层级（项）', label, listedAt(input, level))),
    line('公开依据', '引用（次）', ({ basis }) => basis.citations),
    line('公开依据', '各领域引用的文件（件）', ({ basis }) => basis.distinct),
  ];
};

/** 表1: the counts of domain.md 2.3 for each domain and together. Every row adds up. */
export const statisticsTable = (input: Compilation, levels: OfficialTable['levels']): Block => {
  const { domains } = input.resolved;
  const rows = [
    ...itemRows(input),
    ...differenceCounts(input).map(({ word, counts }) =>
      sumRow(`与${standardWord(domains)}目录的差异（处）`, word, counts),
    ),
    ...disclosureRows(input, levels),
  ];
  const columns = [
    ['类别', 46],
    ['指标', 48],
    ...domains.map(({ name }) => [name.zh, widthFor(name.zh), 'center'] as const),
    ['合计', 20, 'center'],
  ] as const;
  const block = simpleTable('表1　事项统计', columns, rows, 1);
  return block.kind === 'table'
    ? { ...block, table: { ...block.table, rows: mergeFirst(block.table.rows), keepGroups: true } }
    : block;
};

/** Equal cells below each other in the first column become one. */
const mergeFirst = (rows: Extract<Block, { kind: 'table' }>['table']['rows']) =>
  rows.map((row, index) => {
    const [first, ...rest] = row;
    if (!first || rows[index - 1]?.[0]?.text === first.text) return rest;
    const end = rows.findIndex((other, position) => position > index && other[0]?.text !== first.text);
    return [{ ...first, rowSpan: (end < 0 ? rows.length : end) - index }, ...rest];
  });
