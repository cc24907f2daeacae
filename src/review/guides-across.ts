import { plain } from '../model/plain.ts';
import type { ReviewParent, Summary } from '../model/review.ts';
import {
  type CopiedName,
  fewestGuides,
  type GuidedItem,
  type GuideRow,
  type GuidesAcross,
  type Landmarks,
  type Spread,
  type Trace,
  type Usual,
} from '../model/review-guides.ts';

/** A submission with its guides, as others are held against it. */
export interface Guided {
  readonly key: string;
  readonly title: string;
  readonly summary: Pick<Summary, 'region' | 'chain' | 'guides'>;
  /** What is held is in no sum. */
  readonly isCounted: boolean;
}

const spread = (numbers: readonly number[]): Spread | undefined => {
  const sorted = [...numbers].sort((left, right) => left - right);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  const [low = least, high = most] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { least, median: (low + high) / 2, most };
};

interface Said extends GuideRow {
  readonly key: string;
}

const groupBy = <T>(members: readonly T[], name: (member: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const member of members) groups.set(name(member), [...(groups.get(name(member)) ?? []), member]);
  return groups;
};

const itemOf = (said: readonly Said[]): GuidedItem[] => {
  const [first] = said;
  const materials = spread(said.map((row) => row.materials));
  if (!first || !materials) return [];
  const days = spread(said.flatMap((row) => row.days ?? []));
  const visits = spread(said.flatMap((row) => row.visits ?? []));
  return [
    {
      item: first.item,
      title: first.title,
      submissions: said.map(({ key }) => key),
      ...(days ? { days } : {}),
      materials,
      ...(visits ? { visits } : {}),
    },
  ];
};

const addedOf = (said: readonly Said[]): GuidesAcross['added'] => {
  const all = said.flatMap(({ item, title, key, added }) => added.map((material) => ({ item, title, key, material })));
  return [...groupBy(all, ({ item, material }) => `${item} ${plain(material)}`).values()]
    .flatMap((same) => {
      const [first] = same;
      const keys = [...new Set(same.map(({ key }) => key))];
      if (!first || keys.length < fewestGuides) return [];
      return [{ item: first.item, title: first.title, material: first.material, submissions: keys }];
    })
    .sort((left, right) => right.submissions.length - left.submissions.length);
};

const usualOf = (said: readonly Said[]): Usual | undefined => {
  const median = (numbers: readonly number[]): number | undefined =>
    numbers.length < fewestGuides ? undefined : spread(numbers)?.median;
  const [days, materials, visits] = [
    median(said.flatMap((row) => row.days ?? [])),
    median(said.map((row) => row.materials)),
    median(said.flatMap((row) => row.visits ?? [])),
  ];
  if (materials === undefined) return undefined;
  return { ...(days === undefined ? {} : { days }), materials, ...(visits === undefined ? {} : { visits }) };
};

const regionKey = ({ code, name }: { readonly code?: string; readonly name: string }): string => code ?? plain(name);

/** Whose a name, a phone or an address is: names and addresses are found by every end of the words in a text. */
const ownersOf = (all: readonly Guided[]): ((trace: Trace) => readonly Guided[]) => {
  const owners = new Map<string, Guided[]>();
  const add = (one: Guided, kind: string, key: string): void => {
    const name = `${kind} ${key}`;
    const known = owners.get(name) ?? [];
    if (!known.includes(one)) owners.set(name, [...known, one]);
  };
  for (const one of all) {
    const { region, guides } = one.summary;
    if (region && region.name.length > 2) add(one, 'region', region.name);
    for (const { kind, key } of guides?.landmarks ?? ([] as Landmarks)) add(one, kind, key);
  }
  return ({ kind, key }) => {
    for (let start = 0; start < key.length; start += 1) {
      const found = owners.get(`${kind} ${key.slice(start)}`);
      if (found || kind === 'phone') return found ?? [];
    }
    return [];
  };
};

const isBelow = ({ summary: { chain } }: Guided, { summary: { region } }: Guided): boolean =>
  region !== undefined && chain.some((parent: ReviewParent) => regionKey(parent) === regionKey(region));

/** Of a name the part that names the other region. */
const namedBy = ({ kind, text }: Trace, { summary: { region } }: Guided): string =>
  kind === 'region' && region ? region.name : text;

/** What is left in the guides of one submission of others: a region that a guide names twice is told once. */
const copiedIn = (one: Guided, owners: ReturnType<typeof ownersOf>): CopiedName[] => {
  const told = new Set<string>();
  return (one.summary.guides?.traces ?? []).flatMap((trace): CopiedName[] => {
    const others = owners(trace).filter((other) => other !== one && !isBelow(other, one) && !isBelow(one, other));
    const [first] = others;
    if (!first) return [];
    const { key: _, ...said } = trace;
    const text = namedBy(trace, first);
    const once = `${trace.title} ${trace.kind} ${text}`;
    if (told.has(once)) return [];
    told.add(once);
    return [{ ...said, text, of: others.map(({ key, title }) => ({ key, title })) }];
  });
};

/** What only shows when the guides of submissions are held beside each other. */
export const guidesAcross = (
  all: readonly Guided[],
): {
  readonly across?: GuidesAcross;
  readonly usual: { readonly [item: string]: Usual };
  /** By the key of a submission. */
  readonly copied: ReadonlyMap<string, readonly CopiedName[]>;
} => {
  const counted = all.filter(({ isCounted }) => isCounted);
  const said = counted.flatMap(({ key, summary: { guides } }) =>
    (guides?.rows ?? []).map((row): Said => ({ ...row, key })),
  );
  const byItem = groupBy(said, ({ item }) => item);
  const owners = ownersOf(counted);
  const usual: { [item: string]: Usual } = {};
  for (const [item, rows] of byItem) {
    const found = usualOf(rows);
    if (found) usual[item] = found;
  }
  return {
    ...(said.length > 0 ? { across: { items: [...byItem.values()].flatMap(itemOf), added: addedOf(said) } } : {}),
    usual,
    copied: new Map(all.map((one) => [one.key, copiedIn(one, owners)])),
  };
};
