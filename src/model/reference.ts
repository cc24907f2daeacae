import type { Assessment } from './assessment.ts';
import type { DomainId, LevelId, OmissionReason, Ref } from './catalogue.ts';
import type { Domain } from './domain.ts';
import type { WorkCalendar } from './working-days.ts';

/** A legal document of the register. Dates are ISO; `null` means not seen, not absent. */
export interface LegalDocument {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly number: string | null;
  readonly numberVariants: readonly {
    readonly number: string;
    readonly kind: 'original' | 'revision' | 'amending-decision';
  }[];
  readonly rank: string;
  readonly region?: string;
  readonly status: 'in-force' | 'amended' | 'repealed' | 'superseded' | 'time-bound' | 'unknown';
  readonly replacedBy: string | null;
  readonly since: string | null;
  readonly validUntil: string | null;
  readonly latestAmended?: string | null;
  readonly citation: string;
  /** Forms that copies of the national table misprint: what is printed is `citation`. */
  readonly miscopied?: readonly string[];
  readonly role: 'disclosure' | 'business';
  readonly confidence: 'full-text' | 'web' | 'background';
  readonly statusConfidence: 'full-text' | 'web' | 'background';
  /** The forms in which its numbers and its names are looked up, prepared when the tool is built. */
  readonly keys?: { readonly numbers: readonly string[]; readonly titles: readonly string[] };
}

/** One of the 13 boxes of 公开渠道和载体. The box `other` takes free text. */
export interface Channel {
  readonly name: string;
  readonly aliases: readonly string[];
  /** In a table: a name that ends so is this box, with a remark. */
  readonly endings?: readonly string[];
  /** In a table: two of these kinds side by side are this box, with a remark. */
  readonly parts?: readonly (readonly string[])[];
  readonly other?: true;
  /** The box that 主动 items must tick (条例 23, 24). */
  readonly website?: true;
}

/** A key of the element dictionary and every label that the published tables use for it. */
export interface Element {
  readonly id: string;
  readonly name: string;
  readonly labels: readonly string[];
}

/** 五公开: what of an action of government is made public. */
export type OpennessId = 'decision' | 'execution' | 'management' | 'service' | 'result';

/** One of the five: elements of the dictionary, labels outside of it, and words inside of labels that belong to it. */
export interface Openness {
  readonly id: OpennessId;
  readonly name: string;
  readonly elements: readonly string[];
  readonly labels: readonly string[];
  readonly words: readonly string[];
}

