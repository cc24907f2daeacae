import type { PreparedLexicon } from '../model/reference.ts';
import { lexiconIndex } from './lexicon-index.ts';
import { readName } from './read-name.ts';

/**
 * What tells a name apart, in concepts of the trade: equal for names that say the same in other words. A name without
 * a thing or an act that the lexicon knows stands for itself.
 */
export const nameKey = (title: string, lexicon: PreparedLexicon, synonyms: readonly (readonly string[])[]): string => {
  const index = lexiconIndex(lexicon, synonyms);
  const { name, tokens, unknown } = readName(title, index);
  const telling = [...new Set(tokens.filter((token) => index.kinds.get(token) !== 'ordinary'))].sort();
  const isThing = telling.some((token) => ['object', 'act'].includes(index.kinds.get(token) ?? ''));
  const rest = unknown.length > 1 ? ` ${unknown}` : '';
  return isThing ? telling.join(' ') + rest : name;
};
