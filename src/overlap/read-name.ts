import { indexed } from '../model/remember.ts';
import type { LexiconIndex } from './lexicon-index.ts';
import { normaliseName } from './normalise.ts';

/** A name taken apart: its concepts in order, those and the implied ones as a set, and the characters that no word explains. */
export interface Frame {
  readonly name: string;
  readonly tokens: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly unknown: string;
  /** The name without ordinary words. */
  readonly core: string;
}

/** Takes a name apart by the longest words of the lexicon, left to right; no word reaches over a bracket. */
const takeApart = (title: string, { words, implied, kinds }: LexiconIndex): Frame => {
  const tokens: string[] = [];
  let unknown = '';
  let core = '';
  for (const segment of title.split(/[（(）)]/u).map(normaliseName))
    for (let at = 0; at < segment.length; ) {
      const found = words.get(segment[at] ?? '')?.find(({ word }) => segment.startsWith(word, at));
      if (found) tokens.push(found.concept);
      else unknown += segment[at];
      const end = at + (found ? found.word.length : 1);
      if (!found || kinds.get(found.concept) !== 'ordinary') core += segment.slice(at, end);
      at = end;
    }
  const concepts = new Set(tokens.flatMap((token) => [token, ...(implied.get(token) ?? [])]));
  return { name: normaliseName(title), tokens, concepts, unknown, core };
};

const frames = indexed((_index: LexiconIndex) => new Map<string, Frame>());

/** Frames of more names than this are forgotten at once. */
const most = 20_000;

/** Takes a name apart, and remembers it: the same national names stand in every layer. */
export const readName = (title: string, index: LexiconIndex): Frame => {
  const known = frames(index);
  const frame = known.get(title) ?? takeApart(title, index);
  if (known.size > most) known.clear();
  known.set(title, frame);
  return frame;
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
  const named = [...frame.concepts].some((concept) => kinds.get(concept) === 'field');
  const outside = named ? frame : lend(frame, of('outside'));
  const fields = named ? [] : of('field');
  return fields.length > 0 ? [outside, lend(outside, fields)] : [outside];
};
