/** Keys and indexes that lead from the root of a YAML document to a node. */
export type Path = readonly (string | number)[];

/**
 * Where a value stands. Line and column are computed only when a finding is printed.
 * `key` points at the key of the pair instead of its value; `start` and `end` are UTF-16 offsets.
 */
export type Place =
  | { readonly file: string; readonly path: Path; readonly key?: true }
  | { readonly file: string; readonly start: number; readonly end: number }
  | { readonly file: string; readonly sheet: string; readonly cell: string };

/** A value and the place that set it. */
export interface Sourced<T> {
  readonly value: T;
  readonly at: Place;
}

/** A place as people read it: 1-based lines and columns, columns in UTF-16 units, a BOM not counted. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
