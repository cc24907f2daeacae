import type { Section } from './domain.ts';
import type { RequestOffice } from './on-request.ts';
import type { Place, Sourced } from './place.ts';
import type { RecordNames } from './record.ts';
import type { LegalDocument, OpennessId } from './reference.ts';
import type { LayerPlace } from './service-point.ts';
import type { TimeLimit } from './time-limit/time-limit.ts';

/** The key of a domain: what domains there are, their catalogue files say. */
export type DomainId = string;

/** An item across domains: the key of its domain, a slash, its number. The part behind the slash is the official number. */
export type Ref = `${DomainId}/${string}`;

/** 公开层级, from the widest region to the narrowest. */
export const levelIds = ['province', 'city', 'county', 'township', 'village'] as const;
export type LevelId = (typeof levelIds)[number];

/** The region that a layer speaks for. `zone` (开发区) and `xpcc` (兵团) may have no code. */
export interface Region {
  readonly code?: string;
  readonly name: string;
  readonly level: 'national' | Exclude<LevelId, 'village'>;
  readonly kind?: 'zone' | 'xpcc';
}

/** 公开渠道和载体: ticked boxes by official name in official order; the texts of the 其他 box apart. */
export interface Channels {
  readonly ticked: readonly string[];
  readonly other: readonly string[];
}

/** 公开对象: both boxes may be ticked; `groups` says who the 特定群体 are. */
export interface Audience {
  readonly public: boolean;
  readonly specificGroup: boolean;
  readonly groups: readonly string[];
}

/** 公开方式: both may be marked, which counts as 主动. */
export interface DisclosureMode {
  readonly proactive: boolean;
  readonly onRequest: boolean;
}

/** 公开主体: one body for all levels (`all`), or one for each level. */
export type ResponsibleBody = { readonly [level in LevelId | 'all']?: string };

/** 办事链接: name to address; `guide` is the 办事指南. */
export type Links = { readonly [name: string]: string };

/** The columns of the official table, with 办理时限 and 办事链接. */
export interface Fields {
  readonly title: string;
  readonly content: readonly string[];
  readonly basis: readonly string[];
  readonly timeLimit: TimeLimit;
  readonly responsibleBody: ResponsibleBody;
  readonly channels: Channels;
  readonly audience: Audience;
  readonly disclosureMode: DisclosureMode;
  readonly levels: readonly LevelId[];
  readonly handlingLimit: string;
  readonly links: Links;
}
export type FieldId = keyof Fields;

/**
 * How sure we are of a value: read in published copies of that row (`seen`), a name read in an official service list only (`listed`),
 * the same in every row seen (`pattern`), a guess (`inferred`); compared with the original annex by an office (`attested`);
 * or written by a local layer.
 */
export type Trust = 'attested' | 'seen' | 'listed' | 'pattern' | 'inferred' | 'local';

/** A value that a layer set. `by` indexes `Resolved.layers`. */
export interface Setting<T> extends Sourced<T> {
  readonly by: number;
}

/** The value in force, and every value on the way to it, oldest first, the value in force last. */
export interface Cell<T> extends Setting<T> {
  readonly trust: Trust;
  readonly history: readonly Setting<T>[];
  /** Parts of a list value that no published copy shows, though the cell as a whole was seen. */
  readonly doubtful?: readonly string[];
  /** A level-3 value that was never set by itself and follows the level-2 parent. */
  readonly derived?: true;
}

export const omissionReasons = ['not-operated', 'moved', 'cancelled', 'to-be-confirmed'] as const;
export type OmissionReason = (typeof omissionReasons)[number];

/** 三(一): an item that is not run here, with the reason that the filing prints. */
export interface Omission {
  readonly reason: OmissionReason;
  readonly note: string;
}

