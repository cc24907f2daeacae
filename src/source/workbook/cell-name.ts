import { columnLetters } from '../../model/column-letters.ts';

/** A cell as people read it: row and column count from 0 here. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;
