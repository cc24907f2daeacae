import type { FieldId, Ref, ResolvedItem } from '../../model/catalogue.ts';
import type { Attestation } from '../../model/catalogue-file.ts';
import { cellDigest } from '../../model/cell-digest.ts';
import { fieldIds } from '../../model/fields.ts';

/** Entries of `verified` for some cells: items that were compared in the same columns share one. */
export const verifiedEntries = (
  cells: readonly { readonly item: ResolvedItem; readonly field: FieldId }[],
  attested: Attestation,
): readonly { readonly [key: string]: unknown }[] => {
  const byItem = new Map<ResolvedItem, FieldId[]>();
  for (const { item, field } of cells) byItem.set(item, [...(byItem.get(item) ?? []), field]);
  const byFields = new Map<string, ResolvedItem[]>();
  for (const [item, own] of byItem) {
    const key = fieldIds.filter((field) => own.includes(field)).join(' ');
    byFields.set(key, [...(byFields.get(key) ?? []), item]);
  }
  return [...byFields].map(([key, items]) => {
    const named = key.split(' ') as FieldId[];
    const digests = items.flatMap((item) =>
      named.map((field): [`${Ref} ${FieldId}`, string] => [`${item.ref} ${field}`, cellDigest(item, field) ?? '']),
    );
    const { by, date, document } = attested;
    const references = items.map((item) => `${item.ref} ${item.fields.title.value}`);
    return { items: references, fields: named, by, date, document, digests: Object.fromEntries(digests) };
  });
};