/** A column of 公开层级 and its names in published tables. */
export interface LevelName {
  readonly id: LevelId;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Digit classes of GB/T 2260 region codes; ranges are inclusive. */
export interface RegionCodes {
  readonly provinces: readonly { readonly prefix: string; readonly name: string }[];
  readonly cityDigits: readonly (readonly [number, number])[];
  readonly countyDigits: readonly (readonly [number, number])[];
  /** Prefixes that are reserved for examples and tests. */
  readonly examples: readonly string[];
}

/** A limit that law sets for 主动公开 whatever a catalogue says. `titles`: only for items whose title holds one of these words. */
export interface StatutoryLimit {
  readonly id: string;
  readonly timeLimit: string;
  readonly titles: readonly string[];
  readonly clause: string;
}

/**
 * What a limit counts from: the information is made or changed (条例 26), produced or obtained (the two ways of being made,
 * 条例 2), or a decision is taken.
 */
export type KnownEvent = 'made' | 'changed' | 'produced' | 'obtained' | 'decided';

/** The words that 公开时限 is written with; what none of them accounts for is not understood. */
export interface LimitWords
  extends Readonly<
    Record<
      | 'subjects' // of events and verbs
      | 'matters' // subjects that are a part of what there is
      | 'openers' // before events: 自
      | 'joiners' // between events
      | 'starts' // behind events: 之日起
      | 'limiters' // before an amount: 不超过
      | 'inside' // behind an amount: 内
      | 'adverbs'
      | 'placed' // before a place: 在
      | 'placeOwners' // before a place: 县
      | 'places'
      | 'placeEnds'
      | 'verbs'
      | 'updates' // count only beside a verb, an instant or a period
      | 'links' // between verbs
      | 'instant'
      | 'promptly'
      | 'standing'
      | 'periodEnds'
      | 'before' // behind a date
      | 'once'
      | 'headings'
      | 'scopeOpeners'
      | 'scopeEnds'
      | 'rest' // everything but the scopes
      | 'tails' // accepted to the letter
      | 'handling', // what only 办理时限 speaks of
      readonly string[]
    >
  > {
  readonly events: readonly { readonly id: KnownEvent; readonly words: readonly string[] }[];
  /** Lengths in hours. */
  readonly units: readonly {
    readonly words: readonly string[];
    readonly unit: 'workday' | 'day';
    readonly longest: number;
    readonly shortest: number;
  }[];
  /** Amounts that need no number. */
  readonly halves: LimitWords['units'];
  readonly periods: readonly { readonly days: number; readonly words: readonly string[] }[];
  /** `decided`: what is disclosed is the decision itself. */
  readonly scopes: readonly { readonly name: string; readonly decided?: true }[];
}

/** A handling limit (办理时限) that law sets for an item, in 工作日. */
export interface HandlingLimit {
  readonly items: readonly string[];
  readonly workdays: number;
  readonly clause: string;
}

/** The partial order of legal effect, and how to class a document that the register does not hold. */
export interface Ranks {
  readonly ranks: readonly { readonly id: string; readonly name: string }[];
  readonly edges: readonly { readonly above: string; readonly below: readonly string[] }[];
  /** First match wins; `match` is a regular expression on the number key or the title. */
  readonly signals: readonly { readonly on: 'number' | 'title'; readonly match: string; readonly rank: string }[];
  readonly notNormative: readonly string[];
  readonly placeholders: readonly string[];
}

/**
 * What a concept that is left over in a name means: `ordinary` nothing; `group` (whom), `qualifier`, `step`: a part of
 * the item; `field`, `object`, `act`, `outside`: another thing.
 */
export type ConceptKind = 'ordinary' | 'group' | 'qualifier' | 'step' | 'field' | 'object' | 'act' | 'outside';

/** A concept of the trade and the words for it. `implies`: concepts that are there with it. */
export interface Concept {
  readonly id: string;
  readonly kind: ConceptKind;
  readonly implies?: readonly string[];
  readonly words: readonly string[];
}

/** What names of items are made of. Patterns are concepts with blanks between; `a|b` either, `a?` may be there. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly items: readonly {
    readonly item: string;
    readonly is?: readonly string[];
    readonly part?: readonly string[];
    readonly own?: readonly string[];
    readonly not?: readonly string[];
  }[];
  readonly covers: readonly { readonly items: readonly string[]; readonly is: readonly string[] }[];
}

/** A word of the trade and the concept that it stands for. */
export interface Word {
  readonly word: string;
  readonly concept: string;
}

/** One pattern of an item: every group needs one of its concepts; `known` are all concepts that it accounts for. */
export interface Pattern {
  readonly items: readonly Ref[];
  readonly relation: 'same' | 'part' | 'covers';
  readonly needs: readonly (readonly string[])[];
  readonly known: readonly string[];
  /** Concepts that make the name another thing. */
  readonly not: readonly string[];
  /** Written `*`: a thing so much its own that no further act or object of the trade makes it another. */
  readonly any: boolean;
  /** Only for a name that is added to this domain. */
  readonly domain?: DomainId;
}

/** The lexicon as it is looked up, as entries of maps. */
export interface PreparedLexicon {
  /** Words by first character, longest first. */
  readonly words: readonly (readonly [first: string, words: readonly Word[]])[];
  readonly kinds: readonly (readonly [concept: string, kind: ConceptKind])[];
  readonly implied: readonly (readonly [concept: string, implied: readonly string[]])[];
  readonly patterns: readonly Pattern[];
  /** Indexes of the patterns by each concept of their rarest need. */
  readonly byConcept: readonly (readonly [concept: string, patterns: readonly number[]])[];
}

/** Words that take back what is disclosed, in the fields where anything may be written. */
export interface Retractions {
  readonly entries: readonly {
    readonly fields: readonly string[];
    /** The value is not applied. */
    readonly refuse?: true;
    readonly words: readonly string[];
    readonly whole: readonly string[];
  }[];
  /** Phrases of the trade that hold such a word. */
  readonly ordinary: readonly string[];
}

/** A kind of file that a desk receives and that is no layer; `again` is there where it may hold another version. */
export interface OfficeFormat {
  readonly id: 'table' | 'archive' | 'scan' | 'mail' | 'text';
  readonly name: string;
  readonly endings: readonly string[];
  readonly again?: string;
}

/** What a column of a list of regions may hold. */
export type ListColumn = 'serial' | 'phone' | 'contact' | 'code' | 'received' | 'deadline' | 'city' | 'name';

/** How provinces write the list of those who file. */
export interface ListWords {
  /** Words in a heading that tell its column, the first that fits; `exact` ones are the whole heading. */
  readonly columns: readonly {
    readonly column: ListColumn;
    readonly words: readonly string[];
    readonly exact?: readonly string[];
  }[];
  /** Names of bodies that leave the region when they are taken off the end. */
  readonly bureaus: readonly string[];
  readonly cities: readonly string[];
  readonly totals: readonly string[];
  readonly remarks: readonly string[];
  /** What a whole cell says of a region that does not file any more. */
  readonly withdrawn: readonly string[];
  /** What stands before the region that it went into. */
  readonly joined: readonly string[];
}

/** What is written in a layer, in words of an office: whole phrases first, then words outside of quotes. */
export interface PaperWords {
  readonly phrases: readonly { readonly words: readonly string[]; readonly say: string }[];
  readonly words: readonly { readonly words: readonly string[]; readonly say: string }[];
}

/** A fixed word of a layer, or of a guide, where it stands (`region/level`; `*` is any step), and what else is said for it. */
export interface FixedWord {
  readonly of?: 'guide';
  readonly at: string;
  readonly means: string;
  readonly words: readonly string[];
}

/** Habits of offices: names that are passed over (`*` is anything), kinds of file, and how a review's result is worded. */
export interface Office {
  readonly debris: readonly string[];
  /** Names of what is written for people, passed over without a word. */
  readonly notes: readonly string[];
  readonly formats: readonly OfficeFormat[];
  readonly results: { readonly [part in 'negative' | 'neutral' | 'positive' | 'filler']: readonly string[] };
  readonly lists: ListWords;
  readonly paper: PaperWords;
  /** Why an item is not listed, in words that mean it. */
  readonly omissions: readonly { readonly reason: OmissionReason; readonly words: readonly string[] }[];
  readonly fixed: readonly FixedWord[];
  /** What keys are called in Chinese. */
  readonly keys: readonly { readonly key: string; readonly words: readonly string[] }[];
}

/** The words that guides are written with. */
export interface GuideWords
  extends Readonly<
    Record<
      | 'proofs' // a material with such a word is a proof
      | 'identity' // and with such a one it is not
      | 'papers' // a material by itself ends with one of these
      | 'anyOf' // one of the papers named will do
      | 'proofRanks'
      | 'conditionRanks'
      | 'catchAll'
      | 'vague'
      | 'instant'
      | 'supplement'
      | 'once'
      | 'review'
      | 'suit'
      | 'refusal'
      | 'reason'
      | 'remedy'
      | 'fullyOnline'
      | 'mail'
      | 'offices'
      | 'notNames'
      | 'regionEndings' // a name of a region ends with one of these
      | 'notRegions' // and with none of these
      | 'streets' // stands before the number of a house
      | 'hotlines'
      | 'formEndings'
      | 'requestNeeds'
      | 'oralRefused',
      readonly string[]
    >
  > {
  /** How a window takes a paper, from light to heavy. */
  readonly handovers: readonly { readonly level: number; readonly words: readonly string[] }[];
  /** Redress by a way of its own, for items whose name has a word. */
  readonly ownRemedies: readonly { readonly word: string; readonly of: string }[];
  /** Elements of 公开内容 that are written as one. */
  readonly compounds: readonly { readonly label: string; readonly elements: readonly string[] }[];
}

/** The facts that code consults; loaded from catalogues/reference. */
export interface Reference {
  /** The domains of the national edition that comes with the tool, in its order. */
  readonly domains: readonly Domain[];
  readonly register: { readonly asOf: string; readonly documents: readonly LegalDocument[] };
  readonly channels: readonly Channel[];
  readonly elements: readonly Element[];
  readonly openness: readonly Openness[];
  readonly levels: readonly LevelName[];
  readonly regions: RegionCodes;
  readonly limits: readonly StatutoryLimit[];
  readonly limitWords: LimitWords;
  /** 放假调休 by year: what 工作日 are. */
  readonly workingDays: WorkCalendar;
  /** What catalogues are assessed by, unless a province says otherwise. */
  readonly assessment: Assessment;
  readonly handlingLimits: readonly HandlingLimit[];
  readonly ranks: Ranks;
  readonly retractions: Retractions;
  readonly office: Office;
  readonly guideWords: GuideWords;
  readonly lexicon: PreparedLexicon;
}
