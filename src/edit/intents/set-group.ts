import type { Ref } from '../../model/catalogue.ts';
import { type Data, isData, mapOf, same, withKey } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { entriesOf, insertByNumber, numbersOf, partsOf, referenceTo, withEntries } from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { findTarget } from './find-target.ts';
import { keyOrder, obstacleOf, readWritten, released, setInAddition } from './set-field.ts';

type Wish = Intent & { readonly kind: 'setGroup' };

/** One entry for the items of a domain, joined with one that is about the same items. */
const setIn = (layer: Data, refs: readonly Ref[], wish: Wish, subject: Subject): Data => {
  const { field, value } = wish;
  const domain = partsOf(refs[0] ?? ('' as Ref)).domain;
  const ids = refs.map((ref) => partsOf(ref).id);
  const kept = entriesOf(layer, domain, 'amend').flatMap((entry) => released(entry, new Set(ids), field));
  const host = kept.findIndex((entry) => same([...numbersOf(entry)].sort(), [...ids].sort()));
  if (host >= 0)
    return withEntries(
      layer,
      domain,
      'amend',
      kept.map((entry, index) => (index === host ? withKey(mapOf(entry), field, value, keyOrder) : entry)),
    );
  const names = refs.flatMap((ref) => {
    const item = findTarget(ref, subject);
    return 'obstacle' in item ? [] : [referenceTo(item, subject)];
  });
  const entry = { ...(names.length === 1 ? { item: names[0] } : { items: names }), [field]: value };
  return withEntries(layer, domain, 'amend', insertByNumber(kept, entry, ids.at(-1) ?? ''));
};

const manyOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const joined = (before: unknown, more: unknown): readonly unknown[] => [
  ...new Set([...manyOf(before), ...manyOf(more)]),
];

/** What is added to an item comes to what this layer says of it already. */
const addedTo = (before: unknown, value: unknown): unknown => {
  if (!isData(value) || !('add' in value || 'replace' in value) || before === undefined) return value;
  if (!isData(before)) return joined(before, value.add);
  const [add, replace] = [joined(before.add, value.add), joined(before.replace, value.replace)];
  return { ...(replace.length > 0 ? { replace } : {}), ...(add.length > 0 ? { add } : {}) };
};

/** What this layer says of a field of an item by its number, which a new entry takes the place of; patterns go on beside it. */
const saidOf = (layer: Data, ref: Ref, field: Wish['field']): unknown => {
  const { domain, id } = partsOf(ref);
  const said = [...entriesOf(layer, domain, 'add'), ...entriesOf(layer, domain, 'amend')]
    .filter((entry) => numbersOf(entry).includes(id) && field in mapOf(entry))
    .map((entry) => mapOf(entry)[field]);
  const whole = said.find((value) => !isData(value));
  return said.filter(isData).reduce<unknown>(addedTo, whole);
};

/** One value of one field for several items, said once for all of which it makes the same. */
export const setGroup = (layer: Data, wish: Wish, subject: Subject): Data | Obstacle => {
  const { refs, field, value } = wish;
  const wrong = readWritten(field, value, subject);
  if (wrong) return wrong;
  let next = layer;
  const amended: { readonly value: unknown; readonly domain: string; readonly refs: Ref[] }[] = [];
  for (const ref of refs) {
    const item = findTarget(ref, subject);
    if ('obstacle' in item) return item;
    const obstacle = obstacleOf(item, field);
    if (obstacle) return obstacle;
    const own = addedTo(saidOf(layer, ref, field), value);
    const added = setInAddition(next, ref, field, own);
    const { domain } = partsOf(ref);
    const group = amended.find((one) => one.domain === domain && same(one.value, own));
    if (added) next = added;
    else if (group) group.refs.push(ref);
    else amended.push({ value: own, domain, refs: [ref] });
  }
  for (const group of amended) next = setIn(next, group.refs, { ...wish, value: group.value }, subject);
  return next;
};
