import type { FieldId, Ref, ResolvedItem } from '../../model/catalogue.ts';
import { fieldIds, fields, isUnreadable } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import { readValue } from '../../model/read-value.ts';
import { type Data, isData, listOf, mapOf, withKey, without } from '../data.ts';
import type { Intent, Obstacle } from '../intent.ts';
import {
  counting,
  entriesOf,
  insertByNumber,
  isAbout,
  numberOf,
  numbersOf,
  partsOf,
  reaches,
  reachesByPattern,
  referenceTo,
  withEntries,
} from '../layer-data.ts';
import type { Subject } from '../subject.ts';
import { findTarget } from './find-target.ts';

/** The keys of an entry in the order of writing. */
export const keyOrder: readonly string[] = ['item', 'items', 'id', 'was', ...fieldIds];

/** A value in words of the field, or the words that it does not know. */
export const readWritten = (field: FieldId, value: unknown, { reference }: Subject): Obstacle | undefined => {
  const { add, replace } = fields[field].merge ? mapOf(value) : {};
  const words = add ?? (replace === undefined ? value : undefined);
  if (words === undefined) return undefined;
  const blank =
    typeof words === 'string' ? words.trim() === '' : Object.keys(mapOf(words)).length + listOf(words).length === 0;
  const { label } = fields[field];
  if (blank) return { obstacle: { zh: `“${label.zh}”没有写内容`, en: `nothing is written for \`${field}\`` } };
  const read = readValue(field, words, reference);
  if (!isUnreadable(read)) return undefined;
  return {
    obstacle: {
      zh: `“${label.zh}”不认得“${read.unknown}”，可写：${read.expected.join('、')}`,
      en: `\`${field}\` does not know \`${read.unknown}\`; known: ${read.expected.join(', ')}`,
    },
  };
};

/** Whether a value says what the item inherits, and nothing in this layer stands between. */
const isInherited = (
  item: ResolvedItem,
  field: FieldId,
  value: unknown,
  layer: Data,
  { step, reference }: Subject,
): boolean => {
  const cell = step.inherited.items.get(item.ref)?.fields[field];
  const between = field === 'responsibleBody' && layer.responsibleBody !== undefined;
  if (!cell || between || item.level === 3 || (fields[field].merge && isData(value) && 'add' in value)) return false;
  const read = readValue(field, value, reference);
  if (isUnreadable(read)) return false;
  const print = fields[field].print as (value: unknown) => string;
  return plain(print(read)) === plain(print(cell.value));
};

/** The entry without a field, undefined when it says nothing else. */
export const withoutField = (entry: unknown, field: FieldId): Data | undefined => {
  const rest = without(mapOf(entry), field);
  return Object.keys(rest).some((key) => key !== 'item' && key !== 'items') ? rest : undefined;
};

