import type { Acceptance, Ref } from '../../model/catalogue.ts';
import { fieldIds } from '../../model/fields.ts';
import type { Sourced } from '../../model/place.ts';
import { suggest } from '../suggest.ts';
import { type Into, list, record, sourced, strings, text } from './raw.ts';

const keys = ['rule', 'reason', 'item', 'items', 'field', 'text', 'until'];

/** An entry with its keys as they were meant: a misspelt one is told by itself, and not once more by what it answers. */
const asMeant = (raw: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } =>
  Object.fromEntries(Object.entries(raw).map(([key, value]) => [suggest(key, keys) ?? key, value]));

/** An answer to a warning. */
export const readAcceptance = ({ file, answersKey }: Into, entry: unknown, index: number): Sourced<Acceptance>[] => {
  const raw = asMeant(record(entry));
  const rule = text(raw.rule);
  const reason = text(raw.reason);
  if (rule === undefined || reason === undefined) return [];
  const field = fieldIds.find((known) => known === raw.field);
  const ref = /^[a-z][a-z0-9-]*\/\d+(?:\.\d+)*(?=\s|$)/u.exec(text(raw.item) ?? '')?.[0];
  const named = [...(text(raw.item) === undefined ? [] : [String(raw.item)]), ...list(raw.items).map(String)];
  return [
    sourced(file, [answersKey, index], {
      rule,
      reason,
      ...(named.length > 0 ? { named } : {}),
      ...(ref ? { item: ref as Ref } : {}),
      ...(field ? { field } : {}),
      ...strings(raw, ['until', 'text']),
    }),
  ];
};
