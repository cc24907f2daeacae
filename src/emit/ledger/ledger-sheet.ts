import type { Compilation } from '../../catalogue/compilation.ts';
import { type LedgerRow, type LedgerState, ledgerRows } from '../../catalogue/ledger.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { AlertStyle, Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { domainName } from '../domain-name.ts';
import { ledgerWords } from './ledger-words.ts';

const columns = [
  ['序号', 5],
  ['领域', 9],
  ['编号', 7],
  ['事项', 26],
  ['核对岗位', 12],
  ['依据数', 6],
  ['公开时限', 18],
  ['公开地址', 34],
  ['形成或变更', 11],
  ['首次公开', 11],
  ['最近更新', 11],
  ['下次核查', 11],
  ['指南', 6],
  ['流程图', 6],
  ['表格', 6],
  ['示例', 6],
  ['审查', 16],
  ['未决提示', 7],
  ['整改期限', 11],
  ['状态', 12],
] as const;

const tones: { readonly [state in LedgerState]?: AlertStyle } = {
  overdue: 'late',
  early: 'late',
  check: 'due',
  late: 'due',
  unknown: 'due',
  kept: 'good',
};

const mark = (has: boolean): string => (has ? '●' : '○');

/** Whether an item has a guide, with a chart, forms and samples; a bar where none is wanted, as for information that nobody applies for. */
const guideMarks = ({ guide, lacksGuide }: LedgerRow): string[] => {
  if (!guide && !lacksGuide) return ['—', '—', '—', '—'];
  const process = guide?.guide.fields.process;
  const papers = (guide?.guide.materials ?? []).filter(({ waived }) => !waived).map(({ value }) => value);
  return [
    mark(guide !== undefined),
    mark(process !== undefined),
    mark(papers.some(({ form }) => form !== undefined)),
    mark(papers.some(({ sample, fill }) => sample !== undefined || fill !== undefined)),
  ];
};

const valuesOf = (line: LedgerRow, index: number, { resolved }: Compilation): (string | number)[] => {
  const { item, row, state, deadline, nextCheck: next, open } = line;
  const { basis, timeLimit, title } = item.fields;
  const cell = (key: keyof NonNullable<LedgerRow['row']>['cells']): string => row?.cells[key]?.value ?? '';
  return [
    index + 1,
    domainName(resolved, item.domain),
    item.id,
    printed(title.value),
    printed(cell('checker')),
    basis?.value.length ?? 0,
    printed(timeLimit?.value.text ?? ''),
    cell('address'),
    cell('formed'),
    cell('first'),
    cell('updated'),
    next ?? '',
    ...guideMarks(line),
    printed([cell('reviewed'), cell('reviewer')].filter((text) => text !== '').join('　')),
    open,
    deadline ?? '',
    ledgerWords[state],
  ];
};

const lineHeight = 13.2;

/** The sheet 台账: one row an item, ready to filter, what is overdue in colour. */
export const ledgerSheet = (input: Compilation, warning: string | undefined): Sheet => {
  const lines = ledgerRows(input);
  const rooms = columns.map(([, width]) => charactersIn(width, 9));
  const rows = lines.map((line, index) => valuesOf(line, index, input));
  const title = `${printed(input.resolved.region.name)}基层政务公开工作台账`;
  const last = columns.length - 1;
  const about = [
    ...(input.date ? [`截至${printedDate(input.date)}`] : []),
    `共${lines.length}项`,
    '●有　○没有　—不需要；未决提示是没有答复的错误和警告',
  ].join('　　');
  const cells: SheetCell[] = [
    { row: 0, column: 0, value: title, style: 'title', endColumn: last },
    { row: 1, column: 0, value: about, style: 'note', endColumn: last },
    ...columns.map(([label], column): SheetCell => ({ row: 2, column, value: label, style: 'head' })),
    ...rows.flatMap((values, index) =>
      values.map((value, column): SheetCell => {
        const { state = 'kept' } = lines[index] ?? {};
        const tone = column === last ? tones[state] : undefined;
        const style = tone ?? (column === 3 || column === 6 || column === 7 ? 'text' : 'mark');
        return { row: index + 3, column, value, style };
      }),
    ),
  ];
  const heights = rows.map(
    (values) =>
      Math.max(...values.map((value, column) => lineCount(String(value), rooms[column] ?? 1))) * lineHeight + 6,
  );
  return {
    name: '台账',
    widths: columns.map(([, width]) => width),
    heights: [34, 18, 30, ...heights],
    cells,
    paper: 'a3',
    orientation: 'landscape',
    frozen: { rows: 3, columns: 4 },
    repeated: { from: 2, to: 2 },
    filter: { row: 2, last: rows.length + 2 },
    foot: title,
    ...(warning ? { warning } : {}),
  };
};
