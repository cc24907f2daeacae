import { tableWords } from '../../generated/table-words.js';

const [ticked, empty] = [new Set(tableWords.boxes.ticked), new Set(tableWords.boxes.empty)];

/** What a sign in front of words, or behind them, says. */
export type Mark = 'ticked' | 'empty' | 'unknown';

/** A sign that stands where a box would, whatever it is. */
const markOf = (char: string): Mark | undefined => {
  if (ticked.has(char)) return 'ticked';
  if (empty.has(char)) return 'empty';
  return /[\p{So}\p{Sk}\p{Co}\ufffd]/u.test(char) ? 'unknown' : undefined;
};

const start = String.raw`(^|[\n\s、，,;；■□☑√])`;
const standsForBox = (chars: string): RegExp => new RegExp(`${start}${chars}(?=\\p{Script=Han})`, 'gmu');
const [mouth, filled, check, hollow] = ['口', '[RþＲ]', '[VvＶｖⅤⅴ]', '[£¨]'].map(standsForBox) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];

/** 口, V and the letters that Word's symbol fonts leave behind stand for boxes where a box would stand. */
export const withBoxes = (text: string): string =>
  text
    .replace(mouth, '$1□')
    .replace(filled, '$1■')
    .replace(check, '$1√')
    .replace(hollow, '$1□')
    .replace(/\[[√✓xX]\]|【[√✓]】|（√）|\(√\)/gu, '■')
    .replace(/\[\s*\]|【\s*】|（\s+）|\(\s+\)/gu, '□');

/** Words and the mark beside them; words without a mark have none. */
export interface Box {
  readonly mark: Mark | undefined;
  readonly text: string;
}

/** The boxes of a text (after `withBoxes`) with their words; undefined when it has no box. Marks stand in front, or behind throughout. */
export const boxesOf = (text: string): readonly Box[] | undefined => {
  const chars = [...text];
  const first = chars.find((char) => char.trim() !== '');
  if (first === undefined || !chars.some(markOf)) return undefined;
  const leading = markOf(first) !== undefined;
  const boxes: Box[] = [];
  let [mark, words]: [Mark | undefined, string] = [undefined, ''];
  const push = (own: Mark | undefined): void => {
    if (words.trim() !== '') boxes.push({ mark: own, text: words.trim() });
    words = '';
  };
  for (const char of chars) {
    const next = markOf(char);
    if (next === undefined) words += char;
    else if (leading) {
      push(mark);
      mark = next;
    } else push(next);
  }
  push(leading ? mark : undefined);
  return boxes;
};

/** Whether marks stand in front of their words. */
export const marksLead = (text: string): boolean =>
  markOf([...text].find((char) => char.trim() !== '') ?? '') !== undefined;
