import type { DomainId, Ref, ResolvedItem } from '../model/catalogue.ts';
import { compareNumbers } from '../model/item-number.ts';
import { type Data, isData, listOf, mapOf, withKey, without } from './data.ts';
import type { Subject } from './subject.ts';

const [firstKeys, lastKeys] = [
  ['kind', 'region', 'extends', 'edition', 'effective', 'responsibleBody', 'contact', 'profile', 'covers', 'guides'],
  ['filing', 'accepted'],
];

/** The keys of a layer in the order of writing: between the first and the last ones stand the domains. */
const rootKeys = (layer: Data, key: string): readonly string[] => {
  const others = [...Object.keys(layer), key].filter((one) => ![...firstKeys, ...lastKeys].includes(one));
  return [
    ...firstKeys,
    'places',
    'verified',
    ...others.filter((one) => !/^(?:places|verified)$/u.test(one)),
    ...lastKeys,
  ];
};

const domainKeys: readonly string[] = ['title', 'omit', 'restore', 'amend', 'add'];

/** The lists of a domain. */
export type ListKey = 'omit' | 'restore' | 'amend' | 'add';

/** A key of the layer set; without a value, or with one that holds nothing, taken out. */
export const withRoot = (layer: Data, key: string, value: unknown): Data =>
  value === undefined || (Array.isArray(value) ? value.length === 0 : isData(value) && Object.keys(value).length === 0)
    ? without(layer, key)
    : withKey(layer, key, value, rootKeys(layer, key));

/** A list of a domain. */
export const entriesOf = (layer: Data, domain: DomainId, key: ListKey): readonly unknown[] =>
  listOf(mapOf(layer[domain])[key]);

/** The layer with another list; what is emptied by that is taken out, the block of the domain included. */
export const withEntries = (layer: Data, domain: DomainId, key: ListKey, entries: readonly unknown[]): Data => {
  const block = mapOf(layer[domain]);
  if (entries.length > 0) return withRoot(layer, domain, withKey(block, key, entries, domainKeys));
  return key in block ? withRoot(layer, domain, without(block, key)) : layer;
};

/** Domain and number of a reference. */
export const partsOf = (ref: Ref): { readonly domain: DomainId; readonly id: string } => {
  const slash = ref.indexOf('/');
  return { domain: ref.slice(0, slash), id: ref.slice(slash + 1) };
};

/** The number that a reference of an entry begins with, or its pattern; undefined for what is no text. */
export const numberOf = (reference: unknown): string | undefined =>
  typeof reference === 'string' ? reference.trim().split(/\s/u)[0] : undefined;

/** The numbers and patterns that an entry names, whatever its form. */
export const numbersOf = (entry: unknown): readonly string[] => {
  if (typeof entry === 'string') return [numberOf(entry) ?? ''];
  const { item, items, id } = mapOf(entry);
  return (items === undefined ? [item ?? id] : listOf(items)).flatMap((one) => numberOf(one) ?? []);
};

/** Whether an entry is about one item by its number, and no other. */
export const isAbout = (entry: unknown, id: string): boolean => {
  const numbers = numbersOf(entry);
  return numbers.length === 1 && numbers[0] === id;
};

const isPattern = (number: string): boolean => number.endsWith('*');

/** Whether an entry for several items reaches this one, by its number or by a pattern. */
export const reaches = (entry: unknown, id: string): boolean =>
  !isAbout(entry, id) &&
  numbersOf(entry).some(
    (number) => number === id || (isPattern(number) && id.includes('.') && id.startsWith(number.slice(0, -1))),
  );

/** Whether a pattern of an entry reaches an item, whether or not its number stands there, too. */
export const reachesByPattern = (entry: unknown, id: string): boolean =>
  numbersOf(entry).some((number) => isPattern(number) && reaches({ item: number }, id));

/** Of entries that say one field, that which counts for an item: by its number, else by the narrowest pattern; undefined where none does. */
export const counting = (entries: readonly unknown[], id: string): unknown => {
  const rank = (entry: unknown): number =>
    Math.max(
      ...numbersOf(entry).map((number) =>
        number === id ? Number.MAX_SAFE_INTEGER : reaches({ item: number }, id) ? number.length : 0,
      ),
    );
  const [first] = entries.filter((entry) => rank(entry) > 0).sort((left, right) => rank(right) - rank(left));
  return first;
};

/** The list with a new entry behind its neighbour by number, and behind the patterns that lead the list. */
export const insertByNumber = (entries: readonly unknown[], entry: unknown, id: string): readonly unknown[] => {
  const first = entries.findIndex((one) => !numbersOf(one).some(isPattern));
  const lead = first < 0 ? entries.length : first;
  const neighbour = entries.findLastIndex((one) => {
    const [number] = numbersOf(one);
    return number !== undefined && !isPattern(number) && compareNumbers(number, id) < 0;
  });
  const index = Math.max(lead, neighbour + 1);
  return [...entries.slice(0, index), entry, ...entries.slice(index)];
};

/** Number and title of an item, as an entry of this layer names it. */
export const referenceTo = (item: ResolvedItem, { step }: Subject): string =>
  `${item.id} ${(step.inherited.items.get(item.ref) ?? item).fields.title.value}`;
