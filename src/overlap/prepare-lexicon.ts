import type { Ref } from '../model/catalogue.ts';
import { domainIdOf } from '../model/domain.ts';
import type { Lexicon, Pattern, PreparedLexicon } from '../model/reference.ts';

const readPattern = (
  text: string,
  items: readonly Ref[],
  relation: Pattern['relation'],
  own = false,
  not: readonly string[] = [],
): Pattern => {
  const terms = text.split(/\s+/u).filter((term) => term !== '');
  const needs = terms.filter((term) => !/[?*]$/u.test(term)).map((term) => term.split('|'));
  const domain = own ? items[0] && domainIdOf(items[0]) : undefined;
  const known = [...new Set(terms.flatMap((term) => term.replace(/[?*]$/u, '').split('|')))];
  return { items, relation, needs, known, not, any: terms.includes('*'), ...(domain ? { domain } : {}) };
};

const readPatterns = ({ items, covers }: Lexicon): Pattern[] => [
  ...items.flatMap(({ item, is = [], part = [], own = [], not = [] }) => [
    ...is.map((text) => readPattern(text, [item as Ref], 'same', false, not)),
    ...part.map((text) => readPattern(text, [item as Ref], 'part', false, not)),
    ...own.map((text) => readPattern(text, [item as Ref], 'part', true, not)),
  ]),
  ...covers.flatMap(({ items: covered, is }) => is.map((text) => readPattern(text, covered as Ref[], 'covers'))),
];

const push = <T>(lists: Map<string, T[]>, key: string, value: T): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** The need of a pattern that the fewest patterns share: a name is held against those that it may well meet. */
const rarestNeed = (patterns: readonly Pattern[]): ((pattern: Pattern) => readonly string[]) => {
  const shared = new Map<string, number>();
  for (const concept of patterns.flatMap(({ needs }) => needs.flat()))
    shared.set(concept, (shared.get(concept) ?? 0) + 1);
  const count = (need: readonly string[]) => need.reduce((sum, concept) => sum + (shared.get(concept) ?? 0), 0);
  return ({ needs }) => [...needs].sort((left, right) => count(left) - count(right))[0] ?? [];
};

/** The lexicon as the judge looks things up in it. Done when the tool is built: it is the same in every run. */
export const prepareLexicon = (lexicon: Lexicon): PreparedLexicon => {
  const words = new Map<string, { word: string; concept: string }[]>();
  for (const { id, words: known } of lexicon.concepts)
    for (const word of known) if (word !== '') push(words, word[0] ?? '', { word, concept: id });
  for (const list of words.values()) list.sort((left, right) => right.word.length - left.word.length);
  const patterns = readPatterns(lexicon);
  const rarest = rarestNeed(patterns);
  const byConcept = new Map<string, number[]>();
  for (const [index, pattern] of patterns.entries())
    for (const concept of rarest(pattern)) push(byConcept, concept, index);
  return {
    words: [...words],
    kinds: lexicon.concepts.map(({ id, kind }) => [id, kind]),
    implied: lexicon.concepts.flatMap(({ id, implies }) => (implies ? [[id, implies] as const] : [])),
    patterns,
    byConcept: [...byConcept],
  };
};
