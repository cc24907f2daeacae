import type { Cell, FieldId, Layer, Ref, Resolved, ResolvedItem, Verified } from '../model/catalogue.ts';
import { cellDigest } from '../model/cell-digest.ts';
import type { Sourced } from '../model/place.ts';
import type { Unsettled } from '../model/step.ts';
import { answeredItems } from './answered-items.ts';

/** A national cell that was compared: it binds, and nothing of it is in doubt. */
const attested = <T>({ doubtful: _doubtful, ...cell }: Cell<T>): Cell<T> => ({ ...cell, trust: 'attested' });

/** An item with one compared cell; its name proves the item itself. */
const withCell = (item: ResolvedItem, field: FieldId): ResolvedItem => {
  const cell = item.fields[field] as Cell<unknown>;
  const { candidate, ...proved } = item;
  const kept = field === 'title' || !candidate ? proved : item;
  return { ...kept, fields: { ...item.fields, [field]: attested(cell) } };
};

type Settled = { readonly item: ResolvedItem } | { readonly unsettled: Unsettled } | undefined;

/** What one cell of an entry comes to; what no national file says is not what was compared. */
const settle = (item: ResolvedItem, field: FieldId, { value: { digests }, at }: Sourced<Verified>): Settled => {
  if (item.fields[field]?.by !== 0) return undefined;
  const key = `${item.ref} ${field}`;
  if (digests === undefined) return { item: withCell(item, field) };
  const digest = digests[key];
  if (digest === undefined) return undefined;
  if (digest === cellDigest(item, field)) return { item: withCell(item, field) };
  const named = `${item.id} ${item.fields.title.value}`;
  return { unsettled: { kind: 'lapsed', at, named, meant: [], item: item.ref, field } };
};

/** What a layer inherits, with the cells that it says were compared with the annex (`verified`). */
export const attest = (
  inherited: Resolved,
  { verified = [] }: Layer,
): { readonly inherited: Resolved; readonly unsettled: readonly Unsettled[] } => {
  if (verified.length === 0) return { inherited, unsettled: [] };
  const items = new Map(inherited.items);
  const unsettled: Unsettled[] = [];
  const refsOf = (named: string, at: Unsettled['at']): readonly Ref[] => {
    const found = answeredItems(named, inherited);
    if ('items' in found) return found.items;
    const kind = found.problem === 'no-such-item' && found.meant.length > 0 ? 'wrong-title' : found.problem;
    unsettled.push({ kind, at, named, meant: found.meant });
    return [];
  };
  for (const entry of verified)
    for (const ref of new Set(entry.value.named.flatMap((named) => refsOf(named, entry.at))))
      for (const field of entry.value.fields) {
        const item = items.get(ref);
        const settled = item && settle(item, field, entry);
        if (settled && 'item' in settled) items.set(ref, settled.item);
        else if (settled) unsettled.push(settled.unsettled);
      }
  return { inherited: { ...inherited, items }, unsettled };
};
