import type { DomainId, Fields, Ref, ResponsibleBody } from '../../model/catalogue.ts';
import { shown } from '../account.ts';
import { changesOf, inStandardWords, write } from '../differences.ts';
import type { LocalField } from '../read/field-reading.ts';
import type { RowVerdict } from '../verdict.ts';
import { type Added, freeId, type Importing } from '../work.ts';
import { localFields } from './amend-item.ts';

/** Where an item of its own goes: the number above it, and what level 3 inherits from there. */
export interface Place {
  readonly level: 2 | 3;
  readonly above: string;
  readonly title: string;
  readonly base?: ReadonlyMap<LocalField, unknown>;
  readonly comments: string[];
}

/** A new item with everything that the table says of it, and nothing that no cell says; level 3 only what differs from the item above. */
export const addItem = (
  work: Importing,
  { home, exported, readings }: RowVerdict,
  { level, above, title, base, comments }: Place,
): { readonly ref: Ref; readonly entry: Added; readonly changed: Set<LocalField> } => {
  const { known, bodies, added, effective } = work;
  const id = freeId(work, home, above, exported);
  const entry: Added = { domain: home, level, parent: above, id, title: shown(title), changes: [], comments };
  const changed = new Set<LocalField>();
  const now = new Map<LocalField, unknown>();
  for (const field of localFields) {
    const standard = base?.get(field);
    const value = readings[field]?.value;
    now.set(field, value ?? standard);
    if (value === undefined) continue;
    if (base && changesOf(field, value as never, standard as never, known).length === 0) continue;
    changed.add(field);
    if (field === 'responsibleBody') bodies.push({ value: value as ResponsibleBody, added: entry });
    else {
      const words = field === 'basis' && standard !== undefined;
      const written = words
        ? inStandardWords(value as Fields['basis'], standard as Fields['basis'], known)
        : write(field, value as never);
      entry.changes.push({ field, kind: 'set', value: written });
    }
  }
  added.push(entry);
  const ref = refOf(home, id);
  effective.set(ref, now);
  return { ref, entry, changed };
};

const refOf = (domain: DomainId, id: string): Ref => `${domain}/${id}`;
