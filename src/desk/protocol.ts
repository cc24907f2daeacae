/** What the page and its worker say to each other. Plain data only: it is copied from one to the other. */
import type { FieldId, Region } from '../model/catalogue.ts';
import type { Severity } from '../model/finding.ts';

/** A file by its name, with `/` between folders. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A layer among the files that were given together. */
export interface FoundLayer {
  readonly file: string;
  readonly region: string;
}

/** What the files that were given together are. */
export interface Opened {
  /** The layers that no other extends: one of them is the work. */
  readonly works: readonly FoundLayer[];
  /** Tables and workbooks that may be imported. */
  readonly tables: readonly string[];
  /** What is neither. */
  readonly others: readonly string[];
}

/** A box or a tick. */
export interface ShownMark {
  readonly text: string;
  readonly ticked: boolean;
  readonly detail?: string;
}

/** A name that stands in a merged cell: `span` rows tall, 0 where a cell above covers it. */
export interface ShownName {
  readonly ref: string;
  readonly id: string;
  readonly title: string;
  readonly span: number;
}

/** One numbered row of the official table. */
export interface ShownRow {
  readonly ref: string;
  readonly serial: number;
  readonly level1: ShownName;
  readonly level2: ShownName;
  readonly level3?: ShownName;
  readonly content: readonly string[];
  readonly basis: readonly string[];
  readonly timeLimit: string;
  readonly body: string;
  readonly channels: readonly ShownMark[];
  readonly audience: readonly ShownMark[];
  readonly mode: readonly ShownMark[];
  readonly levels: readonly ShownMark[];
  /** The fields that this layer says something of for the item itself. */
  readonly local: readonly FieldId[];
  /** Those that an entry for whole groups of items (`*`, `1.*`) sets. */
  readonly grouped: readonly FieldId[];
  /** Added by this layer. */
  readonly isOwn: boolean;
}

/** The table of one domain. */
export interface ShownTable {
  readonly domain: string;
  readonly name: string;
  readonly title: string;
  readonly hasLevel3: boolean;
  readonly levels: readonly string[];
  readonly rows: readonly ShownRow[];
}

/** An item that is not listed. */
export interface ShownOmission {
  readonly ref: string;
  readonly domain: string;
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly note: string;
  readonly setBy: string;
  /** By the layer itself, which can take it back; else by one above it. */
  readonly isOwn: boolean;
}

/** A finding as the page shows it. */
export interface ShownFinding {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  readonly clause?: string;
  readonly ref?: string;
  readonly field?: FieldId;
  readonly file: string;
  readonly line?: number;
  /** Asks for a correction or an answer before the layer may be filed. */
  readonly asksAnswer: boolean;
  /** Its rule may be answered with a reason. */
  readonly mayAnswer: boolean;
  /** The reason by which it was answered. */
  readonly answered?: string;
}

/** Counts by severity, answered ones apart. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** All that the page shows of the layer that is worked on. */
export interface Snapshot {
  readonly work: string;
  readonly region?: Region;
  readonly effective?: string;
  readonly edition?: string;
  readonly standard?: string;
  /** The chain from the national catalogue down, by name. */
  readonly chain: readonly string[];
  /** A parent that is not among the files, as it is named. */
  readonly missing?: { readonly name: string; readonly by: string };
  readonly tables: readonly ShownTable[];
  readonly omissions: readonly ShownOmission[];
  readonly findings: readonly ShownFinding[];
  readonly counts: Counts;
}

/** What may be asked of the outputs besides what is usual. */
export interface BuildChoice {
  readonly format?: readonly string[];
  readonly draft?: boolean;
  readonly redHead?: boolean;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly docType?: '函' | '报告';
  readonly level?: 'township' | 'village';
  readonly region?: string;
}

/** One file that was made. */
export interface MadeFile {
  readonly path: string;
  readonly purpose: string;
  readonly bytes: Uint8Array;
}

/** The files of a build with their manifest, as one archive and one by one; or why there are none. */
export type BuildAnswer =
  | { readonly files: readonly MadeFile[]; readonly zip: Uint8Array; readonly told: readonly string[] }
  | { readonly refused: readonly string[] };

/** Everything that the worker can be asked, with what it answers. */
export interface Calls {
  /** The files that all is made from; those of before are forgotten. */
  open: { readonly ask: { readonly files: readonly NamedBytes[] }; readonly answer: Opened };
  /** Checks the work, whose bytes may be new. `asNational`: a parent that is not there is taken for the national catalogue. */
  check: {
    readonly ask: { readonly work: NamedBytes; readonly asNational: boolean };
    readonly answer: Snapshot;
  };
  /** Makes the outputs of the work as it was checked last. */
  build: { readonly ask: BuildChoice; readonly answer: BuildAnswer };
}

export type CallName = keyof Calls;

/** A call on its way to the worker. */
export type Call = {
  readonly [name in CallName]: { readonly id: number; readonly name: name; readonly ask: Calls[name]['ask'] };
}[CallName];

/** What comes back: an answer, or that the tool failed. */
export type Reply =
  | { readonly id: number; readonly answer: Calls[CallName]['answer'] }
  | { readonly id: number; readonly failed: string };
