import type { PaperWords } from './reference.ts';
import { indexed } from './remember.ts';

interface Prepared {
  readonly phrases: readonly (readonly [from: string, to: string])[];
  readonly pattern: RegExp;
  readonly words: ReadonlyMap<string, string>;
}

const prepared = indexed(({ phrases, words }: PaperWords): Prepared => {
  const list = words.flatMap(({ words: from, say }) => from.map((word) => [word, say] as const));
  const escaped = list.map(([word]) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  return {
    phrases: phrases
      .flatMap(({ words: from, say }) => from.map((phrase) => [phrase, say] as const))
      .sort(([left], [right]) => right.length - left.length),
    pattern: new RegExp(`“[^”]*”|(?<![\\w@./-]) ?(${escaped.join('|')})(?![\\w@/-]|\\.\\w)(?:(?=：|:)| ?)`, 'gu'),
    words: new Map(list),
  };
});

/** A sentence about a layer in words of an office, for paper that goes out; what stands in quotes is the author's own. */
export const paperWords = (text: string, data: PaperWords): string => {
  const { phrases, pattern, words } = prepared(data);
  const whole = phrases.reduce((told, [from, to]) => told.replaceAll(from, to), text);
  return whole.replace(pattern, (found, word: string | undefined) =>
    word === undefined ? found : (words.get(word) ?? found),
  );
};