/** An entry without some items as far as a field goes: what else it says of them, they keep. */
export const released = (entry: unknown, ids: ReadonlySet<string>, field: FieldId): readonly unknown[] => {
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

const isSet = (entry: unknown, field: FieldId): boolean => field in mapOf(entry);

/** An item taken out of an entry for several, with an entry of its own behind it that says the same but for one field. */
const splitOff = (entry: unknown, id: string, field: FieldId, value: unknown): unknown[] => {
  const { items, ...said } = mapOf(entry);
  const all = listOf(items);
  const others = all.filter((one) => numberOf(one) !== id);
  return [
    ...(others.length > 0 ? [{ ...mapOf(entry), items: others }] : []),
    withKey({ item: all.find((one) => numberOf(one) === id), ...said }, field, value, keyOrder),
  ];
};

const groupObstacle = (entry: unknown, field: FieldId): Obstacle => {
  const named = numbersOf(entry).join('、');
  const { label } = fields[field];
  return {
    obstacle: {
      zh: `本项的“${label.zh}”由一条改几项的（“${named}”）写明；请选定只改本项，或者到文件里改那一条`,
      en: `\`${field}\` of this item is set by an entry for several (\`${named}\`); choose this item only, or change that entry in the file`,
    },
    choice: true,
  };
};

const ownObstacle = (entry: unknown, field: FieldId, canPart: boolean): Obstacle => {
  const named = numbersOf(entry).join('、');
  const { label } = fields[field];
  return {
    obstacle: {
      zh: `本项没有自己的“${label.zh}”，是一条改几项的（“${named}”）写明的；${canPart ? '请选定只改本项，或者' : '上级没有这一栏，只能'}到文件里改那一条`,
      en: `this item has no \`${field}\` of its own, an entry for several (\`${named}\`) sets it; ${canPart ? 'choose this item only, or ' : 'the parent has none: '}change that entry in the file`,
    },
    ...(canPart ? { choice: true as const } : {}),
  };
};

/** What an item inherits, as a layer writes it; undefined where it inherits nothing, or nothing that can be written in this way. */
const inheritedValue = (ref: Ref, field: FieldId, layer: Data, { step, reference }: Subject): unknown => {
  if (field === 'responsibleBody' && layer.responsibleBody !== undefined) return layer.responsibleBody;
  const cell = step.inherited.items.get(ref)?.fields[field];
  if (!cell) return undefined;
  const print = fields[field].print as (value: unknown) => string;
  const lines = print(cell.value).split('\n');
  const value = lines.length > 1 ? lines : lines[0];
  const read = readValue(field, value, reference);
  return !isUnreadable(read) && print(read) === print(cell.value) ? value : undefined;
};

/** Sets a field of an item that this layer adds. */
export const setInAddition = (layer: Data, ref: Ref, field: FieldId, value: unknown): Data | undefined => {
  const { domain, id } = partsOf(ref);
  const added = entriesOf(layer, domain, 'add');
  if (!added.some((entry) => isAbout(entry, id))) return undefined;
  const entries = added.map((entry) =>
    !isAbout(entry, id)
      ? entry
      : value === undefined
        ? without(mapOf(entry), field)
        : withKey(mapOf(entry), field, value, keyOrder),
  );
  return withEntries(layer, domain, 'add', entries);
};

/** Why a field of an item cannot be set at all. */
export const obstacleOf = (item: ResolvedItem, field: FieldId): Obstacle | undefined => {
  if (item.level === 1 && field !== 'title')
    return {
      obstacle: { zh: '一级事项只有名称，没有其他栏', en: 'an item of level 1 has a title and no other field' },
    };
  if (item.omitted || item.withheld)
    return {
      obstacle: {
        zh: `事项“${item.id} ${item.fields.title.value}”不在本地目录里，先恢复再改`,
        en: `the item \`${item.id} ${item.fields.title.value}\` is not listed here; restore it first`,
      },
    };
  return undefined;
};

/** The value of one field of one item, written where it belongs: never into an entry for several items. */
export const setField = (layer: Data, intent: Intent & { kind: 'setField' }, subject: Subject): Data | Obstacle => {
  const { ref, field, value, only = false } = intent;
  const item = findTarget(ref, subject);
  if ('obstacle' in item) return item;
  const obstacle = obstacleOf(item, field) ?? readWritten(field, value, subject);
  if (obstacle) return obstacle;
  const added = setInAddition(layer, ref, field, value);
  if (added) return added;
  const { domain, id } = partsOf(ref);
  const entries = entriesOf(layer, domain, 'amend');
  const groups = entries.filter((entry) => reaches(entry, id) && isSet(entry, field));
  if (groups.length === 0 && isInherited(item, field, value, layer, subject))
    return resetField(layer, { kind: 'resetField', ref, field }, subject);
  const own = entries.findIndex((entry) => isAbout(entry, id) && isSet(entry, field));
  const group = counting(groups, id);
  if (group !== undefined && own < 0 && !only) return groupObstacle(group, field);
  const host = own >= 0 ? own : entries.findIndex((entry) => isAbout(entry, id));
  const exact = host >= 0 ? host : entries.findIndex((entry) => isSet(entry, field) && numbersOf(entry).includes(id));
  // Any other entry with the number is as precise: its value would contradict this one, and what it adds would come to it.
  const isWhole = !isData(value) || !('add' in value || 'replace' in value);
  if (exact >= 0)
    return withEntries(
      layer,
      domain,
      'amend',
      entries.flatMap((entry, index) => {
        if (index !== exact) return own >= 0 && !isWhole ? [entry] : released(entry, new Set([id]), field);
        return host >= 0 ? [withKey(mapOf(entry), field, value, keyOrder)] : splitOff(entry, id, field, value);
      }),
    );
  const entry = { item: referenceTo(item, subject), [field]: value };
  return withEntries(layer, domain, 'amend', insertByNumber(entries, entry, id));
};

/** A field of one item as it is inherited again. */
export const resetField = (layer: Data, intent: Intent & { kind: 'resetField' }, subject: Subject): Data | Obstacle => {
  const { ref, field, only = false } = intent;
  const item = findTarget(ref, subject);
  if ('obstacle' in item) return item;
  if (field === 'title' && item.origin === 'local' && !subject.step.inherited.items.has(ref))
    return { obstacle: { zh: '本地新增的事项要有名称', en: 'an item of this layer needs its title' } };
  const added = setInAddition(layer, ref, field, undefined);
  if (added) return added;
  const { domain, id } = partsOf(ref);
  const entries = entriesOf(layer, domain, 'amend');
  const isOwn = (entry: unknown): boolean => isAbout(entry, id) && isSet(entry, field);
  const group = counting(
    entries.filter((entry) => reaches(entry, id) && isSet(entry, field)),
    id,
  );
  if (!only && entries.some(isOwn))
    return withEntries(
      layer,
      domain,
      'amend',
      entries.flatMap((entry) => (isOwn(entry) ? (withoutField(entry, field) ?? []) : [entry])),
    );
  // What a pattern says cannot leave an item out: the item then says itself what it inherits.
  const pattern = entries.find((entry) => isSet(entry, field) && reachesByPattern(entry, id));
  const value = pattern === undefined ? undefined : inheritedValue(ref, field, layer, subject);
  const canPart = pattern === undefined || value !== undefined;
  if (group !== undefined && !(canPart && only)) return ownObstacle(group, field, canPart);
  const kept = entries.flatMap((entry) =>
    pattern !== undefined && isOwn(entry) ? [entry] : released(entry, new Set([id]), field),
  );
  const rest = withEntries(layer, domain, 'amend', kept);
  return pattern === undefined ? rest : setField(rest, { kind: 'setField', ref, field, value, only: true }, subject);
};
