import type { FieldId, Filing, OmissionReason, Ref, Region } from './catalogue.ts';
import type { Section } from './domain.ts';
import type { Due } from './due-day.ts';
import type { Severity } from './finding.ts';
import type { ReviewAssessment } from './review-assessment.ts';
import type { GuidesAcross, ReviewGuides, SummaryGuides } from './review-guides.ts';
import type { Standing } from './standing.ts';
import type { Text } from './text.ts';

/**
 * 审核意见, the gravest first: 不予备案, 退回重报, 限期补正, a hold (待处理), 同意备案. 不予备案 is never proposed: only a
 * reviewer decides it.
 */
export const proposals = ['refuse', 'return', 'correct', 'hold', 'agree'] as const;
export type Proposal = (typeof proposals)[number];

/** What a reviewer may decide on a whole submission. To agree is none of it: what is open is ruled on, finding by finding. */
export const verdicts = ['refuse', 'return', 'correct'] as const satisfies readonly Proposal[];

/**
 * Why a submission is held, so that no paper leaves and no sum counts it: 待选定版本, 名单外, 待上级, 待审核人处理, and
 * 未选用 for the versions beside the chosen one.
 */
export const holdCauses = ['versions', 'unlisted', 'parent', 'reviewer', 'superseded'] as const;
export type HoldCause = (typeof holdCauses)[number];

/** A line of a source file around a place; `from` and `to` are offsets of the marked part in `text`. */
export interface Frame {
  readonly line: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What a reviewer decided about one finding. */
export interface Ruling {
  /** Fingerprint of the finding. */
  readonly finding: string;
  readonly decision: 'accept' | 'reject';
  readonly by: string;
  readonly date: string;
  readonly note?: string;
  /** The group of equal findings that was decided on as one. */
  readonly group?: string;
}

/** What a reviewer decided about a group of equal findings: rule, item, field and value are the same. */
export interface GroupRuling extends Omit<Ruling, 'finding' | 'group'> {
  readonly group: string;
}

/** What a reviewer notes of a whole submission beside the decision: for its sheet and the letter that goes out. */
export interface DeskNote {
  readonly submission: string;
  /** 同意备案 was written: that counts only where nothing is open. */
  readonly agrees?: true;
  readonly by?: string;
  readonly date?: string;
  readonly note?: string;
  /** 补正期限: a day, or so many 工作日 after the letter. */
  readonly deadline?: string;
  /** 发文字号 of the letter to the region. */
  readonly number?: string;
  /** 备案登记号. */
  readonly register?: string;
}

/** A fault that the reviewer found. */
export interface OwnFinding {
  readonly submission: string;
  readonly message: string;
  readonly item?: string;
  readonly fix?: string;
  readonly severity: 'error' | 'warning';
  readonly by: string;
  readonly date: string;
}

/** What a reviewer decided about a whole submission, named by its key or its file. */
export interface SubmissionRuling {
  readonly submission: string;
  readonly decision: (typeof verdicts)[number];
  readonly by: string;
  readonly date: string;
  readonly note?: string;
}

/** Of several submissions of one region the one that counts, named by its key or its file. */
export interface Choice {
  readonly region: string;
  readonly submission: string;
}

/** Everything that reviewers decided. */
export interface Rulings {
  readonly findings: readonly Ruling[];
  readonly groups: readonly GroupRuling[];
  readonly verdicts: readonly SubmissionRuling[];
  readonly notes: readonly DeskNote[];
  readonly own: readonly OwnFinding[];
  readonly use: readonly Choice[];
}

/** A file without decisions. */
export const noRulings: Rulings = { findings: [], groups: [], verdicts: [], notes: [], own: [], use: [] };

/** The rule that findings of a reviewer stand under. */
export const ownRule = 'reviewer';

/** What equal findings of several regions have in common: a fingerprint without its region. */
export const groupOf = (fingerprint: string): string =>
  fingerprint.slice(fingerprint.indexOf(':') + 1).replace(/~\d+$/u, '');

/** Where a finding stands, as it is printed. */
export interface ReviewPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly cell?: string;
  readonly frame?: Frame;
}

