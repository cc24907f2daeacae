import { tableWords } from '../generated/table-words.js';
import { plain } from '../model/plain.ts';
import type { TableWords } from '../model/table-words.ts';
import { joined } from './clean.ts';

const setOf = (words: TableWords['ditto']): ReadonlySet<string> => new Set(words.map(plain));

const words: TableWords = tableWords;
const [ditto, nothing, errors] = [words.ditto, words.nothing, words.errors].map(setOf) as [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
];

/** 同上, 〃: the cell says what the cell above says. */
export const isDitto = (text: string): boolean => ditto.has(plain(joined(text)));

/** 同第3项: the cell points to a row by its number, which says nothing where rows are told by their names. */
export const isPointing = (text: string): boolean =>
  /^[同见]第?[\d一二三四五六七八九十]{1,3}[项行条栏号]?$/u.test(joined(text));

/** `-`, 无: the cell says that there is nothing to say. */
export const isNothing = (text: string): boolean => nothing.has(plain(joined(text)));

/** #REF!: a program could not calculate the cell. */
export const isErrorValue = (text: string): boolean => errors.has(plain(joined(text)));

/** A word that ends in one of these words, longest first, with the word itself longer than its ending. */
export const endsInOne = (text: string, endings: readonly string[]): boolean =>
  endings.some((ending) => text.endsWith(ending) && text.length > ending.length);

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

/** Words as alternatives of a regular expression, the longest first. */
export const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|');

/** A number of a person that was masked, here or before: whatever holds one is never written. */
export const isMasked = (text: string): boolean => /\d{2,6}\*{2,}\d{0,4}[\dXx]?/u.test(text.replace(/\s/gu, ''));
