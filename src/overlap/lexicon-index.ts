import { type DomainId, domainIds, type Ref } from '../model/catalogue.ts';
import type { Concept, ConceptKind, Lexicon } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import { normaliseName } from './normalise.ts';

/** One pattern of an item: every group needs one of its concepts; `known` are all concepts that it accounts for. */
export interface Pattern {
  readonly items: readonly Ref[];
  readonly relation: 'same' | 'part' | 'covers';
  readonly needs: readonly (readonly string[])[];
  readonly known: ReadonlySet<string>;
  /** Concepts that make the name another thing. */
  readonly not: readonly string[];
  /** Written `*`: a thing so much its own that no further act or object of the trade makes it another. */
  readonly any: boolean;
  /** Only for a name that is added to this domain. */
  readonly domain?: DomainId;
}

export interface LexiconIndex {
  /** Words by first character, longest first. */
  readonly words: ReadonlyMap<string, readonly { readonly word: string; readonly concept: string }[]>;
  readonly kinds: ReadonlyMap<string, ConceptKind>;
  readonly implied: ReadonlyMap<string, readonly string[]>;
  /** Patterns by the first concept of their first need, so that a name is held against few of them. */
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
}

const readPattern = (
  text: string,
  items: readonly Ref[],
  relation: Pattern['relation'],
  own = false,
  not: readonly string[] = [],
): Pattern => {
  const terms = text.split(/\s+/u).filter((term) => term !== '');
  const needs = terms.filter((term) => !/[?*]$/u.test(term)).map((term) => term.split('|'));
  const domain = own ? domainIds.find((id) => items[0]?.startsWith(`${id}/`)) : undefined;
  const known = new Set(terms.flatMap((term) => term.replace(/[?*]$/u, '').split('|')));
  return { items, relation, needs, known, not, any: terms.includes('*'), ...(domain ? { domain } : {}) };
};

/**
 * Concepts with the words of a profile joined: a group of equal words extends the concept that one of them belongs to.
 * The words of the lexicon itself are written in normal form (project.test).
 */
const extend = (concepts: readonly Concept[], synonyms: readonly (readonly string[])[]): Concept[] => {
  const extended = concepts.map((concept) => ({ ...concept, words: [...concept.words] }));
  for (const group of synonyms.map((words) => words.map(normaliseName))) {
    const home = extended.find(({ words }) => group.some((word) => words.includes(word)));
    if (home) home.words.push(...group.filter((word) => !home.words.includes(word)));
    else extended.push({ id: group[0] ?? '', kind: 'object', words: [...group] });
  }
  return extended;
};

const build = ({ concepts, items, covers }: Lexicon, synonyms: readonly (readonly string[])[]): LexiconIndex => {
  const all = extend(concepts, synonyms);
  const words = new Map<string, { word: string; concept: string }[]>();
  for (const { id, words: known } of all)
    for (const word of known) {
      const first = word[0];
      if (first === undefined) continue;
      words.set(first, [...(words.get(first) ?? []), { word, concept: id }]);
    }
  for (const list of words.values()) list.sort((left, right) => right.word.length - left.word.length);
  const patterns = new Map<string, Pattern[]>();
  const put = (pattern: Pattern) => {
    for (const concept of pattern.needs[0] ?? []) patterns.set(concept, [...(patterns.get(concept) ?? []), pattern]);
  };
  for (const { item, is = [], part = [], own = [], not = [] } of items) {
    for (const text of is) put(readPattern(text, [item as Ref], 'same', false, not));
    for (const text of part) put(readPattern(text, [item as Ref], 'part', false, not));
    for (const text of own) put(readPattern(text, [item as Ref], 'part', true, not));
  }
  for (const { items: covered, is } of covers)
    for (const text of is) put(readPattern(text, covered as Ref[], 'covers'));
  return {
    words,
    kinds: new Map(all.map(({ id, kind }) => [id, kind])),
    implied: new Map(all.flatMap(({ id, implies }) => (implies ? [[id, implies]] : []))),
    patterns,
  };
};

const bySynonyms = indexed((_lexicon: Lexicon) => new Map<string, LexiconIndex>());

/** The lexicon ready for use, with the synonyms of a profile; made once for each. */
export const lexiconIndex = (lexicon: Lexicon, synonyms: readonly (readonly string[])[]): LexiconIndex => {
  const known = bySynonyms(lexicon);
  const key = JSON.stringify(synonyms);
  const index = known.get(key) ?? build(lexicon, synonyms);
  known.set(key, index);
  return index;
};
