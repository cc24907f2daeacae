/** The programming interface of mulu. What is not listed here may change at any time. */

export type Lang = 'zh' | 'en';

/** Where layers are read from. Reading is all that is done with it. */
export interface Host {
  /** The bytes of a file, or why there are none. Names use `/` and are relative to the host. */
  readonly read: (name: string) => Promise<
    | Uint8Array
    | {
        readonly problem: 'missing' | 'not-a-file' | 'too-large' | 'no-access' | 'failed';
        /** With `failed`: what the system calls its reason, such as `EIO`. */
        readonly code?: string;
      }
  >;
  /** The sorted names inside a folder; undefined if it is none. */
  readonly list: (folder: string) => Promise<readonly string[] | undefined>;
}

export interface Options {
  /** Where the files are; `readFolder('.')` if it is not given. */
  readonly host?: Host;
  /** The day to judge by and to print (`2026-12-01`); else the `effective` of each layer. */
  readonly date?: string;
  /** Language of the messages; Chinese if it is not given. */
  readonly lang?: Lang;
  /** A folder of the host with the pinned parents: what layers bring along does not count. */
  readonly base?: string;
}

/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Spot {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** One finding, as in `mulu validate --format json` (schemas/findings.schema.json). */
export interface Finding extends Spot {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly cell: string | null;
  readonly item: string | null;
  readonly field: string | null;
  readonly clause: string | null;
  readonly fix: string | null;
  readonly related: readonly (Spot & { readonly message: string })[];
  readonly overlaps: readonly string[];
  readonly accepted?: { readonly reason: string; readonly [key: string]: unknown };
}

/** What `mulu validate --format json` prints. */
export interface Report {
  readonly tool: { readonly name: 'mulu'; readonly version: string };
  readonly date: string | null;
  readonly register: { readonly asOf: string };
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

/** One column of an item: the value, as it is printed, and how far it can be trusted. */
export interface Cell {
  readonly value: unknown;
  readonly printed: string;
  readonly trust: 'attested' | 'seen' | 'listed' | 'pattern' | 'inferred' | 'local';
  readonly [key: string]: unknown;
}

export interface Item {
  /** `employment/1.2`: permanent inside an edition. */
  readonly ref: string;
  /** The key of its domain, such as `employment`. */
  readonly domain: string;
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly parent?: string;
  readonly title: string;
  /** Whether the item is in the published catalogue; tombstones are not. */
  readonly listed: boolean;
  readonly fields: { readonly [field: string]: Cell | undefined };
  readonly [key: string]: unknown;
}

/** One domain with all its items in the order of the official table, tombstones included. */
export interface Domain {
  readonly domain: string;
  readonly name: string;
  /** The heading of the table. */
  readonly title: string;
  /** The edition of its standard catalogue, where it is not the one of the whole. */
  readonly edition?: string;
  readonly items: readonly Item[];
}

/** The resolved catalogue, as in `catalogue.json` (schemas/compilation.schema.json, which has every key). */
export interface Catalogue {
  /** Raised when a key changes its meaning or goes away. */
  readonly format: number;
  /** Errors stand; do not publish. */
  readonly draft: boolean;
  readonly region: { readonly code?: string; readonly name: string; readonly level: string; readonly kind?: string };
  readonly date?: string;
  readonly edition?: string;
  readonly domains: readonly Domain[];
  readonly [key: string]: unknown;
}

export interface Compiled {
  /** No error stands: the catalogue may be published. */
  readonly ok: boolean;
  /** Absent when the layer or its chain could not be read. With errors it is a draft: refused values are not in it. */
  readonly catalogue?: Catalogue;
  readonly findings: readonly Finding[];
}

/** How many differences there are of each class. */
export interface DiffClasses {
  readonly removed: number;
  readonly added: number;
  readonly moved: number;
  readonly renamed: number;
  readonly loosened: number;
  readonly tightened: number;
  readonly 'basis-updated': number;
  readonly changed: number;
}

/** A value on one side of a difference, and where it is written. */
export interface DiffSide {
  readonly [key: string]: unknown;
}

/** One difference. */
export interface Difference {
  /** Class, item and field: the same whatever line or wording. */
  readonly id: string;
  readonly class: keyof DiffClasses;
  /** Less is disclosed than before, or that cannot be told. */
  readonly breaking: boolean;
  /** The catalogue above changed alike. */
  readonly repeated: boolean;
  readonly disclosure: string;
  readonly domain: string;
  readonly item: string;
  /** `null`: the item as a whole. */
  readonly field: string | null;
  readonly relation: 'moved' | 'split' | 'merged' | null;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly old: DiffSide | null;
  readonly new: DiffSide | null;
}

/** A region with its catalogue, on one side alone. */
export interface DiffSole {
  readonly region: { readonly code?: string; readonly name: string; readonly level: string };
  readonly file: string;
  readonly standard: string;
  readonly edition?: string;
  readonly effective?: string;
}

/** What `mulu diff --format json` prints (schemas/diff.schema.json). */
export interface DiffReport {
  readonly format: number;
  readonly tool: { readonly name: 'mulu'; readonly version: string };
  readonly date: string | null;
  readonly old: string;
  readonly new: string;
  readonly summary: {
    readonly catalogues: number;
    readonly differences: number;
    readonly breaking: number;
    readonly classes: DiffClasses;
  };
  readonly comparisons: readonly {
    readonly region: DiffSole['region'];
    readonly old: Omit<DiffSole, 'region'>;
    readonly new: Omit<DiffSole, 'region'>;
    readonly summary: { readonly differences: number; readonly breaking: number; readonly classes: DiffClasses };
    readonly about: readonly { readonly part: string; readonly from: string; readonly to: string }[];
    /** How their guides differ; absent where they do not. */
    readonly guides?: readonly {
      readonly item: string;
      readonly field: string | null;
      readonly breaking: boolean;
      readonly message: string;
    }[];
    readonly differences: readonly Difference[];
  }[];
  readonly added: readonly DiffSole[];
  readonly removed: readonly DiffSole[];
  readonly uncompared: readonly { readonly side: 'old' | 'new'; readonly file: string; readonly message: string }[];
}

/** 审核意见: 同意备案, 限期补正, 不予备案. */
export type Proposal = 'agree' | 'correct' | 'return' | 'refuse' | 'hold';

/** What a reviewer decided about one finding, as in `rulings.yaml` (schemas/rulings.schema.json); without `decision` it is open. */
export interface Ruling {
  /** Its `fingerprint`. */
  readonly finding: string;
  readonly decision: 'accept' | 'reject' | '认可' | '不认可' | null;
  readonly by?: string | null;
  readonly date?: string | null;
  readonly note?: string | null;
}

/** Everything that reviewers decided: a rulings file as data (schemas/rulings.schema.json). */
export interface Rulings {
  readonly rulings?: readonly Ruling[] | null;
  /** Decisions on equal findings of several regions: a fingerprint without its region. */
  readonly groups?: readonly (Omit<Ruling, 'finding'> & { readonly group: string })[] | null;
  /** What the reviewer found besides. */
  readonly findings?:
    | readonly {
        readonly submission: string;
        readonly message: string;
        readonly item?: string | null;
        readonly fix?: string | null;
        readonly kind?: 'correct' | 'explain' | '须改正' | '请说明' | null;
        readonly by: string;
        readonly date: string;
      }[]
    | null;
  /** Decisions on whole submissions, named by key or file. */
  readonly submissions?:
    | readonly {
        readonly submission: string;
        readonly decision?:
          | 'refuse'
          | 'return'
          | 'correct'
          | 'accept'
          | '不予备案'
          | '退回重报'
          | '限期补正'
          | '同意备案'
          | 'agree'
          | '认可'
          | null;
        readonly by?: string | null;
        readonly date?: string | null;
        readonly note?: string | null;
        /** 补正期限. */
        readonly deadline?: string | null;
        /** 发文字号. */
        readonly number?: string | null;
        /** 备案登记号. */
        readonly register?: string | null;
      }[]
    | null;
  /** Of several submissions of one region the one that counts: region → file. */
  readonly use?: { readonly [region: string]: string | null } | null;
}

export interface ReviewOptions extends Options {
  /** Who has to file. */
  readonly expected?: readonly { readonly code?: string; readonly name: string; readonly deadline?: string }[];
  /** The decisions of earlier rounds. */
  readonly rulings?: readonly Ruling[] | Rulings;
  /** What `review` gave in the last round, or its `review.json`. */
  readonly previous?: ReviewReport;
}

/** A finding of a submission. */
export interface ReviewFinding {
  /** Region, rule, item, field and a hash of the value: the same in the next round as long as the value is. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  readonly item: string | null;
  readonly field: string | null;
  readonly clause: string | null;
  readonly fix: string | null;
  readonly since: 'new' | 'again' | null;
  readonly [key: string]: unknown;
}

/** One submission. */
export interface Submission {
  /** The code of the region, else a number: names its sheet. */
  readonly key: string;
  /** The file or folder that was sent in. */
  readonly name: string;
  readonly title: string;
  readonly region: {
    readonly code: string | null;
    readonly name: string;
    readonly level: string;
    readonly kind: string | null;
  } | null;
  readonly proposal: Proposal;
  /** Why it is held, where `proposal` is `hold`: no paper leaves, no sum counts it. */
  readonly hold: 'versions' | 'unlisted' | 'parent' | 'reviewer' | 'superseded' | null;
  /** Why it goes back or is held, or why nothing could be compiled. */
  readonly cause: string | null;
  readonly arrival: 'on-time' | 'late' | 'undated' | 'open';
  readonly totals: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly answered: number;
    readonly accepted: number;
  };
  readonly findings: readonly ReviewFinding[];
  readonly [key: string]: unknown;
}

/** What `mulu review` writes to `review.json` (schemas/review.schema.json, which has every key). */
export interface ReviewReport {
  /** Raised when a key changes its meaning or goes away. */
  readonly format: number;
  readonly tool: { readonly name: 'mulu'; readonly version: string };
  readonly date: string | null;
  readonly summary: {
    readonly submissions: number;
    readonly agree: number;
    readonly correct: number;
    readonly return: number;
    readonly refuse: number;
    readonly held: { readonly [cause: string]: number };
    readonly expected: number | null;
    readonly missing: number | null;
    readonly late: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly answered: number;
    readonly accepted: number;
  };
  readonly submissions: readonly Submission[];
  readonly [key: string]: unknown;
}

/** Compiles one layer, or `national`. Bad input comes back as findings, never as an exception. */
export declare function compile(layer: string, options?: Options): Promise<Compiled>;

/** Checks files; their parents are read along `extends`. */
export declare function validate(files: string | readonly string[], options?: Options): Promise<Report>;

/** How the layer `now` differs from `old`. A layer that cannot be resolved is a `TypeError`. */
export declare function diff(
  old: string,
  now: string,
  options?: Options & { readonly oldHost?: Host },
): Promise<DiffReport>;

/**
 * Reviews what was sent in: everything in a folder of the host, a file or a folder each, or the files and folders that are
 * named. A bad submission is one that is refused, never an exception; a folder that is not there, and lists that do not fit
 * their schema, are a `TypeError`.
 */
export declare function review(submissions: string | readonly string[], options?: ReviewOptions): Promise<ReviewReport>;

/** The files below a folder. Nothing outside of it is read, neither by `..` nor by a link. */
export declare function readFolder(folder: string): Host;

/** Files that are held in memory, by name. */
export declare function inMemory(files: { readonly [name: string]: string | Uint8Array }): Host;

/** The version of mulu. */
export declare const version: string;
