import { type Citation, findDocument, parseCitation } from '../model/basis.ts';
import type { Layer, Ref } from '../model/catalogue.ts';
import { splitCitations } from '../model/citations.ts';
import { isDomainPath } from '../model/domain-path.ts';
import type { Path, Place, Sourced } from '../model/place.ts';
import type { LegalDocument, Reference } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';

/** A citation as this layer wrote it, with its registered document and the list it stands in. */
export interface WrittenCitation {
  readonly citation: Citation;
  /** The text that it was written in, alone or with others. */
  readonly written: string;
  readonly document?: LegalDocument;
  readonly at: Place;
  readonly item?: Ref;
  /** Path of the list, so that order can be judged inside it. */
  readonly list: string;
}

const isBasisPath = (path: Path): boolean => {
  const field = path.indexOf('basis');
  return field === 3 && isDomainPath(path) && path.at(-1) !== 'from';
};

const entryOf = (path: Path): string => path.slice(0, 3).join('/');

/** The one item that each entry of a layer is about, by the path of the entry. */
const itemsByEntry = ({ domains }: Layer): Map<string, Ref> => {
  const items = new Map<string, Ref>();
  for (const domain of Object.keys(domains)) {
    for (const { id, at } of domains[domain]?.add ?? [])
      if ('path' in at) items.set(entryOf(at.path), `${domain}/${id.value}`);
    for (const { items: named, at } of domains[domain]?.amend ?? []) {
      const [only] = named;
      if (only && named.length === 1 && !only.value.id.endsWith('*') && 'path' in at)
        items.set(entryOf(at.path), `${domain}/${only.value.id}`);
    }
  }
  return items;
};

const collect = (texts: readonly Sourced<string>[], layer: Layer, { register }: Reference): WrittenCitation[] => {
  const items = itemsByEntry(layer);
  return texts.flatMap(({ value, at }) => {
    if (!('path' in at) || !isBasisPath(at.path)) return [];
    const item = items.get(entryOf(at.path));
    const list = at.path.slice(0, -1).join('/');
    return splitCitations(value).map((text): WrittenCitation => {
      const citation = parseCitation(text);
      const document = findDocument(citation, register);
      return { citation, written: value, at, list, ...(document ? { document } : {}), ...(item ? { item } : {}) };
    });
  });
};

const memo = indexed((_texts: readonly Sourced<string>[]) => new Map<Reference, WrittenCitation[]>());

/** The citations that a layer itself wrote, in the order of the file. Made once for all rules on the basis. */
export const writtenCitations = (
  texts: readonly Sourced<string>[],
  layer: Layer,
  reference: Reference,
): readonly WrittenCitation[] => {
  const known = memo(texts);
  const earlier = known.get(reference);
  if (earlier) return earlier;
  const found = collect(texts, layer, reference);
  known.set(reference, found);
  return found;
};

const signalsOf = indexed((ranks: Reference['ranks']) =>
  ranks.signals.map(({ on, match, rank }) => ({ on, pattern: new RegExp(match, 'u'), rank })),
);

/** The rank of a citation: of its registered document, else by the signs in its number or title. Undefined when nothing tells. */
export const rankOf = (
  { citation, document }: Pick<WrittenCitation, 'citation' | 'document'>,
  { ranks }: Reference,
): string | undefined => {
  if (document) return document.rank;
  const found = signalsOf(ranks).find(({ on, pattern }) => {
    const text = on === 'number' ? citation.number : citation.title;
    return text !== undefined && pattern.test(text);
  });
  return found?.rank;
};

const closures = indexed((ranks: Reference['ranks']) => {
  const below = new Map<string, Set<string>>();
  const reach = (rank: string): Set<string> => {
    const known = below.get(rank);
    if (known) return known;
    const all = new Set<string>();
    below.set(rank, all);
    for (const edge of ranks.edges)
      if (edge.above === rank) for (const lower of edge.below) for (const one of [lower, ...reach(lower)]) all.add(one);
    return all;
  };
  for (const { id } of ranks.ranks) reach(id);
  return below;
});

/** Whether the law places `upper` strictly above `lower`; false for ranks that it does not order. */
export const isHigher = (upper: string, lower: string, { ranks }: Reference): boolean =>
  closures(ranks).get(upper)?.has(lower) ?? false;
