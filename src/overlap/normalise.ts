import { simplified } from '../generated/simplified.js';
import { plain } from '../model/plain.ts';
import { remember } from '../model/remember.ts';

let table: ReadonlyMap<string, string> | undefined;

/** Simplified characters for traditional ones. The table is made when the first name needs it. */
const simplify = (text: string): string => {
  table ??= new Map(
    Array.from({ length: simplified.length / 2 }, (_, index) => [
      simplified[2 * index] ?? '',
      simplified[2 * index + 1] ?? '',
    ]),
  );
  let simple = '';
  for (const char of text) simple += table.get(char) ?? char;
  return simple;
};

const numbering =
  /^(?:[(]?[一二三四五六七八九十]+[)、.]|\d{1,2}(?:\.\d{1,2})+[.、)]?|\d{1,3}[.、)]|\d{1,2}(?=\p{Script=Han})(?![个年月日级岁项]))/u;

/**
 * A name without what is form only: numbering, blanks from PDF, full and half width, traditional characters, pinyin
 * in brackets, punctuation. Brackets that hold Han characters stay: they say something.
 */
export const normaliseName = remember((name: string): string =>
  simplify(
    plain(name)
      .replace(/[(][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]+[)]/gu, '')
      .replace(numbering, '')
      .replace(/[、,.;:"《》〈〉<>()·\-—_/]/gu, ''),
  ),
);
