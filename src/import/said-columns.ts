import { tableWords } from '../generated/table-words.js';
import { joined } from './clean.ts';
import type { SaidColumns } from './columns/blocks.ts';
import type { Column } from './columns/column.ts';
import { columnOf, headingKey } from './columns/heads.ts';

/** Words for a column that is not to be read. */
const ignored = /^(?:忽略|不读|ignore)$/iu;

const columnCalled = (name: string): Column | undefined => {
  const found = tableWords.headings.find(({ words }) => words.some((word) => headingKey(word) === headingKey(name)));
  return found && columnOf(found.column, name);
};

/** Letters of a sheet as the number of the column, from 1: B is 2. */
const numberOf = (text: string): string =>
  /^[A-Za-z]{1,2}$/u.test(text)
    ? String([...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0))
    : text;

/**
 * Reads `--columns "内容规范=公开内容,E=公开依据,3=忽略"`: a heading, a letter or a number from 1, and what stands there. Gives the
 * first piece that is not understood instead.
 */
export const readSaidColumns = (text: string): SaidColumns | { readonly wrong: string } => {
  const said = new Map<string, Column | undefined>();
  for (const piece of text.split(/[,，;；]/u).filter((one) => one.trim() !== '')) {
    const [, left = '', right = ''] = /^(.+?)[=＝](.+)$/u.exec(piece.trim()) ?? [];
    const column = columnCalled(right);
    if (left === '' || (!column && !ignored.test(right.trim()))) return { wrong: piece.trim() };
    said.set(numberOf(joined(left)), column);
  }
  return said;
};

/** The names that `--columns` understands. */
export const columnNames: readonly string[] = [...new Set(Object.values(tableWords.names))];