/** A finding as a reviewer reads it, with the line it is about. */
export interface ReviewFinding extends ReviewPlace, Omit<Standing, 'answer'> {
  /** Region, rule, item, field and a hash of the value: the same in the next round as long as the value is. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Whether a warning must be answered (`Standing.answer`). */
  readonly asks: Standing['answer'];
  readonly message: Text;
  readonly fix?: Text;
  readonly clause?: string;
  readonly item?: Ref;
  readonly itemName?: string;
  readonly field?: FieldId;
  readonly related: readonly (ReviewPlace & { readonly message: Text })[];
  /** How the author answered a warning. */
  readonly answer?: string;
  readonly ruling?: Ruling;
  /** The layer below the submission that it is about; else the submission itself. */
  readonly below?: string;
  /** Against the last round, when there was one. */
  readonly since?: 'new' | 'again';
}

type Weighed = Pick<ReviewFinding, 'severity' | 'ruling' | 'answer'>;

/** Whether a finding asks something of the region: notes, answered warnings and what a reviewer accepted do not; what a reviewer rejected does. */
export const isOpen = ({ severity, ruling }: Weighed): boolean =>
  ruling ? ruling.decision === 'reject' : severity !== 'info';

/** Whether a submission is in sums: what is held counts nowhere. */
export const isCounted = ({ proposal }: Pick<Submission, 'proposal'>): boolean => proposal !== 'hold';

/** Whether a finding must be corrected: an open error, or what a reviewer rejected. */
export const isToCorrect = (finding: Weighed): boolean =>
  isOpen(finding) && (finding.severity === 'error' || finding.ruling !== undefined);

/** What an office above explained of an item. */
export interface ReviewExplanation {
  readonly item: Ref;
  readonly title: string;
  readonly text: string;
  readonly document?: string;
  /** The region whose office explained it. */
  readonly by: string;
}

/** What a region asks the office above, of an item or of the whole. */
export interface ReviewQuestion {
  readonly item?: Ref;
  readonly title?: string;
  readonly text: string;
}

export interface ReviewOmission {
  readonly item: Ref;
  readonly title: string;
  readonly reason: OmissionReason;
  readonly note: string;
  /** The region that left it out. */
  readonly by: string;
  /** Whether the submission itself left it out. */
  readonly own: boolean;
}

export interface ReviewAddition {
  readonly item: Ref;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** What tells the name apart from others, in words of the trade: equal for other names of the same thing. */
  readonly key: string;
}

/** Counts of one domain on a row of the review. */
export interface ReviewCounts {
  /** Confirmed second-level items of the standard, and how many of them are listed. */
  readonly standard: number;
  readonly covered: number;
  readonly level1: number;
  readonly level2: number;
  readonly level3: number;
  readonly added: number;
  readonly omitted: { readonly [reason in OmissionReason]: number };
  readonly tightened: number;
}

/** A layer of the chain above a submission. `origin`: pinned by the tool or by `--base`, or brought along. */
export interface ReviewParent {
  readonly name: string;
  readonly code?: string;
  readonly level: Region['level'];
  readonly origin: 'national' | 'base' | 'submission';
  /** Hash of what the layer says. */
  readonly digest?: string;
}

/** A layer below a submission that came with it: a heading of its own on the sheet, its errors count, it has no row in sums. */
export interface Below {
  /** Its region as findings name it. */
  readonly key: string;
  readonly title: string;
  readonly level: Region['level'];
  readonly file: string;
}

/** 设区市. */
export interface City {
  readonly code?: string;
  readonly name: string;
}

/** A domain, as a review prints it. */
export type ReviewDomain = Pick<
  Section,
  'id' | 'name' | 'short' | 'standard' | 'office' | 'clauses' | 'edition' | 'own'
>;

