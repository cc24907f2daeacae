import type { Sign } from './canvas.ts';
import { signsByLine } from './signs-by-line.ts';

/** Signs on one line, in the order in which they are read; along and across their direction. */
export interface SignLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
  /** A blank ends it, which a writer sets between two words. */
  readonly blank: boolean;
}

const isHan = (text: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text);

/** What stands between two signs that follow each other at a distance; blanks of justified lines are none. */
const between = (left: Sign, right: Sign): string => {
  const gap = right.start - left.end;
  const size = Math.max(left.size, right.size);
  if (/\s$/u.test(left.text) || /^\s/u.test(right.text)) return '';
  return gap > size * (isHan(left.text) || isHan(right.text) ? 0.9 : 0.22) ? ' ' : '';
};

/** Whether a sign is drawn once more over itself, as programs do that have no bold font. */
const isAgain = (sign: Sign, others: readonly Sign[]): boolean =>
  others
    .slice(-4)
    .some(
      (other) =>
        other.text === sign.text &&
        Math.abs(other.start - sign.start) < sign.size * 0.25 &&
        Math.abs(other.base - sign.base) < sign.size * 0.25,
    );

/** Signs in the order in which they stand on their line, as a text. */
export const lineOf = (signs: readonly Sign[]): SignLine => {
  const kept: Sign[] = [];
  let text = '';
  for (const sign of signs) {
    if (isAgain(sign, kept)) continue;
    const last = kept.at(-1);
    text += (last ? between(last, sign) : '') + sign.text;
    kept.push(sign);
  }
  const shown = kept.filter((sign) => sign.text.trim() !== '');
  const edge = shown.length > 0 ? shown : kept;
  const size = Math.max(...signs.map((sign) => sign.size));
  return {
    text: text.trim(),
    start: Math.min(...edge.map(({ start }) => start)),
    end: Math.max(...edge.map(({ end }) => end)),
    // A raised sign does not lift its line.
    base: Math.min(...signs.filter((sign) => sign.size > size * 0.85).map(({ base }) => base)),
    size,
    blank: /\s$/u.test(text),
  };
};

/** The lines that signs of one direction stand on, in the order of reading. */
export const signLines = (signs: readonly Sign[]): SignLine[] =>
  signsByLine(signs)
    .map(lineOf)
    .filter(({ text }) => text !== '');
