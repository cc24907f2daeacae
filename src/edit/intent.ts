import type { DomainId, FieldId, OmissionReason, Ref } from '../model/catalogue.ts';
import type { Text } from '../model/text.ts';

/** One change of a layer in the words of the one who edits it. Values of fields are written as a layer writes them. */
export type Intent =
  | {
      readonly kind: 'setField';
      readonly ref: Ref;
      readonly field: FieldId;
      readonly value: unknown;
      /** For this item, though an entry for several items sets the field. */
      readonly only?: boolean;
    }
  /** One value for several items, said once. */
  | { readonly kind: 'setGroup'; readonly refs: readonly Ref[]; readonly field: FieldId; readonly value: unknown }
  /** All that is inherited of a field, beside what this layer says of the items; those that lack nothing stay. */
  | { readonly kind: 'completeField'; readonly refs: readonly Ref[]; readonly field: FieldId }
  | {
      readonly kind: 'resetField';
      readonly ref: Ref;
      readonly field: FieldId;
      /** What is inherited, though an entry for several items says otherwise; else what those say stays. */
      readonly only?: boolean;
    }
  | { readonly kind: 'omit'; readonly ref: Ref; readonly reason: OmissionReason; readonly note?: string }
  | { readonly kind: 'restore'; readonly ref: Ref }
  | {
      readonly kind: 'addItem';
      readonly domain: DomainId;
      readonly id: string;
      readonly title: string;
      readonly fields?: { readonly [field in FieldId]?: unknown };
    }
  | { readonly kind: 'removeItem'; readonly ref: Ref }
  | { readonly kind: 'renameItem'; readonly ref: Ref; readonly title: string }
  | {
      readonly kind: 'answer';
      readonly rule: string;
      readonly items: readonly Ref[];
      readonly field?: FieldId;
      readonly reason: string;
      readonly until?: string;
    }
  | { readonly kind: 'withdrawAnswer'; readonly rule: string; readonly items: readonly Ref[]; readonly field?: FieldId }
  /** The folder where the guides of the layer stand. */
  | { readonly kind: 'nameGuides'; readonly folder: string }
  /** Entries of `verified`: what was compared with the annex. */
  | { readonly kind: 'verify'; readonly entries: readonly { readonly [key: string]: unknown }[] }
  /** Without a value the key is taken out. */
  | { readonly kind: 'setFiling' | 'setContact'; readonly key: string; readonly value?: unknown }
  | { readonly kind: 'setHead'; readonly key: 'effective' | 'edition'; readonly value?: string };

/** Why an intent is not carried out. `choice`: the value stands in an entry for several items, and `only` would settle it. */
export interface Obstacle {
  readonly obstacle: Text;
  readonly choice?: true;
}
