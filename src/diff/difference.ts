import type { Contact, DomainId, FieldId, Omission, Ref } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import type { Place } from '../model/place.ts';
import type { Text } from '../model/text.ts';

/**
 * What happened: 删除, 新增, 移动 (another number), 更名, 放宽, 收紧, 依据更新, 其他. In the order of reports.
 * Each class has a mirror: what diff(a, b) calls `removed`, diff(b, a) calls `added`.
 */
export const differenceClasses = [
  'removed',
  'added',
  'moved',
  'renamed',
  'loosened',
  'tightened',
  'basis-updated',
  'changed',
] as const;
export type DifferenceClass = (typeof differenceClasses)[number];

/**
 * What the difference means for the public: `less` or `more` is disclosed, `both` (some parts gone, others new), `same`,
 * or `unclear` (two limits that cannot be compared).
 */
export type Disclosure = 'less' | 'more' | 'both' | 'same' | 'unclear';

/** How an item came to its number: from another one, as a part of one, or out of several. */
export type Relation = 'moved' | 'split' | 'merged';

/** Whether an item is in the published catalogue, and if not, why: 未列入, or not disclosed at this level. */
export type ItemState = 'listed' | 'omitted' | 'withheld';

/** One side of a difference: the item as that catalogue has it. */
export interface ItemSide {
  readonly ref: Ref;
  readonly title: string;
  readonly level: 1 | 2 | 3;
  readonly state: ItemState;
  readonly candidate?: true;
  readonly omission?: Omission;
  readonly at: Place;
}

/** One side of a changed field: the value as printed, and where it was written. */
export interface ValueSide {
  readonly printed: string;
  readonly at: Place;
}

/** One difference. Without `field` it is about the item as a whole. */
export interface Difference {
  readonly class: DifferenceClass;
  /** Less is disclosed than before, or nobody can tell without looking. */
  readonly breaking: boolean;
  readonly disclosure: Disclosure;
  readonly domain: DomainId;
  /** Absent on the side whose catalogue does not know the item. */
  readonly old?: ItemSide;
  readonly now?: ItemSide;
  readonly relation?: Relation;
  readonly field?: FieldId;
  readonly from?: ValueSide;
  readonly to?: ValueSide;
  /** Parts that only the old value, and only the new value has; empty for values that have no parts. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** The domains of both sides. */
  readonly domains: readonly Domain[];
}

/** A difference around the items: the titles of the catalogues, the region's name, whom to ask. */
export interface AboutDifference {
  readonly part: 'region' | `title.${DomainId}` | `contact.${keyof Contact}`;
  /** The name of the domain whose title it is. */
  readonly domain?: Text;
  readonly from: string;
  readonly to: string;
}

/** A name of a difference that outlives edits elsewhere and new wordings: class, item and field. */
export const identify = ({ class: kind, old, now, field }: Difference): string =>
  [kind, ...new Set([old?.ref, now?.ref].filter((ref) => ref !== undefined)), field]
    .filter((part) => part !== undefined)
    .join(' ');
