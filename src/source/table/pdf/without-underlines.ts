import type { Rule, Sign } from './canvas.ts';

/** How exactly a line under a text begins and ends where its signs do; points. Between a text and the side of its cell there is more. */
const exactly = 0.7;

/** The height of one band of signs; points. */
const band = 4;

const has = (sorted: readonly number[], wanted: number): boolean => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted - exactly) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Number.POSITIVE_INFINITY) <= wanted + exactly;
};

/** The lines of a page without those under or through a text, which begin and end with its signs. */
export const withoutUnderlines = (rules: readonly Rule[], signs: readonly Sign[]): Rule[] => {
  const bands = new Map<number, { readonly starts: number[]; readonly ends: number[]; size: number }>();
  for (const { start, end, base, size, turn } of signs) {
    if (turn !== 0) continue;
    const key = Math.round(base / band);
    const there = bands.get(key) ?? { starts: [], ends: [], size: 0 };
    there.starts.push(start);
    there.ends.push(end);
    there.size = Math.max(there.size, size);
    bands.set(key, there);
  }
  for (const { starts, ends } of bands.values()) {
    starts.sort((left, right) => left - right);
    ends.sort((left, right) => left - right);
  }
  const isUnderline = ({ upright, at, from, to }: Rule): boolean =>
    !upright &&
    [-1, 0, 1, 2].some((step) => {
      const key = Math.round(at / band) + step;
      const there = bands.get(key);
      if (!there) return false;
      // The line lies a little below the line that the signs stand on, or crosses them.
      const below = at - key * band;
      return (
        below <= 0.3 * there.size + band / 2 &&
        below >= -0.6 * there.size - band / 2 &&
        has(there.starts, from) &&
        has(there.ends, to)
      );
    });
  return rules.filter((rule) => !isUnderline(rule));
};
