import type { ConceptKind, Pattern, PreparedLexicon, Word } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import { normaliseName } from './normalise.ts';

export interface LexiconIndex {
  /** Words by first character, longest first. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
  readonly kinds: ReadonlyMap<string, ConceptKind>;
  readonly implied: ReadonlyMap<string, readonly string[]>;
  /** Patterns that a concept is the rarest need of, so that a name is held against few of them. */
  readonly patternsOf: (concept: string) => readonly Pattern[];
}

const open = ({ words, kinds, implied, patterns, byConcept }: PreparedLexicon): LexiconIndex => {
  const indexes = new Map(byConcept);
  return {
    words: new Map(words),
    kinds: new Map(kinds),
    implied: new Map(implied),
    patternsOf: (concept) => (indexes.get(concept) ?? []).flatMap((index) => patterns[index] ?? []),
  };
};

/**
 * The index with the words of a profile joined: a group of equal words extends the concept that one of them belongs to.
 * The words of the lexicon itself are written in normal form (project.test).
 */
const extend = (index: LexiconIndex, synonyms: readonly (readonly string[])[]): LexiconIndex => {
  const words = new Map(index.words);
  const kinds = new Map(index.kinds);
  const find = (word: string): Word | undefined => words.get(word[0] ?? '')?.find((known) => known.word === word);
  for (const group of synonyms.map((all) => all.map(normaliseName))) {
    const home = group.map(find).find((word) => word !== undefined)?.concept ?? group[0] ?? '';
    if (!kinds.has(home)) kinds.set(home, 'object');
    for (const word of group) {
      if (word === '' || find(word)?.concept === home) continue;
      const list = [...(words.get(word[0] ?? '') ?? []), { word, concept: home }];
      words.set(
        word[0] ?? '',
        list.sort((left, right) => right.word.length - left.word.length),
      );
    }
  }
  return { ...index, words, kinds };
};

const opened = indexed((lexicon: PreparedLexicon) => ({
  plain: open(lexicon),
  extended: new Map<string, LexiconIndex>(),
}));

/** The lexicon ready for use, with the synonyms of a profile; made once for each. */
export const lexiconIndex = (lexicon: PreparedLexicon, synonyms: readonly (readonly string[])[]): LexiconIndex => {
  const { plain, extended } = opened(lexicon);
  if (synonyms.length === 0) return plain;
  const key = JSON.stringify(synonyms);
  const index = extended.get(key) ?? extend(plain, synonyms);
  extended.set(key, index);
  return index;
};
