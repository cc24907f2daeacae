import type { TableCell } from '../../source/table/table.ts';
import { joined } from '../clean.ts';
import type { Column, Line } from '../columns/column.ts';
import { isDitto } from '../words.ts';

/** One position of a table row: whose words stand there, and from where they come when they are not its own. */
export interface Slot {
  /** The cell whose words count. */
  readonly cell: TableCell;
  /** Where the position itself is. */
  readonly place: string;
  /** What carries the words of another cell to here. */
  readonly by?: 'merge' | 'ditto' | 'blank';
  /** The ditto word itself. */
  readonly word?: string;
  /** A ditto word with nothing above it. */
  readonly lost?: true;
}

const carries = (column: Column | undefined): boolean =>
  column?.kind === 'field' || column?.kind === 'tick' || column?.kind === 'level';

const blank = (cell: TableCell | undefined): boolean => cell === undefined || joined(cell.text) === '';

/**
 * The positions of a row. A merge and a ditto word say what stands above; a blank cell says nothing, unless `blankAbove` is
 * asked for.
 */
export const slotsOf = (
  line: Line,
  above: Line,
  before: readonly (Slot | undefined)[],
  columns: readonly (Column | undefined)[],
  blankAbove: boolean,
): (Slot | undefined)[] =>
  Array.from({ length: Math.max(line.length, columns.length) }, (_, index): Slot | undefined => {
    const cell = line[index];
    const earlier = before[index];
    if (cell === undefined || blank(cell))
      return blankAbove && earlier && carries(columns[index]) ? { ...earlier, by: 'blank' } : undefined;
    if (above[index] === cell)
      return earlier ? { ...earlier, cell: earlier.cell, by: 'merge' } : { cell, place: cell.place, by: 'merge' };
    if (!isDitto(cell.text)) return { cell, place: cell.place };
    return earlier && !earlier.lost
      ? { cell: earlier.cell, place: cell.place, by: 'ditto', word: cell.text }
      : { cell, place: cell.place, lost: true };
  });
