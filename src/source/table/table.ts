import { maxBytes } from '../host.ts';

/** Where a line of a PDF was full, so that nobody sees whether its writer ended it there: a break or nothing. */
export const openBreak = '\u2028';

/** A cell of a table. Positions that a merge covers hold the same object; a blank position holds nothing. */
export interface TableCell {
  readonly text: string;
  /** Place as people read it: `Sheet1!F12`, `table 2 row 7 column 3`, `12:3`. */
  readonly place: string;
  /** Words of the cell that are a link, with the address where it is absolute. */
  readonly links?: readonly { readonly label: string; readonly address?: string }[];
}

/** Rows of cells, merges expanded. Rows may differ in length. */
export interface Grid {
  /** Name of the sheet; absent where tables have none. */
  readonly name?: string;
  /** Number of the table in its file, from 1. */
  readonly number: number;
  /** Heading or caption before the table, as far as there is one. */
  readonly before?: string;
  readonly rows: readonly (readonly (TableCell | undefined)[])[];
  /** Place of a whole row, 0-based. */
  readonly placeOf: (row: number) => string;
}

/** What a workbook keeps out of sight of one of its sheets. */
export interface OutOfSight {
  readonly sheet: boolean;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** What only we read of a sheet: what is out of sight, and by `row,column` the formats of cells that do not show a value as it is. */
export interface SheetSaid extends OutOfSight {
  readonly formats: ReadonlyMap<string, string>;
  /** Its days are counted from 1904. */
  readonly is1904?: boolean;
}

/** One thing to tell about the file. An `error` means that nothing could be read. */
export interface TableProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly args: { readonly [name: string]: string | number };
}

/** What a file holds: its tables, or the one reason why there are none. */
export interface Tables {
  readonly kind: string;
  readonly grids: readonly Grid[];
  readonly problems: readonly TableProblem[];
}

/** The bounds of what is read: the fullest restatement of both catalogues has 110 rows and 20 columns. */
export const limits = {
  bytes: maxBytes,
  /** Bytes that the parts of a zip file which are read may unpack to. */
  unpacked: 32 * 1024 * 1024,
  entries: 4000,
  rows: 5000,
  columns: 256,
  /** Cells that hold something, in all tables of a file. */
  cells: 150_000,
  /** Positions that merged cells take, once for each row and column. */
  area: 400_000,
  /** Positions of all sheets of a workbook, blank ones too: a reader makes rectangles of them. */
  rectangle: 1_600_000,
  /** Characters in all positions of all tables. */
  text: 4_000_000,
  tables: 400,
  /** Tags of the parts of which a reader makes a tree. */
  marks: 400_000,
  /** Tags of all sheets of a workbook, which are read in one pass. */
  sheetMarks: 2_500_000,
  /** Depth of elements of a page. */
  depth: 400,
} as const;

/** Thrown inside the readers, caught in `readTables`: the file cannot be read, and why. */
export class Unreadable extends Error {
  readonly problem: TableProblem;
  constructor(code: string, args: TableProblem['args'] = {}) {
    super(code);
    this.problem = { code, severity: 'error', args };
  }
}
