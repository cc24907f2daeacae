import { tableWords } from '../../generated/table-words.js';
import type { Reference } from '../../model/reference.ts';
import { clean, joined } from '../clean.ts';
import { alternatives, isErrorValue, isMasked, isNothing, isPointing } from '../words.ts';
import { isElement, loose } from './is-element.ts';
import { type Left, type Reading, unreadable } from './reading.ts';
import { splitOutside } from './split-outside.ts';

const number = String.raw`[（(]\d{1,2}[)）]|\d{1,2}(?:[.．]\d{1,2})+[.．、]?|\d{1,2}\s?[.．、)）](?!\d)|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[、，,]`;
/** A letter numbers only what begins with it: 附件A、附件B is no list of 附件. */
const letter = String.raw`[a-hA-H][.．、](?=\s*\p{Script=Han})`;
const bullets = `[${tableWords.boxes.ticked.join('')}·•▪*]`;
const leading = new RegExp(`^\\s*(?:${number}|${letter}|${bullets}|-\\s)\\s*`, 'u');
const inline = new RegExp(
  `(?<=[\\p{Script=Han})）；;。、\\s])\\s*(?=(?:${number})\\s*[\\p{Script=Han}“《]|[（(]\\d{1,2}[)）]\\s*\\d)|(?<=[；;。\\s])\\s*(?=${letter})`,
  'gu',
);

interface Token {
  readonly label: string;
  readonly first: boolean;
  /** A number or a mark behind the word before parts it from that one. */
  readonly hard: boolean;
}

/** Words of sentences: what holds one is not a list, however many commas it has. */
const sentence = /[的为应须将可由按据至及其并]|包括|包含|不得|依据|以及|其中/u;

/** One line or clause: a list of elements, or a sentence that stays whole. */
const parts = (clause: string, isKnown: (label: string) => boolean): string[] => {
  const bare = clause.replace(leading, '');
  if (isKnown(bare)) return [clause];
  const pieces = splitOutside(bare, (char) => /[、，,]/u.test(char)).filter((piece) => joined(piece) !== '');
  const known = pieces.filter((piece) => isKnown(piece.replace(leading, ''))).length;
  const commas = splitOutside(bare, (char) => /[，,]/u.test(char)).length > 1;
  const longest = Math.max(0, ...pieces.map((piece) => joined(piece).length));
  if (known * 2 < pieces.length && commas && (longest > 12 || sentence.test(bare)) && joined(bare).length > 14)
    return [clause];
  return pieces.map((piece, index) => (index === 0 ? clause.slice(0, clause.length - bare.length) + piece : piece));
};

/** Tells, from left to right, whether a place stands within brackets, where a number parts no elements. */
const within = (text: string): ((at: number) => boolean) => {
  const brackets = [...text.matchAll(/[（()）]/gu)];
  let next = 0;
  return (at) => {
    while ((brackets[next]?.index ?? at) < at) next += 1;
    return /[（(]/u.test(brackets[next - 1]?.[0] ?? '') && /[)）]/u.test(brackets[next]?.[0] ?? '');
  };
};

/** A number without brackets, and the end of the word before it. */
const bare =
  /(\p{Script=Han}{0,2}?)(?<![\d一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s?[.．、)）]|[；;，,\s]|$)/gu;

/**
 * Tells which numbers belong to the word before them: 附件1、附件2, 统一、规范, 第二. A list has several, each behind another
 * word.
 */
