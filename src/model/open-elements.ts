import type { Resolved, ResolvedItem } from './catalogue.ts';
import { plain } from './plain.ts';
import type { OpennessId, Reference } from './reference.ts';
import { indexed } from './remember.ts';

/** The elements of an item by what of the five they make public; those that nothing tells of are `unclear`. */
export type OpenElements = { readonly [id in OpennessId]: readonly string[] } & { readonly unclear: readonly string[] };

/** What the dictionary says of a label: of its element, or of each that it stands for. */
const inDictionary = indexed(({ elements, guideWords, openness }: Reference) => {
  const of = (element: string): OpennessId[] => {
    const found = openness.filter((one) => one.elements.includes(element)).map(({ id }) => id);
    return found.length > 0 ? found : ['service'];
  };
  return new Map<string, readonly OpennessId[]>([
    ...elements.flatMap(({ id, labels }) => labels.map((label) => [plain(label), of(id)] as const)),
    ...guideWords.compounds.map(
      ({ label, elements: parts }) => [plain(label), [...new Set(parts.flatMap(of))]] as const,
    ),
  ]);
});

/** What of the five a label of 公开内容 makes public: as a layer says, else the dictionary, else the words in it. A guess is none. */
const opennessOf = (label: string, said: Resolved['openness'], reference: Reference): readonly OpennessId[] => {
  const text = plain(label);
  const own = said?.filter((one) => one.labels.some((other) => plain(other) === text)).map(({ id }) => id) ?? [];
  if (own.length > 0) return own;
  const known = inDictionary(reference).get(text);
  if (known) return known;
  const exact = reference.openness.filter(({ labels }) => labels.some((other) => plain(other) === text));
  const found =
    exact.length > 0
      ? exact
      : reference.openness.filter(({ words }) => words.some((word) => text.includes(plain(word))));
  return found.map(({ id }) => id);
};

/** 五公开 of an item, element by element. */
export const openElements = (
  { fields: { content } }: ResolvedItem,
  { openness }: Pick<Resolved, 'openness'>,
  reference: Reference,
): OpenElements => {
  const told = (content?.value ?? []).map((label) => ({ label, ids: opennessOf(label, openness, reference) }));
  const of = (id: OpennessId): string[] => told.filter(({ ids }) => ids.includes(id)).map(({ label }) => label);
  return {
    decision: of('decision'),
    execution: of('execution'),
    management: of('management'),
    service: of('service'),
    result: of('result'),
    unclear: told.filter(({ ids }) => ids.length === 0).map(({ label }) => label),
  };
};