/** One item of a resolved catalogue. Level 1 has a title only; `origin` says whether the national catalogue holds it. */
export interface ResolvedItem {
  readonly ref: Ref;
  readonly domain: DomainId;
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly parent?: Ref;
  readonly origin: 'standard' | 'local';
  /** Index into `Resolved.layers` of the layer that introduced the item. */
  readonly by: number;
  readonly at: Place;
  readonly fields: { readonly [K in FieldId]?: Cell<Fields[K]> } & { readonly title: Cell<string> };
  /** A tombstone: not run here. Coverage and overlap are still judged against it. */
  readonly omitted?: Setting<Omission>;
  /** Not disclosed at the level of a township layer (no 乡级 mark): neither listed nor an omission. */
  readonly withheld?: true;
  /** An item that no copy proves: printed as 待核, not counted as confirmed, never demanded. */
  readonly candidate?: true;
  /** Information that is published, not a service that is applied for: it has no guide. */
  readonly isInformation?: true;
  /** Numbers that the item had before: a national one in the edition before, an own one before it gave way to a national one. */
  readonly was?: readonly Ref[];
}

/** One link of the chain of layers, national first. */
export interface LayerInfo {
  readonly file: string;
  readonly region: Region;
  readonly edition?: string;
}

/** A document that a layer says is in force, or not; what replaced it is named by title or number. */
export type OwnDocument = Pick<
  LegalDocument,
  'title' | 'number' | 'aliases' | 'status' | 'since' | 'validUntil' | 'replacedBy'
>;

/** What a province may set for everybody below it: plain data, no rule. */
export interface Profile {
  /** Title of a catalogue; `{region}` is replaced by the region's name. */
  readonly titles?: { readonly [domain in DomainId]?: string };
  /** 公开层级 columns, in print order, with their local names. */
  readonly levels?: readonly { readonly level: LevelId; readonly label: string }[];
  readonly filing?: {
    readonly receiver?: string;
    readonly route?: string;
    readonly deadline?: string;
    /** Which of several submissions of one region counts: `newest` the one of the latest date; else the reviewer chooses. */
    readonly versions?: string;
  };
  readonly synonyms?: readonly (readonly string[])[];
  /** Documents of its own, beside those of the legal register. */
  readonly register?: readonly OwnDocument[];
  /** How many months may pass until a published page is looked at again. */
  readonly check?: number;
  /** Which guides are demanded, by what day, and the papers that offices get from each other. */
  readonly guides?: { readonly required: readonly string[]; readonly by?: string; readonly shared: readonly string[] };
}

export interface Contact {
  readonly office?: string;
  readonly phone?: string;
  readonly complaint?: string;
  readonly address?: string;
  readonly hours?: string;
}

/** Documents and notices that all guides of a layer share. */
export interface Companion {
  readonly policies: readonly string[];
  readonly notices: readonly string[];
  readonly interpretations: readonly string[];
}

/** Where the public is served; written once, guides refer to it by `id`. */
export interface ServicePlace {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly hours?: string;
  readonly phone?: string;
  /** The places of a table that go by this name, such as one a township. */
  readonly branches?: readonly Omit<ServicePlace, 'id' | 'branches'>[];
}

/**
 * A number that no longer names what it did: `retired` from the national catalogue, or of an own item that gives way to a national
 * one (`contested` until it has a number of its own, `moved` then).
 */
export interface FormerNumber {
  readonly kind: 'retired' | 'contested' | 'moved';
  readonly title: string;
  /** The item that has it now under another number. */
  readonly to?: Ref;
}

