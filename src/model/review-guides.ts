import type { Ref } from './catalogue.ts';
import type { ReviewFinding, ReviewPlace } from './review.ts';
import type { Text } from './text.ts';

/**
 * What becomes of a guide: it can be published, an error withholds it, or the row promises more than it says (`unfinished`).
 */
export type GuideState = 'sound' | 'withheld' | 'unfinished';

/** One guide of a submission in numbers, its own or that of a layer above. */
export interface GuideRow {
  readonly item: Ref;
  /** Number and title. */
  readonly title: string;
  readonly state: GuideState;
  /** What withholds it: the errors in it, and in those that it rests on. */
  readonly why: readonly Text[];
  readonly isOwn: boolean;
  /** 承诺时限 as written, and the working days that it is, where it is so many. */
  readonly promised?: string;
  readonly days?: number;
  /** The working days that law allows. */
  readonly legalDays?: number;
  /** Papers to be brought, those that the guide above does not ask for, and how many of that need not be brought. */
  readonly materials: number;
  readonly added: readonly string[];
  readonly waived: number;
  /** 到现场次数. */
  readonly visits?: number;
  readonly hasChart: boolean;
  /** ISO date of the last comparison with practice. */
  readonly checked?: string;
}

/** What a guide may still have of the region that it was copied from. */
export const tracedKinds = ['region', 'phone', 'address'] as const;
export type TracedKind = (typeof tracedKinds)[number];

/** Words of a guide that name a region, a phone or an address which its own layer does not have. */
export interface Trace {
  readonly kind: TracedKind;
  /** What it is told apart by; a phone is never kept as it is. */
  readonly key: string;
  /** As it is printed. */
  readonly text: string;
  readonly item?: Ref;
  readonly title: string;
  readonly place: ReviewPlace;
}

/** The phones and addresses of a layer, as traces name them. */
export type Landmarks = readonly Pick<Trace, 'kind' | 'key'>[];

/** Words of a guide that are those of another submission. */
export interface CopiedName extends Omit<Trace, 'key'> {
  /** Whose name, phone or address it is. */
  readonly of: readonly { readonly key: string; readonly title: string }[];
}

/** What the guides of one submission come to, before others are held beside it. */
export interface SummaryGuides {
  readonly rows: readonly GuideRow[];
  /** Of the guide files: they never touch the result. */
  readonly findings: readonly Omit<ReviewFinding, 'ruling' | 'since'>[];
  readonly traces: readonly Trace[];
  readonly landmarks: Landmarks;
}

/** The guides of one submission, as they are printed. */
export interface ReviewGuides {
  readonly rows: readonly GuideRow[];
  readonly findings: readonly ReviewFinding[];
  readonly copied: readonly CopiedName[];
  /** What is usual elsewhere, by item; absent where fewer than three say it. */
  readonly usual: { readonly [item: string]: Usual };
}

/** The median of all submissions. */
export interface Usual {
  readonly days?: number;
  readonly materials?: number;
  readonly visits?: number;
}

/** Least, median and most of what submissions say. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** One item over all submissions that have a guide of it. */
export interface GuidedItem {
  readonly item: Ref;
  readonly title: string;
  readonly submissions: readonly string[];
  readonly days?: Spread;
  readonly materials: Spread;
  readonly visits?: Spread;
}

/** What only shows when guides are held beside each other. */
export interface GuidesAcross {
  readonly items: readonly GuidedItem[];
  /** Papers that several ask for and the guide above does not: its office should decide. */
  readonly added: readonly {
    readonly item: Ref;
    readonly title: string;
    readonly material: string;
    readonly submissions: readonly string[];
  }[];
}

/** Fewer than this say nothing about what is usual. */
export const fewestGuides = 3;
