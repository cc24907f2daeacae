import { tableWords } from '../../generated/table-words.js';
import { type ImportRemark, say, shown } from '../account.ts';
import type { Column } from '../columns/column.ts';
import type { BlockReader } from '../read/read-fields.ts';
import type { Table } from '../read-table.ts';
import type { Piece } from '../rows/item-row.ts';
import type { Importing } from '../work.ts';

/** The columns whose blank cells mean something: fields, and the boxes of one field together. */
const groupOf = (column: Column | undefined): string | undefined => {
  if (column?.kind === 'field') return tableWords.names[column.field];
  if (column?.kind === 'tick')
    return tableWords.names[
      column.tick === 'public' || column.tick === 'specificGroup' ? 'audience' : 'disclosureMode'
    ];
  return column?.kind === 'level' ? tableWords.names.levels : undefined;
};

const piecesOf = (
  table: Table,
): { readonly row: number; readonly place: string; readonly pieces: readonly Piece[] }[] =>
  table.items
    .filter(({ refused }) => !refused)
    .map(({ rows, place, fields, ticks, levels }) => ({
      row: rows[0] ?? 0,
      place,
      pieces: [...fields.values(), ...ticks.values(), ...levels.values()].flat(),
    }));

/** Columns that are no column of the catalogue: told once each. */
const ignoredColumns = ({ block, items }: Table, contact: Importing['contact']): ImportRemark[] => {
  const seen = new Map<number, { place: string; count: number; derived: boolean }>();
  for (const { others } of items)
    for (const { column, piece } of others) {
      const kept = column.kind === 'phone' || column.kind === 'complaint' ? contact[column.kind] !== undefined : false;
      if (kept) continue;
      const known = seen.get(piece.column);
      if (known) known.count += 1;
      else seen.set(piece.column, { place: piece.place, count: 1, derived: column.kind === 'derived' });
    }
  return [...seen].map(([column, { place, count, derived }]): ImportRemark => {
    const head = shown(block.heads[column] ?? '');
    const name = head === '' ? `第 ${column + 1} 栏（没有栏名）` : `“${head}”一栏`;
    if (derived)
      return {
        severity: 'info',
        place,
        text: say(
          `${name}由别的内容算出，${count} 格没有写入`,
          `the column \`${head}\` follows from what else is said: ${count} cells were not written`,
        ),
      };
    return {
      severity: 'warning',
      place,
      text: say(
        `${name}不是目录的栏，${count} 格没有写入；若是，用 --columns 指定，如 --columns "${head || column + 1}=公开依据"`,
        `${head === '' ? `column ${column + 1}` : `the column \`${head}\``} is no column of the catalogue: ${count} cells were not written; if it is one, say so with --columns`,
      ),
    };
  });
};

/** What merges and ditto words carry, and how many cells are blank: one line a column. */
const carriedAndBlank = (table: Table): ImportRemark[] => {
  const all = piecesOf(table);
  const groups = [...new Set(table.block.columns.flatMap((column) => groupOf(column) ?? []))];
  return groups.flatMap((group): ImportRemark[] => {
    const inGroup = (piece: Piece) => groupOf(table.block.columns[piece.column]) === group;
    const carried = all.flatMap(({ row, pieces }) =>
      pieces.filter((piece) => inGroup(piece) && piece.by && !piece.lost && piece.row === row).slice(0, 1),
    );
    const blank = all.filter(({ pieces }) => !pieces.some(inGroup));
    const [first, gap] = [carried[0], blank[0]];
    const ways = [...new Set(carried.map(({ by }) => by))];
    const by = ways
      .map((way) => ({ merge: '合并单元格', ditto: '“同上”', blank: '空白（--blank above）' })[way ?? 'merge'])
      .join('、');
    return [
      ...(first
        ? [
            {
              severity: 'info' as const,
              text: say(
                `“${group}”一栏：${carried.length} 行沿用上面的内容（${by}），如 ${table.block.grid.placeOf(first.row)} 用 ${first.cell.place}`,
                `${group}: ${carried.length} rows take what stands above (${ways.join(', ')}), such as ${table.block.grid.placeOf(first.row)} from ${first.cell.place}`,
              ),
            },
          ]
        : []),
      ...(gap
        ? [
            {
              severity: 'info' as const,
              place: gap.place,
              text: say(
                `“${group}”一栏：${blank.length} 行空白，随上级标准；要按上一行读，用 --blank above`,
                `${group}: ${blank.length} rows are blank and follow the standard; --blank above reads them as the row above`,
              ),
            },
          ]
        : []),
    ];
  });
};

/** What is to be told of the columns of a table as a whole. */
export const columnRemarks = (table: Table, reader: BlockReader, contact: Importing['contact']): ImportRemark[] => {
  const { block } = table;
  const place = block.grid.placeOf(Math.max(0, block.first - 1));
  return [
    ...[...reader.unknownLevels.values()].map(
      (name): ImportRemark => ({
        severity: 'warning',
        place,
        text: say(
          `公开层级的“${name}”一栏对应不到省、市、县、乡级，没有读取`,
          `the level column \`${name}\` stands for no known level and was not read`,
        ),
      }),
    ),
    ...(block.guessed
      ? [
          {
            severity: 'warning' as const,
            place: block.grid.placeOf(block.first),
            text: say(
              '表格没有表头，各栏按内容推断，请核对',
              'the table has no header; its columns were told by what they hold: please check',
            ),
          },
        ]
      : []),
    ...ignoredColumns(table, contact),
    ...carriedAndBlank(table),
  ];
};
