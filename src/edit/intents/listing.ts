import type { ResolvedItem } from '../../model/catalogue.ts';
import { type Data, mapOf, swapped, withKey } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import { entriesOf, insertByNumber, isAbout, partsOf, referenceTo, withEntries } from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { findTarget } from './find-target.ts';

const keys: readonly string[] = ['item', 'reason', 'note'];

/** An item that is not run here, with reason and note; a `restore` of it is taken back. */
export const omit = (
  layer: Data,
  { ref, reason, note }: Intent & { kind: 'omit' },
  subject: Subject,
): Data | Obstacle => {
  const item = findTarget(ref, subject);
  if ('obstacle' in item) return item;
  const { domain, id } = partsOf(ref);
  if (entriesOf(layer, domain, 'add').some((entry) => isAbout(entry, id)))
    return {
      obstacle: {
        zh: '这是本地新增的事项，不办了就删去，不写不列入',
        en: 'this layer itself adds the item: take it out instead of omitting it',
      },
    };
  const said = note === undefined ? { reason } : { reason, note };
  const entries = entriesOf(layer, domain, 'omit');
  const index = entries.findIndex((entry) => isAbout(entry, id));
  if (index >= 0) {
    const entry = Object.entries(said).reduce(
      (map, [key, value]) => withKey(map, key, value, keys),
      mapOf(entries[index]),
    );
    return withEntries(layer, domain, 'omit', swapped(entries, index, entry));
  }
  const restored = entriesOf(layer, domain, 'restore').filter((entry) => !isAbout(entry, id));
  if (subject.step.inherited.items.get(ref)?.omitted) {
    if (restored.length < entriesOf(layer, domain, 'restore').length)
      return withEntries(layer, domain, 'restore', restored);
    return { obstacle: { zh: '上级已经没有列入这一项', en: 'the parent does not list this item already' } };
  }
  return withEntries(layer, domain, 'omit', insertByNumber(entries, { item: referenceTo(item, subject), ...said }, id));
};

/** Where this layer leaves out the heading of an item: the other items below it each by itself, with the same reason. */
const leavingHeading = (layer: Data, item: ResolvedItem, subject: Subject): Data | undefined => {
  const entries = entriesOf(layer, item.domain, 'omit');
  const index = item.parent ? entries.findIndex((entry) => isAbout(entry, partsOf(item.parent ?? item.ref).id)) : -1;
  if (index < 0) return undefined;
  const { item: _, ...said } = mapOf(entries[index]);
  const others = [...subject.step.resolved.items.values()].filter(
    (other) =>
      other.parent === item.parent &&
      other.ref !== item.ref &&
      other.omitted &&
      !entries.some((entry) => isAbout(entry, other.id)),
  );
  return withEntries(
    layer,
    item.domain,
    'omit',
    swapped(entries, index, ...others.map((other) => ({ item: referenceTo(other, subject), ...said }))),
  );
};

/** An item that is run here after all: its own omission goes, or the omission of a parent is undone. */
export const restore = (layer: Data, { ref }: Intent & { kind: 'restore' }, subject: Subject): Data | Obstacle => {
  const item = findTarget(ref, subject);
  if ('obstacle' in item) return item;
  const { domain, id } = partsOf(ref);
  const omitted = entriesOf(layer, domain, 'omit');
  const left = omitted.filter((entry) => !isAbout(entry, id));
  if (left.length < omitted.length) return withEntries(layer, domain, 'omit', left);
  const apart = leavingHeading(layer, item, subject);
  if (apart) return apart;
  const entries = entriesOf(layer, domain, 'restore');
  if (!item.omitted || entries.some((entry) => isAbout(entry, id)))
    return { obstacle: { zh: '这一项本来就列入，不用恢复', en: 'the item is listed: there is nothing to restore' } };
  return withEntries(layer, domain, 'restore', insertByNumber(entries, { item: referenceTo(item, subject) }, id));
};