/** The catalogue of one region after every layer has been applied; the minimum standard for the next layer. */
export interface Resolved {
  /** Villages write no layer, but have extracts. */
  readonly region:
    | Region
    | { readonly code?: never; readonly kind?: never; readonly name: string; readonly level: 'village' };
  readonly layers: readonly LayerInfo[];
  /** In print order: domain, then number. Tombstones included. */
  readonly items: ReadonlyMap<Ref, ResolvedItem>;
  /** Numbers that an old layer may still use for something else: they are refused, never taken for what has them now. */
  readonly former: ReadonlyMap<Ref, FormerNumber>;
  /** The domains that it speaks of, in print order. */
  readonly domains: readonly Section[];
  readonly titles: { readonly [domain in DomainId]: string };
  /** What stands in domains that the chain knows and it does not speak for: nothing may overlap that either. */
  readonly beside?: Pick<Resolved, 'items' | 'domains'>;
  readonly profile: Profile;
  readonly contact: Contact;
  /** What layers explained about items, the nearest last. */
  readonly explained?: readonly Explained[];
  /** What the layer itself asks the office above, with the item where it names one. */
  readonly questions?: readonly { readonly ref?: Ref; readonly text: string }[];
  /** 五公开 of elements that the dictionary does not hold, as this layer and those above say. */
  readonly openness?: readonly { readonly id: OpennessId; readonly labels: readonly string[] }[];
  /** The lists of services that it was made from. */
  readonly baseLists?: readonly BaseList[];
  /** Why this edition differs from the one before: as a whole, or where an entry names items, these. */
  readonly adjusted?: readonly { readonly refs: readonly Ref[]; readonly field?: FieldId; readonly text: string }[];
  /** Citations are printed as the legal register writes them. */
  readonly print?: 'register';
  /** Of this layer, then those of the layers above that it does not replace. */
  readonly places?: readonly ServicePlace[];
  /** National edition the chain rests on. */
  readonly standard: string;
}

/** Filing metadata of a layer (备案). */
export interface Filing {
  /** The body that signs; else the 公开主体 that the layer names for its own level. */
  readonly issuer?: string;
  readonly receiver?: string;
  readonly number?: string;
  readonly date?: string;
  readonly signer?: string;
  readonly copies?: readonly string[];
  /** A sentence of one's own in the letter, such as why it is late. */
  readonly remarks?: string;
  readonly review?: { readonly by: string; readonly date: string; readonly result: string };
}

/** A question about a vague clause that the letter puts to the office above, about an item or in general. */
export interface Question {
  readonly item?: string;
  readonly text: string;
}

/** A list of services or powers that a catalogue is made from. */
export interface BaseList {
  readonly name: string;
  readonly date?: string;
  readonly document?: string;
}

/** Why an edition differs from the one before: as a whole, for an item or a group of them, or for one column of these. */
export interface Adjusted extends Question {
  readonly field?: FieldId;
}

/** What a layer explains about an item, for all below it: the national document lets upper offices answer vague clauses. */
export interface Explanation {
  readonly item: string;
  readonly text: string;
  readonly document?: string;
}

/** An explanation with the item that it names and the layer that gave it. */
export interface Explained {
  readonly ref: Ref;
  readonly text: string;
  readonly document?: string;
  readonly by: number;
  readonly at: Place;
}

/** 征求意见: when and how people are asked about the catalogue. */
export interface Consultation {
  readonly from?: string;
  readonly to?: string;
  /** Whether it is a 重大行政决策, which is open for 30 days. */
  readonly isMajor: boolean;
  /** Where the draft is to be read. */
  readonly page?: string;
  readonly email?: string;
  /** An address for letters. */
  readonly mail?: string;
}

/** An answered warning: printed in the filing pack, no longer a warning. */
export interface Acceptance {
  readonly rule: string;
  /** The items as written; `items` once it is known what there is. */
  readonly named?: readonly string[];
  readonly item?: Ref;
  readonly items?: readonly Ref[];
  readonly field?: FieldId;
  readonly reason: string;
  /** ISO date after which the answer no longer counts. */
  readonly until?: string;
  /** The value that was accepted; once it reads otherwise the answer no longer counts. */
  readonly text?: string;
}

/** Cells of the national catalogue that somebody compared with the original annex, for this layer and all below. */
export interface Verified {
  /** The items as written. */
  readonly named: readonly string[];
  readonly fields: readonly FieldId[];
  readonly by: string;
  readonly date: string;
  readonly document: string;
  /** By `item field`, a digest of the value that was compared: the comparison holds as long as the cell says that. */
  readonly digests?: { readonly [cell: string]: string };
}

