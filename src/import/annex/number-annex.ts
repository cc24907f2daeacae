import type { DomainId, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { findHeading, nameKey } from '../align.ts';
import type { AlignedRow } from './annex-row.ts';
import { inOrder } from './in-order.ts';

/** A row with its number; `moved`: it stands elsewhere than ours does. */
export interface NumberedRow extends AlignedRow {
  readonly id: string;
  readonly moved: boolean;
}

/** A level-1 item of the annex, with ours where we have it. */
export interface NumberedGroup {
  readonly domain: DomainId;
  readonly title: string;
  readonly place: string;
  readonly item?: ResolvedItem;
  readonly id: string;
  readonly moved: boolean;
  readonly rows: readonly NumberedRow[];
}

interface Entry {
  /** The last part of the number that we know it by. */
  readonly known?: number;
  readonly printed?: number;
}

/**
 * The annex prints no numbers but the serial one: ours stay as long as they keep the order of the annex, for layers name items by
 * them; else a group is counted anew. Numbers that are printed count.
 */
const numbersFor = (entries: readonly Entry[], taken: readonly number[]): readonly number[] => {
  const printed = entries.flatMap(({ printed: one }) => one ?? []);
  if (printed.length === entries.length && new Set(printed).size === printed.length) return printed;
  const known = entries.flatMap(({ known: one }) => one ?? []);
  const rising = known.every((one, index) => index === 0 || one > (known[index - 1] ?? 0));
  const behind = entries.findIndex(({ known: one }) => one === undefined);
  const isBehind = behind < 0 || entries.slice(behind).every(({ known: one }) => one === undefined);
  if (!rising || !isBehind) return entries.map((_, index) => index + 1);
  let next = Math.max(0, ...taken, ...known);
  return entries.map(({ known: one }) => one ?? ++next);
};

const lastPart = (id: string): number => Number(id.split('.').at(-1));

interface Group {
  readonly title: string;
  readonly rows: AlignedRow[];
  item?: ResolvedItem;
}

/** The level-1 items in the order of the annex: ours by name, else the one that most of the rows stand below with us. */
const groupsOf = (rows: readonly AlignedRow[], domain: DomainId, parent: Resolved): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = nameKey(row.heading);
    const item = findHeading(row.heading, domain, parent);
    const group = groups.get(key) ?? { title: row.heading, rows: [], ...(item ? { item } : {}) };
    groups.set(key, group);
    group.rows.push(row);
  }
  const all = [...groups.values()];
  const taken = new Set(all.flatMap(({ item }) => item?.ref ?? []));
  for (const group of all.filter(({ item }) => !item)) {
    const counts = new Map<Ref, number>();
    for (const { item } of group.rows) if (item?.parent) counts.set(item.parent, (counts.get(item.parent) ?? 0) + 1);
    const [most] = [...counts].filter(([ref]) => !taken.has(ref)).sort((left, right) => right[1] - left[1]);
    const item = most && most[1] * 2 > group.rows.length ? parent.items.get(most[0]) : undefined;
    if (!item) continue;
    taken.add(item.ref);
    group.item = item;
  }
  return all;
};

/** Every number that an item of ours has, or had. */
const takenIn = (parent: Resolved, domain: DomainId, above: string): number[] =>
  [...parent.items.keys(), ...parent.former.keys()].flatMap((ref) => {
    const prefix = `${domain}/${above === '' ? '' : `${above}.`}`;
    const rest = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
    return /^\d+$/u.test(rest) ? [Number(rest)] : [];
  });

/** Numbers the items of one domain of the annex. */
export const numberAnnex = (rows: readonly AlignedRow[], parent: Resolved): NumberedGroup[] => {
  const domain = rows[0]?.domain ?? '';
  const groups = groupsOf(rows, domain, parent);
  const order = [...parent.items.values()];
  const placeOf = (item: ResolvedItem | undefined): number => (item ? order.indexOf(item) : -1);
  const withItem = groups.filter(({ item }) => item !== undefined);
  const stillGroups = new Set(inOrder(withItem.map(({ item }) => placeOf(item))).map((at) => withItem[at]));
  const groupNumbers = numbersFor(
    groups.map(({ item, rows: own }): Entry => {
      const printed = own.map(({ number }) => number?.split('.')[0]);
      const same = printed.every((one) => one !== undefined && one === printed[0]);
      return { ...(item ? { known: lastPart(item.id) } : {}), ...(same ? { printed: Number(printed[0]) } : {}) };
    }),
    takenIn(parent, domain, ''),
  );
  return groups.map((group, index) => {
    const { item, title, rows: own } = group;
    const id = String(groupNumbers[index]);
    const isHere = (row: AlignedRow): boolean => row.item !== undefined && row.item.parent === item?.ref;
    const here = own.filter(isHere);
    const still = new Set(inOrder(here.map((row) => placeOf(row.item))).map((at) => here[at]));
    const numbers = numbersFor(
      own.map((row): Entry => {
        const printed = row.number?.startsWith(`${id}.`) ? { printed: lastPart(row.number) } : {};
        return isHere(row) ? { known: lastPart(row.item?.id ?? ''), ...printed } : printed;
      }),
      item ? takenIn(parent, domain, item.id) : [],
    );
    return {
      domain,
      title,
      place: own[0]?.row.place ?? '',
      ...(item ? { item } : {}),
      id,
      moved: item !== undefined && !stillGroups.has(group),
      rows: own.map(
        (row, at): NumberedRow => ({
          ...row,
          id: `${id}.${numbers[at]}`,
          moved: row.item !== undefined && !still.has(row),
        }),
      ),
    };
  });
};
