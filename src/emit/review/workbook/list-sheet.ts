import { charactersIn, lineCount } from '../../../document/sheet/line-count.ts';
import type { DropDown, Sheet, SheetCell } from '../../../document/sheet/sheet.ts';

export type Value = string | number;

/** A column of a list: its head and width; one that a reviewer fills in is `open`, with the words to choose from. */
export type ListColumn = readonly [label: string, width: number, open?: 'open' | readonly string[]];

const size = 9;
const lineHeight = 13.2;

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

const heightOf = (row: readonly Value[], widths: readonly number[]): number =>
  Math.min(
    400,
    Math.max(1, ...row.map((value, column) => lineCount(String(value), charactersIn(widths[column] ?? 1, size)))) *
      lineHeight +
      5,
  );

const dropDowns = (columns: readonly ListColumn[], rows: number): DropDown[] =>
  rows === 0
    ? []
    : columns.flatMap(([, , open], column) =>
        open === undefined || open === 'open'
          ? []
          : [{ range: `${letters(column)}3:${letters(column)}${rows + 2}`, from: `"${open.join(',')}"` }],
      );

/** A list with a head row that filters, wrapped text and frozen names. */
export const listSheet = (
  name: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly Value[])[],
  frozen = 2,
): Sheet => {
  const widths = columns.map(([, width]) => width);
  const head = columns.map(([label], column): SheetCell => ({ row: 1, column, value: label, style: 'head' }));
  const body = rows.flatMap((row, index) =>
    row.map(
      (value, column): SheetCell => ({
        row: index + 2,
        column,
        value,
        style: typeof value === 'number' ? 'mark' : 'text',
        ...(columns[column]?.[2] === undefined ? {} : { open: true }),
      }),
    ),
  );
  return {
    name,
    widths,
    heights: [30, 30, ...rows.map((row) => heightOf(row, widths))],
    cells: [{ row: 0, column: 0, value: name, style: 'title', endColumn: widths.length - 1 }, ...head, ...body],
    paper: 'a4',
    orientation: 'landscape',
    frozen: { rows: 2, columns: frozen },
    repeated: { from: 1, to: 1 },
    filter: { row: 1, last: rows.length + 1 },
    foot: name,
    dropDowns: dropDowns(columns, rows.length),
  };
};
