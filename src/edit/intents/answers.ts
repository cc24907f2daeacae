import { type Data, listOf, mapOf, swapped, withKey, without } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { withRoot } from '../layer-data.ts';

const keys: readonly string[] = ['rule', 'item', 'field', 'reason', 'until', 'text'];

const isFor = (entry: unknown, rule: string, item: string | undefined, field: string | undefined): boolean => {
  const said = mapOf(entry);
  return said.rule === rule && said.item === item && said.field === field;
};

/** The answer to a warning, for each of its items; an earlier answer to the same warning is replaced. */
export const answer = (layer: Data, intent: Intent & { kind: 'answer' }): Data | Obstacle => {
  const { rule, items, field, reason, until } = intent;
  if (reason.trim() === '') return { obstacle: { zh: '答复要写理由', en: 'an answer needs its reason' } };
  let entries = listOf(layer.accepted);
  for (const item of items.length > 0 ? items : [undefined]) {
    const index = entries.findIndex((entry) => isFor(entry, rule, item, field));
    // What an answer was given to may have changed since: the new one is for the text as it stands.
    const earlier = without(mapOf(entries[index]), 'text');
    const named = { rule, ...(item ? { item } : {}), ...(field ? { field } : {}) };
    const said = withKey(index < 0 ? named : earlier, 'reason', reason, keys);
    const entry = until === undefined ? without(said, 'until') : withKey(said, 'until', until, keys);
    entries = index < 0 ? [...entries, entry] : swapped(entries, index, entry);
  }
  return withRoot(layer, 'accepted', entries);
};

/** An answer taken back. */
export const withdrawAnswer = (layer: Data, intent: Intent & { kind: 'withdrawAnswer' }): Data | Obstacle => {
  const { rule, items, field } = intent;
  const meant = items.length > 0 ? items : [undefined];
  const entries = listOf(layer.accepted);
  const left = entries.filter((entry) => !meant.some((item) => isFor(entry, rule, item, field)));
  return left.length < entries.length
    ? withRoot(layer, 'accepted', left)
    : { obstacle: { zh: '没有这条答复', en: 'there is no such answer' } };
};
