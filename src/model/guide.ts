import type { Companion, Contact, Layer, Ref, Resolved, ResolvedItem } from './catalogue.ts';
import type { Place, Sourced } from './place.ts';

/** One way in which an item is applied for; materials may be wanted in some cases only. */
export interface GuideCase {
  readonly id: string;
  readonly name: string;
}

/** One blank of a form: how to fill it, and with what the sample is filled. */
export interface FillLine {
  readonly field: string;
  readonly how: string;
  readonly example: string;
}

/** One paper that the window asks for, in the terms of the 实施清单. */
export interface Material {
  readonly name: string;
  readonly kind?: string;
  readonly need?: string;
  readonly when?: string;
  /** Ids of the cases that want it; none means all. */
  readonly for: readonly string[];
  /** How it is handed over at the window and online. */
  readonly counter?: string;
  readonly online?: string;
  readonly source?: string;
  readonly require?: string;
  /** The blank form: a file beside the guide. */
  readonly form?: string;
  readonly fill: readonly FillLine[];
  readonly sample?: string;
  readonly basis?: string;
}

/** A demand on who applies; a county may add one only with a basis. */
export interface Condition {
  readonly text: string;
  readonly basis?: string;
}

/** A stretch of time that the limit does not count. */
export interface ExcludedTime {
  readonly what: string;
  readonly time: string;
}

/** One row of what is charged. */
export interface FeeRow {
  readonly name: string;
  readonly standard: string;
  readonly basis?: string;
  readonly relief?: string;
}

/** What is charged; no row means 不收费. */
export interface Fee {
  readonly rows: readonly FeeRow[];
}

/** Where an answer of a decision, or a step, leads; `end` is 结束. */
export interface StepLink {
  readonly label?: string;
  readonly to: string;
}

/** One step of the flow chart. A decision has a question and two answers or more. */
export interface ChartStep {
  readonly id: string;
  /** The post that does it: the lane of the chart. */
  readonly by: string;
  readonly text: string;
  readonly isDecision: boolean;
  readonly links: readonly StepLink[];
  readonly limit?: string;
  readonly note?: string;
  readonly basis?: string;
  /** The system or office that it is handed to. */
  readonly link?: string;
  readonly publish?: string;
  /** An inner step that the public chart leaves out (条例 16). */
  readonly isInner: boolean;
}

/** The flow chart as data, with what stands beside it (试点方案 四3). */
export interface Process {
  readonly steps: readonly ChartStep[];
  readonly supervision: readonly string[];
  readonly rights: readonly string[];
}

/** A question that the public asks, and its answer. */
export interface Question {
  readonly question: string;
  readonly answer: string;
}

/** Everything that a guide says, field by field. */
export interface GuideFields {
  readonly summary: string;
  readonly applicants: readonly string[];
  readonly handling: string;
  readonly amount: readonly string[];
  readonly conditions: readonly Condition[];
  readonly cases: readonly GuideCase[];
  readonly materials: readonly Material[];
  readonly promised: string;
  readonly legal: string;
  readonly legalBasis: string;
  readonly excluded: readonly ExcludedTime[];
  readonly fee: Fee;
  readonly result: string;
  readonly delivery: readonly string[];
  readonly afterwards: string;
  readonly window: readonly string[];
  readonly online: readonly string[];
  readonly mail: string;
  readonly visits: string;
  readonly reason: string;
  readonly depth: string;
  readonly process: Process;
  readonly redress: string;
  readonly advice: string;
  readonly complaint: string;
  readonly progress: string;
  readonly policies: readonly string[];
  readonly notices: readonly string[];
  readonly interpretations: readonly string[];
  readonly faq: readonly Question[];
  readonly extra: { readonly [label: string]: string };
}

/** The name of a field of a guide. */
export type GuideFieldId = keyof GuideFields;

/** The fields that are lists of named things, which a child may change one by one. */
export type NamedListId = 'materials' | 'conditions';

/** A change of a list of named things: what is let go of, changed and added, each with its place. */
export interface ListEdit<T> {
  readonly omit: readonly Sourced<{ readonly name: string; readonly how?: string }>[];
  readonly amend: readonly Sourced<{ readonly name: string; readonly change: Partial<T> }>[];
  readonly add: readonly Sourced<T>[];
}

