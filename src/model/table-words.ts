import type { FieldId } from './catalogue.ts';

/** What a column of a table holds, as the reference data names it. `items`, and fields with boxes, span several columns. */
export type ColumnId =
  | Exclude<FieldId, 'title'>
  | 'serial'
  | 'number'
  | 'domain'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'items'
  | 'public'
  | 'specificGroup'
  | 'proactive'
  | 'onRequest'
  | 'phone'
  | 'complaint'
  | 'remark'
  | 'derived';

/** The words and signs of published tables: headings of columns, marks, ditto words, error values (catalogues/reference). */
export interface TableWords {
  /** `loose` headings mean other things elsewhere: they only count where no other column is the one. */
  readonly headings: readonly { readonly column: ColumnId; readonly words: readonly string[]; readonly loose?: true }[];
  /** Headings that several columns go by: what the cells hold decides. */
  readonly byContent: readonly { readonly words: readonly string[]; readonly columns: readonly ColumnId[] }[];
  readonly names: { readonly [column in ColumnId]: string };
  readonly boxes: { readonly ticked: readonly string[]; readonly empty: readonly string[] };
  /** What a cell says that holds one word or sign only. */
  readonly cells: {
    readonly yes: readonly string[];
    readonly no: readonly string[];
    readonly asked: readonly string[];
  };
  /** A hollow sign says no where its solid one stands in the same field. */
  readonly pairs: { readonly [hollow: string]: string };
  readonly ditto: readonly string[];
  readonly nothing: readonly string[];
  readonly errors: readonly string[];
  /** Names of groups end in one of these. */
  readonly groups: readonly string[];
  /** A limit without a number holds one of these words. */
  readonly limits: readonly string[];
  /** A basis without title marks holds one of these words. */
  readonly documents: readonly string[];
  /** Names of bodies end in one of these, those of offices inside them in one of the others. */
  readonly organs: readonly string[];
  /** What ends in one of these is no channel. */
  readonly bodies: readonly string[];
  readonly offices: readonly string[];
  /** Where two names look alike and differ in one of these, they name two things. */
  readonly telling: readonly string[];
  /** How a bracket behind a name begins that says what the item includes. */
  readonly including: readonly string[];
  /** What says in such a bracket that the item leaves something out. */
  readonly excluding: readonly string[];
  /** What a bracket behind a name holds that is a note on the row, and no part of the name. */
  readonly nameNotes: readonly string[];
  readonly fonts: readonly { readonly font: string; readonly signs: { readonly [code: string]: string } }[];
  /** Private-use codes whose font is lost. */
  readonly lostFonts: { readonly [code: string]: string };
  /** Radicals that stand for the whole character in fonts of PDF files. */
  readonly radicals: { readonly [radical: string]: string };
}
