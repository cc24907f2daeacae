import type { PaperWords } from './reference.ts';
import { indexed } from './remember.ts';

interface Prepared {
  readonly phrases: readonly (readonly [from: string, to: string])[];
  readonly pattern: RegExp;
  readonly words: ReadonlyMap<string, string>;
}

/** The domain before the number of an item, as an author writes it: of one that has no name here the number says enough. */
const domainBefore = /(?<![\w./-])([a-z][a-z-]*)\/(?=\d+(?:\.\d+)*(?![\w.]))/gu;

/** What only one who writes the file can use: an example of its notation, and what a reader of files said of a place. */
const notation = /“[^”]*”|(?:[:：] ?|，?(?:例如|如) ?)?\{[^{}]*\}|（[A-Z_]{4,}：[^（）]*）/gu;

const prepared = indexed(({ phrases, words }: PaperWords): Prepared => {
  const list = words.flatMap(({ words: from, say }) => from.map((word) => [word, say] as const));
  const escaped = list
    .map(([word]) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
    .sort((left, right) => right.length - left.length);
  const key = `(?:${escaped.join('|')})`;
  return {
    phrases: phrases
      .flatMap(({ words: from, say }) => from.map((phrase) => [phrase, say] as const))
      .sort(([left], [right]) => right.length - left.length),
    pattern: new RegExp(
      `“(${key}(?:\\.${key})*)(\\s*[:：][^”]*)?”|“[^”]*”|(?<![\\w@./-]) ?(${key}(?:\\.${key})*)(?![\\w@/-]|\\.\\w)(?:(?=：|:)| ?)`,
      'gu',
    ),
    words: new Map(list),
  };
});

/**
 * A sentence about a layer in words of an office, for paper that goes out. What stands in quotes is the author's own, but for
 * a key and the domain of an item: who signs knows neither.
 */
export const paperWords = (text: string, data: PaperWords): string => {
  const { phrases, pattern, words } = prepared(data);
  const whole = phrases.reduce((told, [from, to]) => told.replaceAll(from, to), text);
  /** `process.steps.limit`: what it is part of, then what it is. */
  const name = (path: string): string => {
    const names = path.split('.').map((key) => words.get(key) ?? key);
    const last = names.pop() ?? '';
    return names.length > 0 && !words.has(path) ? `${names.join('')}的${last}` : (words.get(path) ?? last);
  };
  return whole
    .replace(notation, (found) => (found.startsWith('“') ? found : ''))
    .replace(domainBefore, (_, domain: string) => (words.has(domain) ? `${words.get(domain)} ` : ''))
    .replace(pattern, (found, quoted?: string, rest?: string, bare?: string) => {
      if (quoted !== undefined) return `“${name(quoted)}${rest ?? ''}”`;
      return bare === undefined ? found : name(bare);
    });
};