/** An office (股室) that fills in the rows of some items. */
export interface Owner {
  readonly name: string;
  /** The items as written. */
  readonly items: readonly Sourced<string>[];
}

/** A reference as an author wrote it: `1.2 岗位信息发布` or `1.2`. `selector` may end in `*`. */
export interface ItemReference {
  readonly id: string;
  readonly title?: string;
}

/** A value as an author wrote it: plain replaces; `add` adds to a list; `replace` swaps entries of a list. */
export type Edit<T> =
  | { readonly kind: 'set'; readonly value: T }
  | {
      readonly kind: 'merge';
      readonly add?: T;
      readonly replace?: readonly { readonly from: string; readonly to: string }[];
    };

export type Edits = { readonly [K in FieldId]?: Sourced<Edit<Fields[K]>> };

/** One entry of `amend`: which items (exact numbers, `1.*` or `*`) and what changes in them. */
export interface Amendment {
  readonly items: readonly Sourced<ItemReference>[];
  readonly edits: Edits;
  readonly at: Place;
  /** No field is written at all, not even one that could not be read. */
  readonly idle?: true;
  /** Something in it could not be read: what it would have said is not known. */
  readonly unread?: true;
}

/** One entry of `add`. Level 3 takes from its parent what it does not say. */
export interface Addition {
  readonly id: Sourced<string>;
  /** The number it had before a national item took it. */
  readonly was?: string;
  readonly title: Sourced<string>;
  readonly edits: Edits;
  readonly at: Place;
}

/** What a layer says about one domain: only the differences. */
export interface DomainLayer {
  readonly title?: Sourced<string>;
  readonly omit: readonly {
    readonly item: Sourced<ItemReference>;
    readonly reason?: OmissionReason;
    readonly note?: string;
    readonly at: Place;
  }[];
  readonly restore: readonly { readonly item: Sourced<ItemReference>; readonly at: Place }[];
  readonly amend: readonly Amendment[];
  readonly add: readonly Addition[];
}

/** One layer as written, values parsed. */
export interface Layer {
  readonly file: string;
  readonly region: Region;
  readonly extends: Sourced<string>;
  /** The domains that it speaks for; all that its parent covers, unless it says. */
  readonly covers?: readonly DomainId[];
  readonly edition?: string;
  /** ISO date from which the layer is in force. */
  readonly effective?: string;
  readonly responsibleBody?: Sourced<ResponsibleBody>;
  readonly contact?: Contact;
  /** The files that people keep beside it: what was published when, and the like. */
  readonly records?: RecordNames;
  /** The folder of its guides, relative to the layer. */
  readonly guides?: Sourced<string>;
  readonly profile?: Profile;
  /** Where people are served, by the names that guides point to. */
  readonly places?: readonly LayerPlace[];
  /** Where requests for information are taken. */
  readonly onRequest?: RequestOffice;
  /** What stands beside all its guides. */
  readonly companion?: Companion;
  readonly domains: { readonly [domain in DomainId]?: DomainLayer };
  readonly filing?: Filing;
  readonly consultation?: Consultation;
  readonly questions?: readonly Sourced<Question>[];
  /** 五公开 of elements that the dictionary does not hold. */
  readonly openness?: NonNullable<Resolved['openness']>;
  /** The lists of services that it was made from. */
  readonly baseLists?: readonly Sourced<BaseList>[];
  /** Why this edition differs from the one before. */
  readonly adjusted?: readonly Sourced<Adjusted>[];
  readonly explains?: readonly Sourced<Explanation>[];
  /** Citations are printed as the legal register writes them. */
  readonly print?: 'register';
  readonly accepted: readonly Sourced<Acceptance>[];
  readonly verified?: readonly Sourced<Verified>[];
  /** Which office fills in what. */
  readonly owners?: readonly Owner[];
  /** The plain data that it was read from, personal numbers masked. */
  readonly written?: { readonly [key: string]: unknown };
}
