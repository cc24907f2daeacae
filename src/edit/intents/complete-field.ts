import type { Cell, FieldId, Ref, ResolvedItem } from '../../model/catalogue.ts';
import { type Field, fieldOf, isUnreadable } from '../../model/fields.ts';
import { readValue } from '../../model/read-value.ts';
import type { Reference } from '../../model/reference.ts';
import type { Step } from '../../model/step.ts';
import { type Data, isData, mapOf, same, swapped, withKey } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { counting, entriesOf, partsOf as idOf, withEntries } from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { keyOrder, resetField, setField, withoutField } from './set-field.ts';

type Wish = Intent & { readonly kind: 'completeField' };

/** Single values of a printed list; what stands behind a word and a colon is several of that word. */
const partsOf = ({ read, print }: Field<unknown>, printed: string, reference: Reference): string[] | undefined => {
  const lines = printed.split('\n');
  const finer = lines.flatMap((line) => {
    const [, word, details = ''] = /^([^：]+)：(.+)$/u.exec(line) ?? [];
    return word === undefined ? [line] : details.split('、').map((detail) => `${word}：${detail}`);
  });
  return [finer, lines].find((parts) => {
    const value = read(parts, reference);
    return !isUnreadable(value) && print(value) === printed;
  });
};

/** What an item inherits of a field: what its parent says; an own item of level 3, what stands above it here. */
const cellAbove = (
  { inherited, resolved }: Step,
  { ref, parent }: ResolvedItem,
  field: FieldId,
): Cell<unknown> | undefined => (inherited.items.get(ref) ?? (parent && resolved.items.get(parent)))?.fields[field];

/** What a written value says beyond what an item inherits; undefined where its parts cannot be told apart. */
const beyond = (
  raw: unknown,
  item: ResolvedItem,
  field: FieldId,
  { step, reference }: Subject,
): readonly string[] | undefined => {
  const own = fieldOf(field);
  const cell = cellAbove(step, item, field);
  const value = readValue(field, raw, reference);
  if (!cell || !own.merge || isUnreadable(value)) return undefined;
  return partsOf(own, own.print(value), reference)?.filter((part) => {
    const more = own.merge?.(cell.value, own.read([part], reference), reference);
    return own.compare(more, cell.value, { reference }).order === 'tighter';
  });
};

/** The entry with what is beyond the inherited value in place of all that it says; undefined where nothing is left of it. */
const completed = (entry: unknown, field: FieldId, more: readonly string[]): Data | undefined =>
  more.length > 0 ? withKey(mapOf(entry), field, { add: more }, keyOrder) : withoutField(entry, field);

/** Completes an entry for all that it counts for, where the same is beyond what each of them inherits; else the items one by one. */
const completeEntry = (
  layer: Data,
  entry: unknown,
  wish: Wish,
  lacking: readonly ResolvedItem[],
  subject: Subject,
): Data | Obstacle => {
  const { field } = wish;
  const [first] = lacking;
  if (!first) return layer;
  const raw = mapOf(entry)[field];
  const entries = entriesOf(layer, first.domain, 'amend');
  const said = entries.filter((one) => field in mapOf(one));
  const reached = [...subject.step.resolved.items.values()].filter(
    ({ domain, id, level, omitted, withheld }) =>
      domain === first.domain && level > 1 && !omitted && !withheld && counting(said, id) === entry,
  );
  const more = reached.map((item) => beyond(raw, item, field, subject));
  const isOne = more.every((one) => one && same(one, more[0])) && reached.every(({ ref }) => wish.refs.includes(ref));
  if (isOne && more[0]) {
    const next = completed(entry, field, more[0]);
    return withEntries(layer, first.domain, 'amend', swapped(entries, entries.indexOf(entry), ...(next ? [next] : [])));
  }
  let next: Data = layer;
  for (const item of lacking) {
    const own = beyond(raw, item, field, subject);
    if (!own) continue;
    const { ref } = item;
    const intent = { ref, field, only: true } as const;
    const done =
      own.length > 0
        ? setField(next, { kind: 'setField', value: { add: own }, ...intent }, subject)
        : resetField(next, { kind: 'resetField', ...intent }, subject);
    if ('obstacle' in done) return done as Obstacle;
    next = done;
  }
  return next;
};

/**
 * Gives items all that they inherit of a field, beside what this layer says of them: those whose written value lacks some of it.
 * What only adds says so: `{ add: … }`. Items whose words cannot be told apart stay as they are.
 */
export const completeField = (layer: Data, wish: Wish, subject: Subject): Data | Obstacle => {
  const { refs, field } = wish;
  const { outcomes, resolved } = subject.step;
  const wanted = new Set<Ref>(
    outcomes.flatMap((one) =>
      one.field === field && one.missing.length > 0 && refs.includes(one.item) ? [one.item] : [],
    ),
  );
  const byEntry = new Map<unknown, ResolvedItem[]>();
  for (const ref of wanted) {
    const item = resolved.items.get(ref);
    const { domain, id } = idOf(ref);
    const entry =
      entriesOf(layer, domain, 'add').find((one) => mapOf(one).id === id) ??
      counting(
        entriesOf(layer, domain, 'amend').filter((one) => field in mapOf(one)),
        id,
      );
    if (item && entry !== undefined && !(isData(mapOf(entry)[field]) && 'add' in mapOf(mapOf(entry)[field])))
      byEntry.set(entry, [...(byEntry.get(entry) ?? []), item]);
  }
  let next: Data = layer;
  for (const [entry, lacking] of byEntry) {
    const done = completeEntry(next, entry, wish, lacking, subject);
    if ('obstacle' in done) return done as Obstacle;
    next = done;
  }
  return next;
};
