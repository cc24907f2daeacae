import type { DomainId, FieldId, Ref } from '../../model/catalogue.ts';
import type { Text } from '../../model/text.ts';

/**
 * How an annex differs from our national catalogue: an item that it lacks (`missing`) or has beyond ours (`more`), that stands
 * elsewhere (`moved`), or has another name (`renamed`); a cell that says something else (`changed`), nothing (`blank`), or what
 * could not be read whole (`unread`).
 */
export interface AnnexDifference {
  readonly kind: 'missing' | 'more' | 'moved' | 'renamed' | 'changed' | 'blank' | 'unread';
  readonly domain: DomainId;
  /** Our item. */
  readonly item?: Ref;
  /** The number in the new edition. */
  readonly number?: string;
  readonly title: string;
  readonly field?: FieldId;
  readonly ours?: string;
  readonly annex?: string;
  /** Where it stands in the annex. */
  readonly place?: string;
  readonly why?: Text;
  /** No copy proved the item before: that the annex lacks it settles a doubt. */
  readonly candidate?: true;
}

/** A number that follows from the others: the item itself is where it was. */
export interface Renumbered {
  readonly domain: DomainId;
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** What the comparison of one cell came to. */
export interface ComparedCell<T = unknown> {
  readonly field: FieldId;
  /** Present where the annex has a value that was read whole: it is attested. */
  readonly value?: T;
  readonly same: boolean;
}
