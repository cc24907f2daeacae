import { guideHeadings } from '../../generated/guide-headings.js';
import { plain } from '../../model/plain.ts';
import { joined } from '../clean.ts';
import type { Composing } from './composing.ts';
import type { Piece } from './read-records.ts';

/** The codes of a column. */
const codesOf = (id: string) =>
  guideHeadings.codes.find(({ column }) => column === id || (id === 'materials.kind' && column === 'materials.type'));

const synonym = (id: string, text: string): string | undefined =>
  guideHeadings.synonyms.find(
    ({ column, say, words }) =>
      (column === id || (id === 'materials.kind' && column === 'materials.type')) &&
      [say, ...words].some((word) => plain(word) === plain(text)),
  )?.say;

/** `1-必要`, `必要（1）`: the code beside its word. */
const withoutCode = (text: string): string =>
  joined(text)
    .replace(/^\d{1,2}\s*[-－—:：.、]\s*/u, '')
    .replace(/[（(]\d{1,2}[）)]$/u, '');

/**
 * A cell of a column with codes or fixed words, in the words of a guide. A number that is no code of it is told, and
 * nothing comes of it.
 */
export const coded = (piece: Piece, { account, isListed }: Composing): string | undefined => {
  const { id } = piece.column;
  const word = withoutCode(piece.text);
  const codes = codesOf(id);
  const value = codes?.values[word];
  if (value !== undefined && /^\d+$/u.test(word)) {
    if (codes?.listed) isListed(piece.column.heading, codes.values);
    return value;
  }
  if (value !== undefined) return value;
  if (/^\d+$/u.test(word)) {
    account.unread(piece, {
      zh: `代码“${word}”不知道指什么，请换成文字`,
      en: `unknown code \`${word}\`; write the word`,
    });
    return undefined;
  }
  return synonym(id, word) ?? word;
};
