/** The looks of cells that call for somebody: overdue, due, done. */
export type AlertStyle = 'late' | 'due' | 'good';

/** The looks that a cell may have. */
export type SheetStyle = AlertStyle | 'title' | 'note' | 'head' | 'text' | 'name' | 'mark' | 'heading' | 'plain';

/** A cell at its place (0-based). A merged cell reaches to `endRow` and `endColumn`. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
  readonly style: SheetStyle;
  readonly endRow?: number;
  readonly endColumn?: number;
  /** May be filled in on a locked sheet. What is typed stays text. */
  readonly open?: true;
}

/** A drop-down for a range such as `C3:C80`: the words of a range of another sheet. A `loose` one takes other words, too. */
export interface DropDown {
  readonly range: string;
  readonly from: string;
  readonly loose?: true;
}

/** One sheet as a reader of the workbook sees it. */
export interface Sheet {
  readonly name: string;
  /** Column widths in digits of the default font. */
  readonly widths: readonly number[];
  /** Row heights in points. */
  readonly heights: readonly number[];
  readonly cells: readonly SheetCell[];
  readonly paper: 'a3' | 'a4';
  readonly orientation: 'portrait' | 'landscape';
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Rows (0-based, first and last) that every printed page repeats. */
  readonly repeated?: { readonly from: number; readonly to: number };
  /** The row whose cells carry filter buttons, and the last row that they filter. */
  readonly filter?: { readonly row: number; readonly last: number };
  /** Printed at the foot of every page, left of the page number. */
  readonly foot: string;
  /** Printed at the head of every page, in red. */
  readonly warning?: string;
  readonly dropDowns?: readonly DropDown[];
  /** Cells that are not open are protected, without a password: a guard rail, no security. */
  readonly locked?: true;
  /** Out of sight: lists for drop-downs. */
  readonly hidden?: true;
}
