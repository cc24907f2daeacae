import type { Fault } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';

/** A file that was read: plain data, and how to find a place of it again. `data` is absent when the text could not be parsed. */
export interface Source {
  readonly file: string;
  readonly data?: unknown;
  /** The decoded text without BOM; empty when the file could not be decoded. */
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly locate: (place: Place) => Position | undefined;
  /** Text of a 1-based line, for code frames. */
  readonly line: (number: number) => string | undefined;
  /** The characters of a scalar as written, quotes included. */
  readonly written: (place: Place) => string | undefined;
  /** UTF-16 offsets of a place in the decoded text. */
  readonly range: (place: Place) => readonly [start: number, end: number] | undefined;
  /** Read by the careful YAML reader: by far the slower one. */
  readonly careful?: true;
  /** The cell of a place, in a workbook. */
  readonly cellOf?: (place: Place) => Place | undefined;
  /** Where a place comes in the report, if not by its line: cells of a workbook have none. */
  readonly spotOf?: (place: Place) => Position | undefined;
  /** What of a form could not be read, beside what was: the form itself tells what is missing in it. */
  readonly formFaults?: readonly Fault[];
  /** Values that were written in other words than the fixed ones; `data` holds the fixed ones. */
  readonly otherWords?: readonly Fault[];
  /** The headings of a table; `data` are its rows by them. */
  readonly table?: { readonly headings: readonly string[] };
  /** The layer that a workbook was made of, as it was written then. */
  readonly issued?: unknown;
  /** The office that a workbook was made for, with the items that have a row in it. */
  readonly owner?: { readonly name: string; readonly refs: ReadonlySet<string> };
  /** The folder of the layer that a workbook was made of, as seen from where it was made. */
  readonly folder?: string;
}
