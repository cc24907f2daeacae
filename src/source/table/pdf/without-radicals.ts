import { tableWords } from '../../../generated/table-words.js';

/** The characters that signs of PDF fonts mean: ⽬ and ⻚ are 目 and 页 under the names of radicals. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/gu, (sign) => tableWords.radicals[sign] ?? sign.normalize('NFKC'));
