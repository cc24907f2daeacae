import { checklistHeads } from '../../model/checklist-form.ts';
import { plain } from '../../model/plain.ts';
import type { Grid, TableCell } from '../../source/table/table.ts';
import { clean, joined } from '../clean.ts';

/** One row of a checklist that came back. */
export interface ChecklistRow {
  /** The cell of the answer. */
  readonly place: string;
  readonly domain: string;
  readonly number: string;
  readonly title: string;
  readonly field: string;
  /** What the catalogue said when the list was printed. */
  readonly shown: string;
  readonly answer: string;
  readonly original: string;
}

const headRow = ({ rows }: Grid): number =>
  rows.findIndex((row) => checklistHeads.every((head, index) => plain(joined(row[index]?.text ?? '')) === plain(head)));

/** The sheet of a checklist among the sheets of a file; undefined where there is none. */
export const findChecklist = (grids: readonly Grid[]): Grid | undefined => grids.find((grid) => headRow(grid) >= 0);

const textOf = (cell: TableCell | undefined): string => clean(cell?.text ?? '').trim();

/** The rows of a checklist in which somebody has written something. */
export const readChecklist = (grid: Grid): readonly ChecklistRow[] =>
  grid.rows.slice(headRow(grid) + 1).flatMap((row): ChecklistRow[] => {
    const [, domain = '', number = '', title = '', field = '', shown = '', , answer = '', original = ''] =
      checklistHeads.map((_, index) => textOf(row[index]));
    const at = row[7] ?? row[8] ?? row[3];
    return answer === '' && original === ''
      ? []
      : [{ place: at?.place ?? '', domain, number, title, field, shown, answer, original }];
  });
