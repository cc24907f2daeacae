/** What the page and its worker say to each other of an import. */
import type { NamedBytes } from './protocol.ts';

/** What the tables that were given are, before they are imported. */
export interface TablesSeen {
  /** Those of them that are our own filled-in workbooks: they say themselves what they are of. */
  readonly forms: readonly string[];
  /** The region that names and titles tell, as far as they do. */
  readonly code?: string;
  readonly name?: string;
}

/** What is imported, and what it becomes. */
export interface ImportAsk {
  readonly tables: readonly string[];
  readonly code: string;
  readonly name: string;
  /** A layer among the files that stands above it; else the national catalogue does. */
  readonly parent?: string;
  /** What the files keep out of sight, too. */
  readonly hidden?: boolean;
}

/** What became of one cell. */
export interface ShownImportCell {
  readonly place: string;
  readonly column: string;
  readonly text: string;
  readonly became: string;
  readonly isLost: boolean;
  readonly why: readonly string[];
}

/** What became of one row. */
export interface ShownImportRow {
  readonly place: string;
  readonly names: readonly string[];
  readonly item: string;
  readonly outcome: string;
  /** Of which kind that is: nothing to look at, something of its own, something that did not come in. */
  readonly tone: 'same' | 'own' | 'left';
  readonly words: readonly string[];
  readonly cells: readonly ShownImportCell[];
}

/** Something to tell of an import. */
export interface ShownRemark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly place?: string;
  readonly text: string;
}

/** The account of an import; without a layer none could be made. */
export interface ImportAnswer {
  readonly layer?: NamedBytes;
  readonly kind: string;
  readonly domains: readonly string[];
  readonly told: readonly ShownRemark[];
  readonly rows: readonly ShownImportRow[];
  /** Items of the standard that no table has. */
  readonly omitted: readonly { readonly item: string; readonly title: string }[];
  /** Entries that were filled in, of a workbook. */
  readonly entries?: number;
  /** Errors, warnings and hints of the new layer. */
  readonly counts: readonly number[];
}

/** What may be asked of an import. */
export interface ImportCalls {
  /** What the tables are. */
  see: { readonly ask: { readonly tables: readonly string[] }; readonly answer: TablesSeen };
  /** Makes a layer of them, and accounts for every row. */
  import: { readonly ask: ImportAsk; readonly answer: ImportAnswer };
}
