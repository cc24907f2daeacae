import { simplified } from '../generated/simplified.js';
import { plain } from '../model/plain.ts';
import { remember } from '../model/remember.ts';

/** The simplified form of a character, which the table holds behind the traditional one, in order of the latter. */
const simplifyChar = (char: string): string => {
  let [low, high] = [0, simplified.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    const known = simplified[2 * middle] ?? '';
    if (known === char) return simplified[2 * middle + 1] ?? char;
    if (known < char) low = middle + 1;
    else high = middle;
  }
  return char;
};

const simplify = (text: string): string => text.replace(/[\u4e00-\u9fff]/gu, simplifyChar);

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
