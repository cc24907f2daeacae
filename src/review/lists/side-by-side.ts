import { plain } from '../../model/plain.ts';
import type { ListWords } from '../../model/reference.ts';
import type { Grid } from '../../source/table/table.ts';
import { findHead } from './list-head.ts';

/** A list that goes on beside itself, so that it fits the sheet: the same headings again, from left to right. */
export const sideBySide = (grid: Grid, words: ListWords): Grid[] => {
  const head = findHead(grid, words);
  const heading = grid.rows[(head?.first ?? 0) - 1] ?? [];
  const texts = Array.from(heading, (cell) => plain(cell?.text ?? ''));
  const begin = texts.findIndex((text) => text !== '');
  const starts = texts.flatMap((text, index) => (begin >= 0 && text === texts[begin] ? [index] : []));
  const parts = starts.map((from, index) => ({ from, to: starts[index + 1] ?? texts.length }));
  const textsOf = ({ from, to }: (typeof parts)[number]): string[] =>
    texts.slice(from, to).filter((text) => text !== '');
  /** The same headings again, or the first of them. */
  const goesOn = (part: (typeof parts)[number], above: (typeof parts)[number]): boolean => {
    const [own, whole] = [textsOf(part), textsOf(above)];
    return own.length >= Math.min(2, whole.length) && own.every((text, index) => text === whole[index]);
  };
  const [first] = parts;
  // A merged heading stands in each of its columns, and parts nothing.
  const isMerged = starts.some((start) => start !== begin && heading[start] === heading[begin]);
  if (!first || parts.length < 2 || isMerged || !parts.every((part) => goesOn(part, first))) return [grid];
  return parts.map(({ from, to }) => ({ ...grid, rows: grid.rows.map((row) => row.slice(from, to)) }));
};
