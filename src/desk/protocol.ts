/** What the page and its worker say to each other. Plain data only: it is copied from one to the other. */
import type { Intent } from '../edit/intent.ts';
import type { Contact, FieldId, Filing, Ref, Region } from '../model/catalogue.ts';
import type { Severity } from '../model/finding.ts';
import type { GuideCalls, NamedText } from './guide-protocol.ts';
import type { ImportCalls } from './import-protocol.ts';
import type { ReviewCalls } from './review-protocol.ts';

/** A file by its name, with `/` between folders. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A layer among the files that were given together. */
export interface FoundLayer {
  readonly file: string;
  readonly region: string;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** What the files that were given together are. */
export interface Opened {
  /** The files themselves, out of the archives that they came in. */
  readonly files: readonly NamedBytes[];
  /** Every layer, those that no other extends first. */
  readonly layers: readonly FoundLayer[];
  /** The layers that no other extends: one of them is the work. */
  readonly works: readonly FoundLayer[];
  /** Tables and workbooks that may be imported. */
  readonly tables: readonly string[];
  /** Guides of which nothing tells whose they are. */
  readonly lost: readonly string[];
  /** Why an archive among them cannot be opened; then all is as it was before. */
  readonly problem?: string;
}

/** A box or a tick. */
export interface ShownMark {
  readonly text: string;
  readonly ticked: boolean;
  readonly detail?: string;
}

/** A name that stands in a merged cell: `span` rows tall, 0 where a cell above covers it. */
export interface ShownName {
  readonly ref: Ref;
  readonly id: string;
  readonly title: string;
  readonly span: number;
}

/** One numbered row of the official table. */
export interface ShownRow {
  readonly ref: Ref;
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
  readonly ref: Ref;
  readonly domain: string;
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly note: string;
  readonly setBy: string;
  /** By the layer itself, which can take it back; else by one above it. */
  readonly isOwn: boolean;
  /** Somebody still has to decide on it. */
  readonly isOpen: boolean;
}

/** A finding as the page shows it. */
export interface ShownFinding {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  readonly clause?: string;
  readonly ref?: Ref;
  /** Every item that it speaks of. */
  readonly items?: readonly Ref[];
  readonly field?: FieldId;
  readonly file: string;
  readonly inWork: boolean;
  readonly line?: number;
  /** Asks for a correction or an answer before the layer may be filed. */
  readonly asksAnswer: boolean;
  /** It says how it may be mended safely. */
  readonly mayFix: boolean;
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
  /** Why no filing pack may be issued yet, besides errors. */
  readonly obstacles: readonly string[];
  readonly filing: Filing;
  readonly contact: Contact;
  /** Where the guides of the layer stand, if it has any. */
  readonly guideFolder?: string;
}

/** How a field is filled in: in one line, in one line each, or by ticking; `detailed` boxes have a text of their own. */
export type FieldForm =
  | { readonly kind: 'text' | 'lines' }
  | { readonly kind: 'boxes'; readonly options: readonly string[]; readonly detailed: readonly string[] };

/** One field of an item, as it stands above and here. */
export interface FieldDetail {
  readonly field: FieldId;
  readonly label: string;
  readonly kind: 'floor' | 'watched' | 'free';
  readonly form: FieldForm;
  readonly value: readonly string[];
  /** Absent for an item of this layer. */
  readonly standard?: readonly string[];
  readonly setBy?: string;
  readonly origin: 'local' | 'above';
  /** What this layer says and what is not taken. */
  readonly refused?: string;
}

/** An item as the side panel shows it. */
export interface ItemDetail {
  readonly ref: Ref;
  readonly id: string;
  readonly title: string;
  readonly domain: string;
  readonly domainName: string;
  readonly level: 1 | 2 | 3;
  readonly isOwn: boolean;
  readonly omitted?: string;
  /** Numbers for new items. */
  readonly free: { readonly beside: string; readonly below?: string };
  readonly fields: readonly FieldDetail[];
}

/** A value as it is typed: one text, or lines. */
export type FieldValue = string | readonly string[];

/** An intent of which a value may still be as it was typed. */
export type DeskIntent =
  | Exclude<Intent, { readonly kind: 'setField' }>
  | {
      readonly kind: 'setField';
      readonly ref: Ref;
      readonly field: FieldId;
      readonly value: FieldValue;
      readonly only?: boolean;
    };

/** What would come of a change: the new text with what is found about the item, or why it cannot be. */
export type Changed =
  | { readonly text: string; readonly findings: readonly ShownFinding[] }
  | { readonly obstacle: string; readonly isChoice: boolean };

/** Files that were mended. */
export interface Fixed {
  readonly files: readonly NamedText[];
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

/** How the work differs from another edition; what is disclosed less stands first. */
export interface Compared {
  /** The region and the editions. */
  readonly title: string;
  readonly old: string;
  readonly counts: string;
  readonly told: readonly string[];
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly kind: string;
      readonly breaking: boolean;
      readonly name: string;
      readonly lines: readonly string[];
      readonly ref?: Ref;
    }[];
  }[];
  readonly guides: readonly { readonly kind: string; readonly breaking: boolean; readonly line: string }[];
  readonly about: readonly string[];
}

/** The work as it stands. */
export interface WorkAsk {
  readonly work: NamedBytes;
  /** The other files that were changed. */
  readonly beside?: readonly NamedBytes[];
  /** A parent that is not there is taken for the national catalogue. */
  readonly asNational: boolean;
}

/** Everything that the worker can be asked, with what it answers. */
export interface Calls extends GuideCalls, ImportCalls, ReviewCalls {
  /** The files that all is made from; those of before are forgotten. */
  open: {
    readonly ask: { readonly files: readonly NamedBytes[] };
    readonly answer: Opened;
  };
  /** Checks the work, whose bytes may be new. */
  check: { readonly ask: WorkAsk; readonly answer: Snapshot };
  /** Everything about one item of the work. */
  detail: { readonly ask: { readonly ref: Ref }; readonly answer: ItemDetail | undefined };
  /** What would come of changes; the work itself stays. The findings are those about an item. */
  change: {
    readonly ask: { readonly intents: readonly DeskIntent[]; readonly ref?: Ref };
    readonly answer: Changed;
  };
  /** What would come of the remedy of one finding, by its key, or of all that are safe; the work itself stays. */
  fix: { readonly ask: { readonly key?: string }; readonly answer: Fixed };
  /** Compares the work as it was checked last with another edition of it; without one with what it was when it was opened. */
  compare: {
    readonly ask: { readonly other?: readonly NamedBytes[] };
    readonly answer: Compared | { readonly refused: string };
  };
  /** Makes the outputs of the work as it was checked last. */
  build: { readonly ask: BuildChoice; readonly answer: BuildAnswer };
  /** Texts as they may be kept where others look: without contacts and numbers. */
  bare: {
    readonly ask: { readonly texts: readonly string[] };
    readonly answer: readonly string[];
  };
  /** The work with all that belongs to it, as one archive, whatever was checked last. */
  pack: { readonly ask: WorkAsk; readonly answer: Uint8Array };
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
