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

const insides = indexed((_index: LexiconIndex) => new Map<string, readonly string[]>());

/**
 * The concepts of the shorter words inside a word: 个人账户继承 still speaks of a 个人账户. They are there, but need no
 * account. A field holds no other one, a group nothing: 退休人员 is not 退休.
 */
const insideOf = (word: string, concept: string, index: LexiconIndex): readonly string[] => {
  const known = insides(index);
  const kind = index.kinds.get(concept);
  const before = known.get(word);
  if (before) return before;
  const inside: string[] = [];
  for (let at = 0; kind !== 'group' && at < word.length; ) {
    const found = index.words
      .get(word[at] ?? '')
      ?.find((one) => one.word.length < word.length && word.startsWith(one.word, at));
    if (found && !(kind === 'field' && index.kinds.get(found.concept) === 'field')) inside.push(found.concept);
    at += found?.word.length ?? 1;
  }
  known.set(word, inside);
  return inside;
};

/** Takes a name apart by the longest words of the lexicon, left to right; no word reaches over a bracket. */
const takeApart = (title: string, index: LexiconIndex): Frame => {
  const { words, implied, kinds } = index;
  const tokens: string[] = [];
  const concepts = new Set<string>();
  let unknown = '';
  let core = '';
  for (const segment of title.split(/[（(）)]/u).map(normaliseName))
    for (let at = 0; at < segment.length; ) {
      const found = words.get(segment[at] ?? '')?.find(({ word }) => segment.startsWith(word, at));
      if (found) {
        tokens.push(found.concept);
        for (const concept of [
          found.concept,
          ...(implied.get(found.concept) ?? []),
          ...insideOf(found.word, found.concept, index),
        ])
          concepts.add(concept);
      } else unknown += segment[at];
      const end = at + (found ? found.word.length : 1);
      if (!found || kinds.get(found.concept) !== 'ordinary') core += segment.slice(at, end);
      at = end;
    }
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
export const inContext = (frame: Frame, parent: Frame | undefined, { kinds, implied }: LexiconIndex): Frame[] => {
  const of = (kind: string) => (parent?.tokens ?? []).filter((token) => kinds.get(token) === kind);
  const named = frame.tokens
    .flatMap((token) => [token, ...(implied.get(token) ?? [])])
    .some((concept) => kinds.get(concept) === 'field');
  const outside = named ? frame : lend(frame, of('outside'));
  const fields = named ? [] : of('field');
  return fields.length > 0 ? [outside, lend(outside, fields)] : [outside];
};
