import type { Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { similarity } from '../model/did-you-mean.ts';
import { groupBy } from '../model/group-by.ts';
import { normaliseName } from '../overlap/normalise.ts';
import type { Relation } from './difference.ts';

/** An old item and the new one that carries it on, with the ends of what was split or merged. */
export interface Pair {
  readonly old: ResolvedItem;
  readonly now: ResolvedItem;
  readonly relation: Relation | 'same';
}

/** Items that belong together: one pair, or the parts of what was split or merged; `main` carries the item on. */
export interface Family {
  readonly main: Pair;
  readonly others: readonly Pair[];
  readonly olds: readonly ResolvedItem[];
  readonly nows: readonly ResolvedItem[];
}

export interface Pairing {
  readonly families: readonly Family[];
  readonly gone: readonly ResolvedItem[];
  readonly fresh: readonly ResolvedItem[];
}

type Edge = readonly [old: ResolvedItem, now: ResolvedItem];

/** Below this share of common character pairs a new name under an old number is another thing (as rule renamed-item). */
const related = 0.3;

const nameOf = (item: ResolvedItem): string => normaliseName(item.fields.title.value);

const isAnother = (old: ResolvedItem, now: ResolvedItem): boolean =>
  old.level > 1 &&
  !old.fields.title.history.some((before) =>
    now.fields.title.history.some((after) => similarity(before.value, after.value) >= related),
  );

/** Whether the `was:` of one catalogue speaks of the other: it names numbers of the edition before its own. */
const speaksOf = (one: Resolved, other: Resolved): boolean =>
  one.standard > other.standard ||
  (one.standard === other.standard && ![...other.items.values()].some((item) => item.was));

/** Edges that `was:` names, as [item with `was:`, item that it names]. */
const namedEdges = (later: Resolved, earlier: Resolved): Edge[] =>
  speaksOf(later, earlier)
    ? [...later.items.values()].flatMap((item) =>
        (item.was ?? []).flatMap((ref): Edge[] => {
          const known = earlier.items.get(ref);
          return known ? [[item, known]] : [];
        }),
      )
    : [];

/** Pairs the items of a key that is unique on both sides. */
const pairBy = (
  olds: readonly ResolvedItem[],
  nows: readonly ResolvedItem[],
  key: (item: ResolvedItem) => string,
): Edge[] => {
  const partners = groupBy(nows, key);
  return [...groupBy(olds, key)].flatMap(([name, [old, ...more]]): Edge[] => {
    const [now, ...others] = partners.get(name) ?? [];
    return old && now && more.length === 0 && others.length === 0 ? [[old, now]] : [];
  });
};

/** The connected parts of a set of edges. */
const components = (edges: readonly Edge[]): Edge[][] => {
  const parts: Edge[][] = [];
  for (const edge of edges) {
    const touching = parts.filter((part) => part.some(([old, now]) => old === edge[0] || now === edge[1]));
    for (const part of touching) parts.splice(parts.indexOf(part), 1);
    parts.push([...touching.flat(), edge]);
  }
  return parts;
};

/** A choice that does not depend on which side is old: the same number, then the same name, then the lowest numbers. */
const rank = ([old, now]: Edge): string => {
  const [low, high] = [old.ref, now.ref].sort();
  const kind = old.ref === now.ref ? 0 : nameOf(old) === nameOf(now) ? 1 : 2;
  return `${kind} ${low} ${high}`;
};

const family = (edges: readonly Edge[]): Family | undefined => {
  const [first, ...rest] = [...edges].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
  if (!first) return undefined;
  const degree = (item: ResolvedItem, side: 0 | 1) => edges.filter((edge) => edge[side] === item).length;
  const others = rest.map(([old, now]): Pair => {
    const [parts, sources] = [degree(old, 0), degree(now, 1)];
    return {
      old,
      now,
      relation: parts > 1 && sources === 1 ? 'split' : sources > 1 && parts === 1 ? 'merged' : 'moved',
    };
  });
  const [old, now] = first;
  return {
    main: { old, now, relation: old.ref === now.ref ? 'same' : 'moved' },
    others,
    olds: [...new Set([old, ...others.map((pair) => pair.old)])],
    nows: [...new Set([now, ...others.map((pair) => pair.now)])],
  };
};

/**
 * Which item of one catalogue is which of the other: by `was:`, by number and name, by an equal name elsewhere, and
 * last by number alone, unless the name says that it is another thing. Symmetric: the mirror image for (now, old).
 */
export const pairItems = (old: Resolved, now: Resolved): Pairing => {
  const edges = new Map<string, Edge>();
  const paired = new Set<ResolvedItem>();
  const put = (edge: Edge) => {
    edges.set(`${edge[0].ref} ${edge[1].ref}`, edge);
    paired.add(edge[0]).add(edge[1]);
  };
  for (const [later, earlier] of namedEdges(now, old)) put([earlier, later]);
  for (const [later, earlier] of namedEdges(old, now)) put([later, earlier]);
  const free = (catalogue: Resolved) => [...catalogue.items.values()].filter((item) => !paired.has(item));
  const partner = (item: ResolvedItem): ResolvedItem | undefined => now.items.get(item.ref);
  // A part may leave an item that stays what it was.
  for (const item of old.items.values()) {
    const same = partner(item);
    if (same && nameOf(same) === nameOf(item)) put([item, same]);
  }
  for (const key of [
    (item: ResolvedItem) => `${item.domain} ${item.level} ${nameOf(item)}`,
    (item: ResolvedItem) => `${item.level} ${nameOf(item)}`,
    nameOf,
  ])
    for (const edge of pairBy(free(old), free(now), key)) put(edge);
  for (const item of free(old)) {
    const same = partner(item);
    if (same && !paired.has(same) && !isAnother(item, same)) put([item, same]);
  }
  return {
    families: components([...edges.values()]).flatMap((part) => family(part) ?? []),
    gone: free(old),
    fresh: free(now),
  };
};

/** Where the references to an old number lead now: none for a retired item, several for a split one. */
export const successorsOf = (old: Resolved, now: Resolved): ReadonlyMap<Ref, readonly Pair[]> => {
  const { families, gone } = pairItems(old, now);
  const found = new Map<Ref, Pair[]>();
  for (const { main, others } of families)
    for (const pair of [main, ...others]) found.set(pair.old.ref, [...(found.get(pair.old.ref) ?? []), pair]);
  for (const item of gone) found.set(item.ref, []);
  return found;
};
