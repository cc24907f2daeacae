/** What a cell of a form holds besides plain text. */
export type OddKind = 'error' | 'formula' | 'unreckoned' | 'date' | 'logical';

/** A cell that holds something, as text. */
export interface FormCell {
  readonly text: string;
  readonly odd?: OddKind;
  /** The range of the merge that it fills, as people read it, and whether it lies over several columns. */
  readonly merge?: { readonly range: string; readonly across: boolean; readonly anchor: boolean };
}

/** One sheet of a workbook as a form is read: rows from 0, hidden ones too. */
export interface FormSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly (FormCell | undefined)[])[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A cell by its sheet, row and column, from 0. */
export interface FormPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}
