import type { Block, FilingCell } from './block.ts';

/** A column of a table with one head row: heading, share of the width, and whether its cells are centred. */
export type SimpleColumn = readonly [label: string, width: number, center?: 'center'];

/** A table with one head row; numbers and short words centred as the columns say, the first cell of a row names it. */
export const simpleTable = (
  caption: string,
  columns: readonly SimpleColumn[],
  rows: readonly (readonly (string | number)[])[],
  nameColumn = 0,
): Block => ({
  kind: 'table',
  table: {
    caption,
    widths: columns.map(([, width]) => width),
    head: [columns.map(([label]): FilingCell => ({ text: label, center: true }))],
    rows: rows.map((row) =>
      row.map(
        (value, index): FilingCell => ({
          text: String(value),
          ...(columns[index]?.[2] ? { center: true } : {}),
          ...(index === nameColumn ? { header: true } : {}),
        }),
      ),
    ),
  },
});
