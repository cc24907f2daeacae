import type { FilingCell, FilingTable } from '../../document/block.ts';
import { boxLines } from '../../document/box-lines.ts';
import { onGrid } from '../../document/on-grid.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { textWidth } from '../../document/text-width.ts';
import { catalogueTable } from '../filing/catalogue-attachment.ts';
import type { OfficialTable } from '../official-table.ts';

const size = 9;
/** A line of 9 points, with room for fonts that are taller than 宋体. */
const lineHeight = 13.2;
const margin = 6;

/** The tallest row that Excel can show is 409.5 points; taller content is spread over several merged rows. */
const tallest = 400;

const columnWidths = (table: OfficialTable): number[] => [
  5,
  ...(table.hasLevel3 ? [13, 18, 15] : [14, 20]),
  26,
  50,
  15,
  15,
  37,
  ...Array.from({ length: 4 + table.levels.length }, () => 6.5),
];

/** Boxes in two straight columns: wide blanks are as wide as a Chinese character in every font. */
const boxText = (boxes: NonNullable<FilingCell['boxes']>, width: number): string =>
  boxLines(boxes, width)
    .map(([left = '', right]) =>
      right === undefined
        ? left
        : `${left}${'　'.repeat(Math.max(1, Math.floor(width / 2) - Math.ceil(textWidth(left))))}${right}`,
    )
    .join('\n');

const textOf = (cell: FilingCell, width: number): string =>
  cell.boxes ? [boxText(cell.boxes, width), ...(cell.text ? [cell.text] : [])].join('\n') : cell.text;

/** The rows of a table with the height that each needs. */
const heightsOf = (table: FilingTable, rooms: readonly number[]): number[] => {
  const grid = onGrid(table.rows, rooms.length);
  return grid.map((row) => {
    const lines = row.map(({ column, cell }) => {
      const width = rooms[column] ?? 1;
      return cell ? lineCount(textOf(cell, width), width) / (cell.rowSpan ?? 1) : 0;
    });
    return Math.max(...lines) * lineHeight + margin;
  });
};

/** Where each row of the table starts on the sheet: a row that no screen could show whole is spread over several. */
const startsOf = (heights: readonly number[], top: number): number[] => {
  const starts = [top];
  for (const height of heights) starts.push((starts.at(-1) ?? top) + Math.ceil(height / tallest));
  return starts;
};

const headCells = ({ head }: FilingTable, columns: number, first: number): SheetCell[] =>
  onGrid(head, columns).flatMap((row, index) =>
    row.flatMap(({ column, span, cell }): SheetCell[] =>
      cell
        ? [
            {
              row: first + index,
              column,
              value: cell.text,
              style: 'head',
              endRow: first + index + (cell.rowSpan ?? 1) - 1,
              endColumn: column + span - 1,
            },
          ]
        : [],
    ),
  );

const bodyCells = ({ rows }: FilingTable, rooms: readonly number[], starts: readonly number[]): SheetCell[] =>
  onGrid(rows, rooms.length).flatMap((row, index) =>
    row.flatMap(({ column, cell }): SheetCell[] => {
      if (!cell) return [];
      const text = textOf(cell, rooms[column] ?? 1);
      const start = starts[index] ?? 0;
      return [
        {
          row: start,
          column,
          value: column === 0 ? Number(text) : text,
          style: cell.center ? 'mark' : (cell.rowSpan ?? 1) > 1 ? 'name' : 'text',
          endRow: (starts[index + (cell.rowSpan ?? 1)] ?? start + 1) - 1,
        },
      ];
    }),
  );

/** The sheet of one domain: title, one line about the edition, the two head rows and the official table. */
export const catalogueSheet = (official: OfficialTable, about: string, warning: string | undefined): Sheet => {
  const table = catalogueTable(official);
  const widths = columnWidths(official);
  const rooms = widths.map((width) => charactersIn(width, size));
  const lastColumn = widths.length - 1;
  const head = 2;
  const top = head + table.head.length;
  const rowHeights = heightsOf(table, rooms);
  const starts = startsOf(rowHeights, top);
  return {
    name: official.name,
    widths,
    heights: [
      34,
      18,
      18,
      30,
      ...rowHeights.flatMap((height) => {
        const count = Math.ceil(height / tallest);
        return Array.from({ length: count }, () => height / count);
      }),
    ],
    cells: [
      { row: 0, column: 0, value: official.title, style: 'title', endColumn: lastColumn },
      { row: 1, column: 0, value: about, style: 'note', endColumn: lastColumn },
      ...headCells(table, widths.length, head),
      ...bodyCells(table, rooms, starts),
    ],
    paper: 'a3',
    orientation: 'landscape',
    frozen: { rows: top, columns: official.hasLevel3 ? 4 : 3 },
    repeated: { from: head, to: top - 1 },
    filter: { row: top - 1, last: (starts.at(-1) ?? top) - 1 },
    foot: official.title,
    ...(warning ? { warning } : {}),
  };
};
