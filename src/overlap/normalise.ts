import { plain } from '../model/plain.ts';

/**
 * A name without what is form only: numbering, blanks from PDF, full and half width, pinyin in brackets, punctuation.
 * Brackets that hold Han characters stay: they say something.
 */
export const normaliseName = (name: string): string =>
  plain(name)
    .replace(/[(][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]+[)]/gu, '')
    .replace(/^(?:[(]?[一二三四五六七八九十]+[)、.]|\d+(?:\.\d+)*[.、)]?)/u, '')
    .replace(/[、,.;:"《》〈〉<>()·\-—_/]/gu, '');
