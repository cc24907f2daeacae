import type { LexiconIndex } from './lexicon-index.ts';
import { normaliseName } from './normalise.ts';

/** A name taken apart: its concepts in order, those and the implied ones as a set, and the characters that no word explains. */
export interface Frame {
  readonly name: string;
  readonly tokens: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly unknown: string;
}

/** Takes a name apart by the longest words of the lexicon, left to right. */
export const readName = (title: string, { words, implied }: LexiconIndex): Frame => {
  const name = normaliseName(title);
  const tokens: string[] = [];
  let unknown = '';
  for (let at = 0; at < name.length; ) {
    const found = words.get(name[at] ?? '')?.find(({ word }) => name.startsWith(word, at));
    if (found) tokens.push(found.concept);
    else unknown += name[at];
    at += found ? found.word.length : 1;
  }
  return {
    name,
    tokens,
    concepts: new Set(tokens.flatMap((token) => [token, ...(implied.get(token) ?? [])])),
    unknown,
  };
};

const lend = (frame: Frame, lent: readonly string[]): Frame => {
  const fresh = lent.filter((token) => !frame.concepts.has(token));
  return { ...frame, tokens: [...frame.tokens, ...fresh], concepts: new Set([...frame.concepts, ...fresh]) };
};

/**
 * The readings of a name below its parent: an outside field of the parent holds for everything below it; the field of
 * the parent only for a name that names none.
 */
export const inContext = (frame: Frame, parent: Frame | undefined, { kinds }: LexiconIndex): Frame[] => {
  const of = (kind: string) => (parent?.tokens ?? []).filter((token) => kinds.get(token) === kind);
  const outside = lend(frame, of('outside'));
  const fields = frame.tokens.some((token) => kinds.get(token) === 'field') ? [] : of('field');
  return fields.length > 0 ? [outside, lend(outside, fields)] : [outside];
};
