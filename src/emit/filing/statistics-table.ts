import type { Compilation } from '../../catalogue/compilation.ts';
import type { DomainStatistics } from '../../catalogue/statistics.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Block } from '../../document/block.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { type LevelId, omissionReasons, type ResolvedItem } from '../../model/catalogue.ts';
import type { ChangeKind } from '../../model/change.ts';
import type { Finding } from '../../model/finding.ts';
import type { OfficialTable } from '../official-table.ts';
import { words } from '../words.ts';
import { widthFor } from './column-width.ts';

type Count = (statistics: DomainStatistics) => number;

const differences: readonly ChangeKind[] = ['tightened', 'extended', 'narrowed', 'renamed', 'updated', 'localised'];

const confirmedRows = ({ resolved }: Compilation): ResolvedItem[] =>
  listedItems(resolved).filter((item) => item.level > 1 && !item.candidate);

const distinctCitations = (input: Compilation): number =>
  new Set(confirmedRows(input).flatMap((item) => item.fields.basis?.value ?? [])).size;

/** Counted here: a profile may have columns (市级, 村级) that the statistics of every catalogue do not know. */
const listedAt = (input: Compilation, level: LevelId): number[] =>
  input.resolved.domains.map(
    ({ id: domain }) =>
      confirmedRows(input).filter((item) => item.domain === domain && item.fields.levels?.value.includes(level)).length,
  );

/** 表1: the counts of domain.md 2.3 for each domain and together. The candidate is stated, never counted. */
export const statisticsTable = (input: Compilation, levels: OfficialTable['levels']): Block => {
  const { resolved, statistics, findings } = input;
  const row = (group: string, label: string, counts: readonly number[], total?: number): (string | number)[] => [
    group,
    label,
    ...counts,
    total ?? counts.reduce((sum, each) => sum + each, 0),
  ];
  const line = (group: string, label: string, count: Count, total?: number): (string | number)[] =>
    row(
      group,
      label,
      resolved.domains.map(({ id: domain }) => count(countsOf(statistics, domain))),
      total,
    );
  const found = (label: string, matches: (finding: Finding) => boolean): (string | number)[] => [
    '校验提示（条）',
    label,
    ...resolved.domains.map(
      ({ id: domain }) =>
        findings.filter((finding) => finding.item?.startsWith(`${domain}/`) && matches(finding)).length,
    ),
    findings.filter(matches).length,
  ];
  const rows = [
    line('国家标准目录（项）', '一级事项', ({ standard }) => standard.level1),
    line('国家标准目录（项）', '二级事项', ({ standard }) => standard.level2),
    line('国家标准目录（项）', '二级事项中另有待核', ({ standard }) => standard.candidates),
    line('本目录（项）', '一级事项', ({ listed }) => listed.level1),
    line('本目录（项）', '二级事项', ({ listed }) => listed.level2),
    line('本目录（项）', '三级事项', ({ listed }) => listed.level3),
    line('本目录（项）', '另列待核', ({ listed }) => listed.candidates),
    line('新增（项）', '一级事项', ({ added }) => added.level1),
    line('新增（项）', '二级事项', ({ added }) => added.level2),
    line('新增（项）', '三级事项', ({ added }) => added.level3),
    line('未列入标准二级事项（项）', '合计', ({ omitted }) => omitted.total),
    ...omissionReasons.map((reason) =>
      line('未列入标准二级事项（项）', words.reasons[reason], ({ omitted }) => omitted[reason]),
    ),
    ...differences.map((kind) =>
      line('与国家标准目录的差异（处）', words.changes[kind], ({ changes }) => changes[kind]),
    ),
    line('公开方式（项）', '主动', ({ mode }) => mode.proactive),
    line('公开方式（项）', '依申请', ({ mode }) => mode.onRequest),
    line('公开对象（项）', '全社会', ({ audience }) => audience.public),
    line('公开对象（项）', '特定群体', ({ audience }) => audience.specificGroup),
    ...levels.map(({ level, label }) => row('公开层级（项）', label, listedAt(input, level))),
    line('公开依据', '引用（次）', ({ basis }) => basis.citations),
    line('公开依据', '不重复（件）', ({ basis }) => basis.distinct, distinctCitations(input)),
    found('错误', (finding) => finding.severity === 'error'),
    found('警告，未答复', (finding) => finding.severity === 'warning' && !finding.accepted),
    found('警告，已答复', (finding) => finding.accepted !== undefined),
    found('提示', (finding) => finding.severity === 'info' && !finding.accepted),
  ];
  const columns = [
    ['类别', 46],
    ['指标', 48],
    ...resolved.domains.map(({ name }) => [name.zh, widthFor(name.zh), 'center'] as const),
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
