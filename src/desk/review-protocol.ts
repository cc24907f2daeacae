/** What the page and its worker say to each other of a review. */
import type { NamedBytes, Snapshot } from './protocol.ts';

/** What is reviewed, and with what. */
export interface ReviewAsk {
  /** What was sent in: each file and each folder at the top is a submission; or one archive of them. */
  readonly submissions: readonly NamedBytes[];
  /** The approved texts that parents are held against. */
  readonly base: readonly NamedBytes[];
  /** Who has to file. */
  readonly expected?: NamedBytes;
  /** The decisions so far: rulings.yaml or review.xlsx. */
  readonly rulings?: NamedBytes;
  /** The review.json of the last round. */
  readonly previous?: NamedBytes;
}

/** A review that is begun, or why it is not. */
export type ReviewOpened =
  | { readonly refused: string }
  | { readonly count: number; readonly next?: string; readonly told: readonly string[] };

/** How far a review is. `next` is the submission that comes now: where the worker hangs, it is that one. */
export type ReviewStep =
  | { readonly phase: 'reading'; readonly done: number; readonly next: string }
  | { readonly phase: 'writing'; readonly files: number }
  | {
      readonly phase: 'done';
      readonly count: number;
      readonly results: readonly { readonly name: string; readonly count: number }[];
      readonly missing?: number;
      readonly told: readonly string[];
      readonly files: readonly { readonly path: string; readonly size: number }[];
    };

/** What may be written in a decision. */
export type DecisionPart = 'decision' | 'by' | 'date' | 'note' | 'deadline' | 'number' | 'register';

/** Something that is to be decided on: a finding of several regions or of one, or a submission as a whole. */
export interface Decision {
  /** The list of the file, and the place in it. */
  readonly list: 'groups' | 'rulings' | 'submissions';
  readonly at: number;
  /** The submissions that have it; what several regions have alike names none. */
  readonly keys?: readonly string[];
  readonly severity?: string;
  readonly tone?: 'error' | 'warning' | 'info';
  /** How the region answered it. */
  readonly answer?: string;
  /** What was found; of a whole what is proposed, or what it waits for. */
  readonly message: string;
  readonly place?: string;
  /** Nobody may wave it through else. */
  readonly mayAccept: boolean;
  readonly said: { readonly [part in DecisionPart]?: string };
}

/** A fault that the reviewer found, which the rules do not tell. */
export interface OwnFound {
  /** The key of the submission, or its name. */
  readonly submission: string;
  readonly message: string;
  readonly item: string;
  readonly fix: string;
  readonly kind: '须改正' | '请说明';
}

/** Versions of one region, of which one is to be chosen. */
export interface Version {
  readonly region: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly chosen?: string;
}

/** What a reviewer found, signed and dated. */
export interface SignedFound extends OwnFound {
  readonly by: string;
  readonly date: string;
}

/** All that is to be decided on in a review. */
export interface Decisions {
  readonly versions: readonly Version[];
  readonly groups: readonly Decision[];
  readonly findings: readonly Decision[];
  readonly wholes: readonly Decision[];
  /** What the reviewer found, in the order of the file. */
  readonly own: readonly OwnFound[];
  readonly regions: readonly { readonly key: string; readonly title: string; readonly name: string }[];
}

/** What may be asked of a review. */
export interface ReviewCalls {
  reviewOpen: { readonly ask: ReviewAsk; readonly answer: ReviewOpened };
  /** Goes on for a moment. */
  reviewStep: { readonly ask: Record<string, never>; readonly answer: ReviewStep };
  /** One submission as it stands in its catalogue with what was found, by the name of its sheet; none where there is no catalogue to show. */
  reviewRead: { readonly ask: { readonly key: string }; readonly answer: Snapshot | undefined };
  /** One file of the result. */
  reviewFile: { readonly ask: { readonly path: string }; readonly answer: Uint8Array | undefined };
  /** What is to be decided on in a finished review. */
  reviewDecisions: { readonly ask: Record<string, never>; readonly answer: Decisions };
  /** The file of decisions with what was decided, as the next round takes it. */
  reviewDecide: {
    readonly ask: {
      readonly decided: readonly Pick<Decision, 'list' | 'at' | 'said'>[];
      readonly chosen: readonly Required<Pick<Version, 'region' | 'chosen'>>[];
      readonly found: readonly SignedFound[];
      /** Places of what the reviewer found before, and takes back. */
      readonly dropped: readonly number[];
    };
    readonly answer: Uint8Array;
  };
  /** All of it as one archive. */
  reviewZip: { readonly ask: Record<string, never>; readonly answer: Uint8Array };
  /** Lets go of everything. */
  reviewEnd: { readonly ask: Record<string, never>; readonly answer: boolean };
}
