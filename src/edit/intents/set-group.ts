import type { Ref } from '../../model/catalogue.ts';
import { type Data, listOf, mapOf, same, withKey } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { entriesOf, insertByNumber, numberOf, numbersOf, partsOf, referenceTo, withEntries } from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { findTarget } from './find-target.ts';
import { keyOrder, obstacleOf, readWritten, setInAddition, withoutField } from './set-field.ts';

type Wish = Intent & { readonly kind: 'setGroup' };

/** An entry without some items as far as a field goes: what else it says of them, they keep. */
const released = (entry: unknown, ids: ReadonlySet<string>, field: Wish['field']): readonly unknown[] => {
  const said = mapOf(entry);
  const numbers = numbersOf(entry);
  if (!(field in said) || !numbers.some((number) => ids.has(number))) return [entry];
  const rest = withoutField(entry, field);
  if (numbers.every((number) => ids.has(number))) return rest ? [rest] : [];
  const [left, taken] = [false, true].map((wanted) =>
    listOf(said.items).filter((one) => ids.has(numberOf(one) ?? '') === wanted),
  );
  return [{ ...said, items: left }, ...(rest ? [{ ...rest, items: taken }] : [])];
};

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

/** One value of one field for several items, said once for all of them. */
export const setGroup = (layer: Data, wish: Wish, subject: Subject): Data | Obstacle => {
  const { refs, field, value } = wish;
  const wrong = readWritten(field, value, subject);
  if (wrong) return wrong;
  let next = layer;
  const amended: Ref[] = [];
  for (const ref of refs) {
    const item = findTarget(ref, subject);
    if ('obstacle' in item) return item;
    const obstacle = obstacleOf(item, field);
    if (obstacle) return obstacle;
    const added = setInAddition(next, ref, field, value);
    if (added) next = added;
    else amended.push(ref);
  }
  for (const domain of new Set(amended.map((ref) => partsOf(ref).domain)))
    next = setIn(
      next,
      amended.filter((ref) => partsOf(ref).domain === domain),
      wish,
      subject,
    );
  return next;
};