/** One submission: what is printed about it. Nothing else of it is kept. */
export interface Submission {
  /** The region's code, else a number: names its sheet, and the region in fingerprints. */
  readonly key: string;
  /** File or folder as it was sent in. */
  readonly name: string;
  /** It was sent in as tables, and made a layer for the review (由旧表转换). */
  readonly converted?: true;
  /** Scans that lie beside it: its stamped letter. */
  readonly letters?: readonly string[];
  readonly explained?: readonly ReviewExplanation[];
  readonly questions?: readonly ReviewQuestion[];
  /** Where records of how the catalogue is kept came along. */
  readonly assessment?: ReviewAssessment;
  readonly region?: Region;
  /** The name of the region, else of the file. */
  readonly title: string;
  /** It is a scan beside what its region has sent in to be judged: no version that could be chosen. */
  readonly isBeside?: true;
  readonly proposal: Proposal;
  /** Why it is held: there where `proposal` is `hold`. */
  readonly hold?: HoldCause;
  /** The reason of a hold or a return, or why nothing could be compiled. */
  readonly cause?: Text;
  /** What is to be done about it. */
  readonly remedy?: Text;
  /** The reviewer's own decision on the whole. */
  readonly verdict?: SubmissionRuling;
  /** What the reviewer noted beside it. */
  readonly desk?: DeskNote;
  /** 设区市 that it lies in, or is. */
  readonly city?: City;
  /** The region of the list that it is of. */
  readonly listed?: ExpectedRegion;
  readonly findings: readonly ReviewFinding[];
  /** Its guides, which have no part in the result; absent where there are none. */
  readonly guides?: ReviewGuides;
  readonly below: readonly Below[];
  readonly counts: { readonly [domain: string]: ReviewCounts } | undefined;
  /** The domains that it speaks for; those of all where it could not be read. */
  readonly domains: readonly ReviewDomain[];
  readonly titles: readonly string[];
  readonly omissions: readonly ReviewOmission[];
  readonly additions: readonly ReviewAddition[];
  readonly chain: readonly ReviewParent[];
  readonly filing: Summary['filing'];
  readonly edition?: string;
  readonly effective?: string;
  readonly deadline?: string;
  /** SHA-256 of the layer as sent in. */
  readonly sha256?: string;
  /** Hash of what the layer says apart from its region; absent when it says nothing of its own. */
  readonly digest?: string;
  /** `unclear`: it came soon after a last day of which nobody can say whether offices worked (无法判断). */
  readonly arrival: 'on-time' | 'late' | 'unclear' | 'undated' | 'open';
  /** 补正期限, as the ruling or the desk sets it. */
  readonly due?: Due;
  /** Against the last round; `first` is the result when it was reviewed first. */
  readonly since?: {
    readonly proposal?: Proposal;
    readonly first?: Proposal;
    readonly solved: number;
    readonly isNew: boolean;
    /** The key that it had then, where it is another one. */
    readonly key?: string;
  };
}

/**
 * One submission summed up, before anything is applied to it that the reviewer brings: who has to file, rulings, the
 * last round. It does not depend on the other submissions, so it can be made apart from them.
 */
export interface Summary
  extends Omit<
    Submission,
    | 'title'
    | 'isBeside'
    | 'proposal'
    | 'hold'
    | 'verdict'
    | 'desk'
    | 'city'
    | 'listed'
    | 'arrival'
    | 'due'
    | 'since'
    | 'findings'
    | 'guides'
    | 'counts'
    | 'domains'
    | 'filing'
  > {
  /** `key` is what it would have alone; a second submission of its region gets a number. */
  readonly findings: readonly SummaryFinding[];
  readonly guides?: SummaryGuides;
  readonly counts?: Submission['counts'];
  /** Absent where it could not be read. */
  readonly domains?: Submission['domains'];
  readonly filing: Pick<Filing, 'issuer' | 'receiver' | 'number' | 'date' | 'review'>;
  /** What becomes of it whatever its findings: it goes back, or a reviewer sees to it. Else its findings tell. */
  readonly outcome?: 'return' | 'hold';
  /** Whether it may be another version of the catalogue of its region; a scan is none. */
  readonly isVersion: boolean;
  /** Layers above that are not pinned have errors, or leave open what would be filed. */
  readonly isParentOpen: boolean;
  /** Of several versions the profile takes the newest. */
  readonly takesNewest: boolean;
  /** Where its region and its number are written. */
  readonly places: { readonly region?: ReviewPlace; readonly number?: ReviewPlace };
}

export type SummaryFinding = Omit<ReviewFinding, 'ruling' | 'since'>;

/** A region that has to file. */
export interface ExpectedRegion {
  readonly code?: string;
  readonly name: string;
  readonly deadline?: string;
  /** 设区市, as the list names it. */
  readonly city?: string;
  /** The day on which the list says that its letter came in. */
  readonly received?: string;
  /** Whom to ask; for the desk alone. */
  readonly contact?: string;
  readonly phone?: string;
}

/** A region that has not filed, with the city that it lies in. */
export interface MissingRegion extends ExpectedRegion {
  readonly place?: City;
  /** Its deadline is over on the day of the review; absent, too, where that cannot be told. */
  readonly isOver?: true;
}

