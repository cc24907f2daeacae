import type { Word } from '../model/reference.ts';
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

/**
 * The words of a text, the longest first, unless two characters more would be left over for it: no word is read out of the end
 * of one and the begin of another.
 */
const wordsOf = (text: string, { words }: LexiconIndex): (Word | string)[] => {
  // From the end on: the first word, if there is one, and how many characters are left over, from each place on.
  const cuts: { word?: Word; left: number }[] = [{ left: 0 }];
  const from = (at: number) => cuts[text.length - at];
  for (let at = text.length - 1; at >= 0; at -= 1) {
    let best: { word?: Word; left: number } = { left: (from(at + 1)?.left ?? 0) + 1 };
    for (const word of words.get(text[at] ?? '') ?? []) {
      const left = text.startsWith(word.word, at) ? from(at + word.word.length)?.left : undefined;
      if (left !== undefined && left < best.left - (best.word ? 1 : 0)) best = { word, left };
    }
    cuts.push(best);
  }
  const found: (Word | string)[] = [];
  for (let at = 0; at < text.length; ) {
    const word = from(at)?.word;
    found.push(word ?? (text[at] as string));
    at += word?.word.length ?? 1;
  }
  return found;
};

/** Takes a name apart by the words of the lexicon; no word reaches over a bracket. */
const takeApart = (title: string, index: LexiconIndex): Frame => {
  const { implied, kinds } = index;
  const tokens: string[] = [];
  const concepts = new Set<string>();
  let unknown = '';
  let core = '';
  for (const found of title.split(/[（(）)]/u).flatMap((segment) => wordsOf(normaliseName(segment), index))) {
    if (typeof found === 'string') {
      unknown += found;
      core += found;
      continue;
    }
    const { word, concept } = found;
    tokens.push(concept);
    for (const one of [concept, ...(implied.get(concept) ?? []), ...insideOf(word, concept, index)]) concepts.add(one);
    if (kinds.get(concept) !== 'ordinary') core += word;
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
