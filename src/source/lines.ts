import { mask } from '../model/personal/mask.ts';
import type { Position } from '../model/place.ts';

/**
 * Finds lines and columns (1-based, UTF-16 units) in a text; the index of lines is made on first use. Lines are given out
 * with personal numbers masked, also those that go on in the next line: nobody can print them otherwise.
 */
export const lineIndex = (text: string) => {
  let starts: number[] | undefined;
  let masked: string | undefined;
  const index = (): number[] => {
    if (starts) return starts;
    starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  };
  const point = (offset: number): [line: number, column: number] => {
    const all = index();
    let low = 0;
    let high = all.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (all[low] ?? 0) + 1];
  };
  return {
    position: (start: number, end: number): Position => {
      const [line, column] = point(start);
      const [endLine, endColumn] = point(Math.max(start, end));
      return { line, column, endLine, endColumn };
    },
    line: (number: number): string | undefined => {
      const all = index();
      const start = all[number - 1];
      if (start === undefined) return undefined;
      masked ??= mask(text);
      // What is parted in a line of its own may look like something else in the row of lines.
      return mask(masked.slice(start, all[number] ?? text.length).replace(/\r?\n$/u, ''));
    },
  };
};
