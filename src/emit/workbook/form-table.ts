import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { DropDown, Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { columnLetters } from '../../model/column-letters.ts';
import { type FormLists, listRange } from './form-lists.ts';

/** A row higher than this is hard to scroll past; the rest of a text shows when its cell is chosen. */
const tallest = 240;

/** One column of a table: its head, its width, what may be chosen. */
export interface Column {
  readonly head: string;
  readonly width: number;
  readonly open?: true;
  readonly list?: string;
  readonly loose?: true;
}

/** What stands in a column of a row, and whether it may not be filled in there. */
export type FormRow = (column: Column) => { readonly text: string; readonly shut?: boolean };

const base = { paper: 'a3', orientation: 'landscape' } as const;

/** The cells of a table below its head; `text` gives what stands in a column of a row. */
export const formTable = (
  name: string,
  about: string,
  columns: readonly Column[],
  rows: readonly FormRow[],
  lists: FormLists,
): Sheet => {
  const top = 2;
  const cells: SheetCell[] = [{ row: 0, column: 0, value: about, style: 'heading' }];
  for (const [column, { head }] of columns.entries()) cells.push({ row: top - 1, column, value: head, style: 'head' });
  const filled = rows.map((row) => columns.map((shape) => ({ shape, ...row(shape) })));
  for (const [index, row] of filled.entries())
    for (const [column, { shape, text, shut }] of row.entries()) {
      cells.push({
        row: top + index,
        column,
        value: text,
        style: shape.list === 'box' ? 'mark' : 'text',
        ...(shape.open && !shut ? { open: true } : {}),
      });
    }
  const last = top + Math.max(1, rows.length);
  return {
    ...base,
    name,
    widths: columns.map(({ width }) => width),
    heights: [
      24,
      44,
      ...filled.map((row) => {
        const lines = row.map(({ shape, text }) => (text === '' ? 1 : lineCount(text, charactersIn(shape.width, 9))));
        return Math.min(tallest, Math.max(...lines) * 12.5 + 6);
      }),
    ],
    cells,
    frozen: { rows: top, columns: 2 },
    repeated: { from: top - 1, to: top - 1 },
    foot: name,
    locked: true,
    dropDowns: columns.flatMap(({ list, loose }, column): DropDown[] =>
      list === undefined
        ? []
        : [
            {
              range: `${columnLetters(column)}${top + 1}:${columnLetters(column)}${last}`,
              from: listRange(lists, list),
              ...(loose ? { loose } : {}),
            },
          ],
    ),
  };
};
