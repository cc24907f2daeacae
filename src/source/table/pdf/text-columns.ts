import type { Sign } from './canvas.ts';
import { lineOf, type SignLine } from './sign-lines.ts';
import { signsByLine } from './signs-by-line.ts';

/** What parts two pieces of a line, as a share of the size of its signs: no writer sets so much between two words. */
const blank = 0.45;

/** The lines of a page, each in the pieces that a blank parts which nobody wrote. */
export const linePieces = (signs: readonly Sign[]): SignLine[][] =>
  signsByLine(signs)
    .map((line) => {
      const pieces: Sign[][] = [];
      let end = Number.NEGATIVE_INFINITY;
      for (const sign of line) {
        if (pieces.length > 0 && sign.start - end <= blank * sign.size) pieces.at(-1)?.push(sign);
        else pieces.push([sign]);
        end = Math.max(end, sign.end);
      }
      return pieces.map(lineOf).filter(({ text }) => text !== '');
    })
    .filter((pieces) => pieces.length > 0);

/** A strip of a page that no text of a table touches, between two of its columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** The least width of a strip between two columns, as a share of the size of the signs. */
const narrowest = 0.2;

/** The strips between the pieces of the line that heads a table. */
export const guttersOf = (head: readonly SignLine[]): Gutter[] =>
  head.slice(1).map((piece, index) => ({ from: head[index]?.end ?? 0, to: piece.start }));

/** What the strips are when one more line of the table is written between them; none where it does not fit. */
export const narrowed = (gutters: readonly Gutter[], line: readonly SignLine[]): Gutter[] | undefined => {
  const size = Math.max(...line.map((piece) => piece.size));
  const left = gutters.map(({ from, to }) => {
    let [low, high] = [from, to];
    for (const { start, end } of line) {
      if (start <= from) low = Math.max(low, Math.min(end, to));
      else if (end >= to) high = Math.min(high, Math.max(start, from));
      // What stands alone between two columns belongs to neither.
      else return { from, to: from };
    }
    return { from: low, to: high };
  });
  return left.every(({ from, to }) => to - from >= narrowest * size) ? left : undefined;
};

/** Which column each piece of a line stands in; none where two stand in one. */
export const inColumns = (
  line: readonly SignLine[],
  gutters: readonly Gutter[],
): (SignLine | undefined)[] | undefined => {
  const found: (SignLine | undefined)[] = Array.from({ length: gutters.length + 1 });
  for (const piece of line) {
    const column = gutters.filter(({ from }) => piece.start >= from).length;
    if (found[column]) return undefined;
    found[column] = piece;
  }
  return found;
};
