import { findPersonalNumbers } from './personal-data.ts';

/**
 * A text with personal numbers masked: the first three and the last two characters stay, so that the place can be found
 * again. Length and line ends stay, so that every offset holds in the masked text, too.
 */
export const mask = (text: string): string => {
  const found = findPersonalNumbers(text);
  if (found.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { hidden } of found) {
    // Two that were found in the pieces of one long row may cross.
    const [start, end] = [Math.max(done, hidden[0]), hidden[1]];
    if (end <= start) continue;
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\r\n]/g, '*'));
    done = end;
  }
  return [...parts, text.slice(done)].join('');
};

const masksNothing = (data: unknown): boolean => {
  if (typeof data === 'string') return findPersonalNumbers(data).length === 0;
  if (data === null || typeof data !== 'object') return true;
  if (Array.isArray(data)) return data.every(masksNothing);
  return Object.keys(data).every((key) => masksNothing(key) && masksNothing((data as { [key: string]: unknown })[key]));
};

const masked = (data: unknown): unknown => {
  if (typeof data === 'string') return mask(data);
  if (data === null || typeof data !== 'object') return data;
  if (Array.isArray(data)) return data.map(masked);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [mask(key), masked(value)]));
};

/** Plain data with every string masked; keys too. What holds nothing to mask, as nearly all does, is given back as it is. */
export const maskData = (data: unknown): unknown => (masksNothing(data) ? data : masked(data));

/** Control and bidi characters, except line feed and tab. */
const isForging = (char: string): boolean => char !== '\n' && char !== '\t';

/**
 * A text without control and bidi characters, which could forge what a terminal or a page shows, and without a BOM or a
 * blank of no width, which come along with what is pasted and keep a text from being found.
 */
export const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, (char) =>
    isForging(char) ? '' : char,
  );
