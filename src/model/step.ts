import type { DomainId, FieldId, FormerNumber, Layer, Ref, Resolved } from './catalogue.ts';
import type { Place } from './place.ts';
import type { Strictness } from './time-limit/time-limit.ts';

/**
 * What became of one written value on one item:
 * `applied` (tighter, equal in substance or free); `refused` (a floor would be loosened; the inherited value stays);
 * `narrowed` (a watched value says less; applied); `renamed`; `unverified` (says less than an `inferred` cell; applied);
 * `unchanged` (nothing to do).
 */
export type Verdict = 'applied' | 'refused' | 'narrowed' | 'renamed' | 'unverified' | 'unchanged';

/** One written value compared with the value that was in force. Values as printed. */
export interface Outcome {
  readonly item: Ref;
  readonly field: FieldId;
  readonly verdict: Verdict;
  readonly order: Strictness;
  /** The place of the written value. */
  readonly at: Place;
  readonly local: string;
  readonly inherited: string;
  /** Where the value in force was written, and by which layer; absent for a limit set by law. */
  readonly inheritedAt?: Place;
  readonly inheritedBy?: number;
  /** Parts of the value in force that the written one lacks. */
  readonly missing: readonly string[];
  /** The part of a limit that is not understood. */
  readonly unread?: string;
  /** What a limit counts from that the one in force does not. */
  readonly start?: string;
  /** A limit that leaves out what the one in force counts from, as it is published. */
  readonly widened?: string;
  /** A limit set by law is the floor: the clause that sets it. */
  readonly law?: string;
  /** The words by which the value takes back what is disclosed: refused for that. */
  readonly retraction?: string;
  /** The level-3 item whose own floor the value would have to meet, too; `inherited` is that floor then. */
  readonly below?: Ref;
}

/** A written entry that found nothing to act on. */
export interface Miss {
  readonly kind:
    | 'unknown-item' // no such number
    | 'former-item' // the number named another item, see `former`
    | 'id-retired' // added under a number that is not given again
    | 'wrong-title' // the number has another title
    | 'omitted-item' // amended, but not run here
    | 'already-omitted'
    | 'not-omitted' // restored, but listed anyway
    | 'level1-field' // a level-1 item has a title only
    | 'nothing-replaced' // `replace` found no such citation
    | 'withheld-item' // amended by a township, but not disclosed at 乡级
    | 'conflict' // two plain values of equal precision
    | 'omit-and-restore'
    | 'twice' // omitted or restored twice
    | 'id-taken'
    | 'id-twice'
    | 'no-parent'
    | 'parent-omitted';
  readonly domain: DomainId;
  readonly id: string;
  readonly at: Place;
  readonly title?: string;
  readonly field?: FieldId;
  readonly other?: Place;
  readonly value?: string;
  readonly former?: FormerNumber;
  /** The number is taken by an item that is newer than the layer: its own item gives way. */
  readonly newer?: true;
}

/** An entry of `verified`, or a cell of one, that settles nothing. */
export interface Unsettled {
  /** `lapsed`: the cell says something else than what was compared. */
  readonly kind: 'lapsed' | 'no-such-item' | 'which-domain' | 'wrong-title';
  readonly at: Place;
  readonly named: string;
  readonly meant: readonly string[];
  readonly item?: Ref;
  readonly field?: FieldId;
}

/** One layer applied to what it inherits: everything a rule needs. */
export interface Step {
  readonly layer: Layer;
  readonly inherited: Resolved;
  readonly resolved: Resolved;
  readonly outcomes: readonly Outcome[];
  readonly misses: readonly Miss[];
  /** What of `verified` holds no longer, or names nothing. */
  readonly unsettled?: readonly Unsettled[];
  /** The items that the layer, or one above it, has a guide of; absent where its guides are not at hand. */
  readonly guided?: readonly Ref[];
}
