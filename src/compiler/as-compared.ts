import type { CatalogueFile, CatalogueItem } from '../model/catalogue-file.ts';

type Plain = { readonly [key: string]: unknown };

/** An item with what it rests on as the original says it, where it was compared with the annex. */
const itemAsCompared = (item: CatalogueItem, known: ReadonlyMap<string, CatalogueItem>): CatalogueItem => {
  const { provenance = {}, items } = item;
  const original = known.get(item.id);
  const below = items ? { items: items.map((one) => itemAsCompared(one, known)) } : {};
  if (!original) return { ...item, ...below };
  const attested = new Set(Object.entries(provenance).flatMap(([field, trust]) => (trust === 'attested' ? field : [])));
  const doubts = Object.entries({ ...original.doubtful, ...item.doubtful }).filter(
    ([field]) => attested.has(field) || field in (item.doubtful ?? {}),
  );
  const trusts = Object.entries(provenance).map(([field, trust]) => [
    field,
    attested.has(field) ? (original.provenance as Plain | undefined)?.[field] : trust,
  ]);
  return {
    ...item,
    ...(attested.has('title') && original.candidate ? { candidate: true } : {}),
    provenance: Object.fromEntries(trusts),
    ...(doubts.length > 0 ? { doubtful: Object.fromEntries(doubts) } : {}),
    ...below,
  };
};

/**
 * A national file without the marks of a comparison with the annex: cells that were only confirmed say what they said, and bind no
 * less. What was taken away from the trust in a cell remains.
 */
export const asCompared = (copy: unknown, original: CatalogueFile): unknown => {
  const file = copy as CatalogueFile;
  if (!file.attested || !Array.isArray(file.items)) return copy;
  const { attested: _attested, ...rest } = file;
  const known = new Map(
    original.items.flatMap((group) => [group, ...(group.items ?? [])]).map((item) => [item.id, item]),
  );
  return { ...rest, items: file.items.map((item) => itemAsCompared(item, known)) };
};
