import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { similarity } from '../../model/did-you-mean.ts';
import { findHeading, nameKey } from '../align.ts';
import type { AlignedRow, AnnexRow } from './annex-row.ts';
import { inOrder } from './in-order.ts';

/** Two names that share less than this, as pairs of characters, are not taken for one item under another name. */
const alike = 0.34;

/** Pairs rows with items of the same name: below the same heading first, for a name may stand twice. */
const pairByName = (
  rows: readonly AnnexRow[],
  items: readonly ResolvedItem[],
  parent: Resolved,
): Map<number, ResolvedItem> => {
  const pairs = new Map<number, ResolvedItem>();
  const taken = new Set<ResolvedItem>();
  for (const anywhere of [false, true])
    rows.forEach((row, index) => {
      const heading = findHeading(row.heading, row.domain, parent);
      const isMeant = (item: ResolvedItem): boolean =>
        !taken.has(item) &&
        (anywhere || item.parent === heading?.ref) &&
        nameKey(item.fields.title.value) === nameKey(row.title);
      const item = pairs.has(index) ? undefined : items.find(isMeant);
      if (!item) return;
      taken.add(item);
      pairs.set(index, item);
    });
  return pairs;
};

/** The rows and the items between two pairs of the same name, each in its order. */
interface Gap {
  readonly rows: readonly number[];
  readonly items: readonly ResolvedItem[];
}

const gapsOf = (pairs: ReadonlyMap<number, ResolvedItem>, count: number, items: readonly ResolvedItem[]): Gap[] => {
  const taken = new Set(pairs.values());
  const paired = Array.from({ length: count }, (_, index) => index).filter((index) => pairs.has(index));
  const places = paired.map((index) => items.indexOf(pairs.get(index) as ResolvedItem));
  // What was moved parts nothing.
  const parting = inOrder(places).map((at) => ({ row: paired[at] ?? 0, item: places[at] ?? 0 }));
  const ends = [...parting, { row: count, item: items.length }];
  return ends.flatMap(({ row, item }, index): Gap[] => {
    const before = ends[index - 1] ?? { row: -1, item: -1 };
    const rows = Array.from({ length: row - before.row - 1 }, (_, step) => before.row + 1 + step);
    const gap = {
      rows: rows.filter((one) => !pairs.has(one)),
      items: items.slice(before.item + 1, item).filter((one) => !taken.has(one)),
    };
    return gap.rows.length > 0 && gap.items.length > 0 ? [gap] : [];
  });
};

/** The most alike of a gap, as long as two are alike at all. */
const pairGap = ({ rows, items }: Gap, all: readonly AnnexRow[], pairs: Map<number, ResolvedItem>): void => {
  const ranked = rows
    .flatMap((index) =>
      items.map((item) => ({
        index,
        item,
        score: similarity(nameKey(item.fields.title.value), nameKey(all[index]?.title ?? '')),
      })),
    )
    .filter(({ score }) => score >= alike)
    .sort((left, right) => right.score - left.score || left.index - right.index);
  const used = new Set<ResolvedItem>();
  for (const { index, item } of ranked)
    if (!pairs.has(index) && !used.has(item)) {
      pairs.set(index, item);
      used.add(item);
    }
};

/**
 * Finds the item of ours for every row of one domain: by its name, else by its place between rows whose names are ours, where
 * the names are alike. A row without an item is one that we lack.
 */
export const alignAnnex = (rows: readonly AnnexRow[], parent: Resolved): AlignedRow[] => {
  const items = [...parent.items.values()].filter((item) => item.level === 2 && item.domain === rows[0]?.domain);
  const pairs = pairByName(rows, items, parent);
  for (const gap of gapsOf(pairs, rows.length, items)) pairGap(gap, rows, pairs);
  return rows.map((row, index) => {
    const item = pairs.get(index);
    return item ? { ...row, item } : row;
  });
};
