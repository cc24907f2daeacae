import { remember } from './remember.ts';

const brackets: { readonly [char: string]: string } = {
  '﹝': '〔',
  '﹞': '〕',
  '[': '〔',
  ']': '〕',
  '【': '〔',
  '】': '〕',
  '“': '"',
  '”': '"',
  '„': '"',
};

/**
 * The form in which texts are compared, never printed: full and half width, the kinds of year
 * brackets, quotes and all blanks are equal (product.md §2).
 */
export const plain = remember((text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[﹝﹞[\]【】“”„]/gu, (char) => brackets[char] ?? char)
    .replace(/[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/gu, '')
    .toLowerCase(),
);