/** Additions of several submissions that mean the same thing. */
export interface AdditionGroup {
  readonly domain: string;
  readonly names: readonly { readonly title: string; readonly submissions: readonly string[] }[];
  readonly submissions: readonly string[];
}

/** Who sends a letter, to whom, under which number. */
export interface LetterHead {
  readonly issuer?: string;
  readonly receiver?: string;
  readonly number?: string;
  readonly date?: string;
  readonly copies?: readonly string[];
  readonly contact?: { readonly office: string; readonly phone?: string };
}

/** What a desk says of the letters that go out (`review.yaml`). */
export interface ReviewSettings extends LetterHead {
  /** 补正期限 where none is set for a region: a day, or so many 工作日 after the letter. */
  readonly deadline?: string;
  /** 发文字号 by kind of letter; `{n}` counts. */
  readonly notices?: {
    readonly [kind in 'correct' | 'return' | 'refuse' | 'dun' | 'bulletin']?: string;
  } & { readonly from?: number };
  /** Packs of cities, by code or name. */
  readonly cities?: { readonly [city: string]: LetterHead };
}

/** Everything that a review prints, in print order. Submissions are named by `key`. */
export interface Review {
  readonly date?: string;
  readonly registerAsOf: string;
  readonly edition: string;
  /** Whether parents were pinned by `--base`, and the region that the pinned files speak for. */
  readonly base?: { readonly regions: readonly string[] };
  /** The domains that submissions speak for, in the order of all tables. */
  readonly domains: readonly ReviewDomain[];
  readonly submissions: readonly Submission[];
  readonly passedOver: readonly string[];
  readonly expected?: {
    readonly regions: number;
    readonly missing: readonly MissingRegion[];
    readonly unexpected: readonly string[];
  };
  readonly settings?: ReviewSettings;
  /** 补正期限 that the settings set for all. */
  readonly due?: Due;
  /** Keys of a spot check, and how it was drawn. */
  readonly sample?: { readonly percent: number; readonly seed: string; readonly keys: readonly string[] };
  /** What the reviewer found besides, as it was written. */
  readonly own: readonly OwnFinding[];
  /** Choices and decisions on whole submissions that name nothing here. */
  readonly unused: readonly string[];
  readonly rules: readonly RuleCount[];
  /** Findings that are open or answered, equal in several regions. */
  readonly groups: readonly FindingGroup[];
  readonly omitted: readonly {
    readonly item: Ref;
    readonly title: string;
    readonly submissions: readonly string[];
    readonly reasons: { readonly [reason in OmissionReason]: number };
  }[];
  readonly additionGroups: readonly AdditionGroup[];
  readonly copies: readonly (readonly string[])[];
  /** Submissions without anything of their own. */
  readonly blank: readonly string[];
  readonly outliers: readonly {
    readonly submission: string;
    readonly what: 'omissions' | 'additions';
    readonly count: number;
    readonly median: number;
  }[];
  readonly repeated: readonly { readonly region: string; readonly submissions: readonly string[] }[];
  /** Absent where nobody has guides. */
  readonly guides?: GuidesAcross;
  /** Parents that were brought along in several versions. */
  readonly parents: readonly { readonly name: string; readonly versions: readonly (readonly string[])[] }[];
  readonly rulings?: {
    readonly applied: number;
    readonly idle: readonly { readonly ruling: Ruling; readonly reason: IdleReason }[];
    /** Decisions on groups of findings that nobody has this time. */
    readonly groups: readonly GroupRuling[];
  };
  readonly previous?: Round;
}

export interface RuleCount {
  readonly rule: string;
  readonly summary: Text;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly submissions: readonly string[];
}

/** Equal findings of several submissions (共性问题). */
export interface FindingGroup {
  readonly group: string;
  readonly rule: string;
  /** One of them, to print what they say. */
  readonly finding: ReviewFinding;
  readonly submissions: readonly string[];
}

/** Why a ruling does nothing: its finding is solved, its value has changed, its region is not here, or no reviewer can wave it through. */
export type IdleReason = 'solved' | 'changed' | 'absent' | 'fixed' | 'repeated';

/** What changed since the last round. */
export interface Round {
  readonly date?: string;
  readonly solved: number;
  readonly again: number;
  readonly fresh: number;
  readonly arrived: readonly string[];
  readonly gone: readonly string[];
  readonly moved: readonly { readonly submission: string; readonly from: Proposal; readonly to: Proposal }[];
}
