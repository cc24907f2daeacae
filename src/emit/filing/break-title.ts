import { textWidth } from '../../document/text-width.ts';

/** What fits on a line of 156 mm in 2号, in characters. */
const widest = 19.5;

/** Ways to set the parts on lines, each line as long as it may be. */
const linings = (parts: readonly string[]): string[][] => {
  const [first, ...rest] = parts;
  if (first === undefined) return [[]];
  return linings(rest).flatMap(([line = '', ...others]) => {
    const joined = first + line;
    const apart = [first, ...(line === '' ? [] : [line]), ...others];
    return line !== '' && textWidth(joined) <= widest ? [apart, [joined, ...others]] : [apart];
  });
};

/**
 * A title in lines broken by sense, as few as hold it (GB/T 9704-2012 7.3.1), as even as its parts allow. A part that
 * is too long for a line stays whole: it is a name.
 */
export const breakTitle = (parts: readonly string[]): string[] => {
  const ways = linings(parts);
  const fewest = Math.min(...ways.map(({ length }) => length));
  const unevenness = (lines: readonly string[]): number => {
    const widths = lines.map(textWidth);
    return Math.max(...widths) - Math.min(...widths);
  };
  return ways
    .filter(({ length }) => length === fewest)
    .reduce((best, lines) => (unevenness(lines) < unevenness(best) ? lines : best));
};