/** A field as an author wrote it: the whole value, or changes of a list. */
export type GuideEdit<K extends GuideFieldId> =
  | { readonly kind: 'set'; readonly value: GuideFields[K]; readonly places: readonly Place[] }
  | (K extends NamedListId ? { readonly kind: 'edit'; readonly edit: ListEdit<GuideFields[K][number]> } : never);

/** One guide as written: one item, only what differs from the guide above. */
export interface Guide {
  readonly file: string;
  readonly item: Sourced<string>;
  /** The office that keeps it; never published. */
  readonly owner?: string;
  /** ISO date of the last comparison with practice. */
  readonly checked?: Sourced<string>;
  /** The list of materials binds everybody below: 材料以此为限. */
  readonly isClosed: boolean;
  readonly fields: { readonly [K in GuideFieldId]?: Sourced<GuideEdit<K>> };
  /** Where each field was read; a source that is 待核 binds nobody. */
  readonly evidence: { readonly [key: string]: string };
}

/** A value in force, and which layer set it. */
export interface GuideCell<T> extends Sourced<T> {
  readonly by: number;
  /** What is 待核 binds nobody below. */
  readonly isDoubtful?: true;
}

/** One of a list in force. `waived`: the guide above wants it, here it need not be brought. */
export interface ListEntry<T> extends GuideCell<T> {
  /** The layers in whose folders its files lie: another one may have changed the rest of it. */
  readonly filesBy?: { readonly form?: number; readonly sample?: number };
  readonly waived?: { readonly how?: string; readonly by: number };
}

type Plain = Exclude<GuideFieldId, NamedListId>;

/** A guide after all layers. The lists hold what was waived, too. */
export interface ResolvedGuide {
  readonly item: Ref;
  readonly fields: { readonly [K in Plain]?: GuideCell<GuideFields[K]> };
  readonly materials?: readonly ListEntry<Material>[];
  readonly conditions?: readonly ListEntry<Condition>[];
  /** The layer that said 材料以此为限. */
  readonly closedBy?: number;
  /** The last layer that wrote it. */
  readonly by: number;
  readonly checked?: Sourced<string>;
}

/** What became of one written thing that the guide above bears on. */
export interface GuideOutcome {
  readonly kind:
    | 'added-material'
    | 'stricter-material'
    | 'added-condition'
    | 'reworded-condition'
    | 'longer-promise'
    | 'new-fee'
    | 'more-visits'
    | 'nothing-to-change'; // omit or amend of what is not there
  readonly field: GuideFieldId;
  readonly at: Place;
  readonly local: string;
  readonly inherited: string;
  readonly inheritedAt?: Place;
  readonly inheritedBy?: number;
  /** What it rests on, where it says so. */
  readonly basis?: string;
  /** Whether the guide above binds in this. */
  readonly isBinding: boolean;
}

/** A file that a guide names: what there is at its address. */
export interface Attachment {
  readonly name: string;
  readonly at: Place;
  readonly problem?: 'missing' | 'not-a-file' | 'too-large' | 'no-access' | 'outside' | 'link' | 'unread';
  readonly bytes?: Uint8Array;
  /** The words in it; absent where they cannot be looked at. */
  readonly texts?: readonly string[];
}

/** A file that a published guide hands out: the layer that named it, and where it lies beside the page. */
export interface GuideFile {
  readonly name: string;
  readonly by: number;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A guide that is published: complete, and without an error in any layer that wrote it. */
export interface PublishedGuide {
  readonly item: ResolvedItem;
  readonly guide: ResolvedGuide;
  /** Of the layer: an extract has none of its own. */
  readonly contact: Contact;
  readonly files: readonly GuideFile[];
  /** What stands beside all guides of the layer. */
  readonly companion?: Companion;
}

/** One guide of one layer with what it stands on: everything that a rule needs. */
export interface GuideStep {
  /** Absent for a national guide: what law says, which nobody serves by. */
  readonly layer?: Layer;
  /** The catalogue that it belongs to: places, contact, profile. */
  readonly catalogue: Resolved;
  readonly guide: Guide;
  readonly item: ResolvedItem;
  readonly inherited?: ResolvedGuide;
  readonly resolved: ResolvedGuide;
  readonly outcomes: readonly GuideOutcome[];
  readonly attachments: readonly Attachment[];
}