const numbersOfWords = (text: string): ((at: number) => boolean) => {
  const words = new Map([...text.matchAll(bare)].map(({ 1: word = '', index }) => [index + word.length, word]));
  const counts = new Map<string, number>();
  for (const word of words.values()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (at) => {
    const word = words.get(at) ?? '';
    return word !== '' && (words.size === 1 || word.endsWith('第') || (counts.get(word) ?? 0) > 1);
  };
};

const partedByNumbers = (text: string): string => {
  const isWithin = within(text);
  const isOfWord = numbersOfWords(text);
  return text.replace(inline, (blank, at: number) => (isWithin(at) || isOfWord(at + blank.length) ? blank : '\n'));
};

const tokensOf = (text: string, isKnown: (label: string) => boolean): Token[] =>
  partedByNumbers(text)
    .replace(/\n\s*(?=[、，,；;。])/gu, '')
    .split('\n')
    .flatMap((line) => splitOutside(line, (char) => /[；;。]/u.test(char)))
    .flatMap((clause) =>
      parts(clause, isKnown).flatMap((piece, index) => {
        const words = piece.trim().split(/\s+/u);
        const apart = words.length > 1 && words.every((word) => isKnown(word.replace(leading, ''))) ? words : [piece];
        return apart.map((word) => ({ word, hard: index > 0 }));
      }),
    )
    .map(({ word, hard }) => ({ first: leading.test(word), label: joined(word.replace(leading, '')), hard }))
    .filter(({ label }) => label !== '');

/** Elements whose words a line break cut, whole again. */
const rejoined = (tokens: readonly Token[], isKnown: (label: string) => boolean): string[][] => {
  const numbered = tokens.filter(({ first }) => first).length > 1;
  const elements: string[][] = [];
  for (let index = 0; index < tokens.length; ) {
    const size =
      [4, 3, 2].find((wide) => {
        const piece = tokens.slice(index, index + wide);
        const word = piece.map(({ label }) => label).join('');
        return (
          piece.length === wide &&
          piece.slice(1).every(({ first }) => !first) &&
          isKnown(word) &&
          !piece.every(({ label }) => isKnown(label))
        );
      }) ?? 1;
    const labels = tokens.slice(index, index + size).map(({ label }) => label);
    const [token] = tokens.slice(index, index + 1);
    // In a numbered list a line without number goes on with the line above.
    if (numbered && size === 1 && token && !token.first && !token.hard && elements.length > 0 && !isKnown(token.label))
      elements.at(-1)?.push(...labels);
    else elements.push(labels);
    index += size;
  }
  return elements;
};

const channelCell = new RegExp(`^[${[...tableWords.boxes.ticked, ...tableWords.boxes.empty].join('')}√]+$`, 'u');
const tickWords = tableWords.headings.flatMap(({ column, words }) =>
  ['public', 'specificGroup', 'proactive', 'onRequest'].includes(column) ? words : [],
);
const officialWord = new RegExp(`^(?:${alternatives(tickWords)})$`, 'u');

/** Why a whole cell is no list of elements; undefined when it may be one. */
const implausible = (text: string): boolean =>
  isPointing(text) ||
  channelCell.test(joined(text)) ||
  officialWord.test(joined(text)) ||
  /^[^；;。\n]{0,20}(?:形成|变更|之日起)[^；;。\n]{0,10}个?工作日[^；;。\n]{0,6}$/u.test(joined(text)) ||
  /□\s*\p{Script=Han}/u.test(text);

/** 公开内容（要素）: one element each. `expected` are the elements of the item, which tell a break inside a word from one between two. */
export const readContent = (
  raw: string,
  expected: readonly string[],
  reference: Reference,
): Reading<readonly string[]> => {
  const text = clean(raw);
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  if (implausible(text)) return unreadable(text, 'not-this-field');
  const known = new Set(expected.map(loose));
  const isKnown = (label: string) => isElement(label, reference) || known.has(loose(label));
  const left: Left[] = [];
  const elements: string[] = [];
  const took: string[] = [];
  for (const pieces of rejoined(tokensOf(text, isKnown), isKnown)) {
    const element = pieces.join('');
    if (isMasked(element)) left.push({ text: element, why: 'person' });
    else if (isErrorValue(element)) left.push({ text: element, why: 'error-value' });
    else {
      elements.push(element);
      took.push(...pieces);
    }
  }
  return elements.length > 0 ? { value: [...new Set(elements)], took, left } : unreadable(text, left[0]?.why);
};
