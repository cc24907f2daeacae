import type { Sign } from './canvas.ts';

/** How small a raised or lowered sign is, at most, beside the text that it belongs to. */
const smaller = 0.85;

const sizeOf = (line: readonly Sign[]): number => line.reduce((most, { size }) => Math.max(most, size), 0);

/** Signs of a line that follow one another without a gap. */
const runsOf = (line: readonly Sign[]): Sign[][] => {
  const runs: Sign[][] = [];
  for (const sign of line) {
    const last = runs.at(-1)?.at(-1);
    if (last && sign.start - last.end < sign.size * 0.5) runs.at(-1)?.push(sign);
    else runs.push([sign]);
  }
  return runs;
};

/** Whether a run stands within the height of the sign beside it, and so near that it belongs to it. */
const belongs = (run: readonly Sign[], before: Sign | undefined, after: Sign | undefined): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return false;
  const middle = first.base - first.size * 0.35;
  const isBeside = (sign: Sign | undefined, gap: number): boolean =>
    sign !== undefined &&
    first.size <= sign.size * smaller &&
    middle > sign.base - sign.size &&
    middle < sign.base + sign.size * 0.15 &&
    gap < sign.size;
  const [left, right] = [first.start - (before?.end ?? 0), (after?.start ?? 0) - last.end];
  const isFree =
    (before === undefined || left > -0.2 * first.size) && (after === undefined || right > -0.2 * first.size);
  return isFree && (isBeside(before, left) || isBeside(after, right));
};

/** The runs of a small line that belong to a larger one beside it; both run from left to right. */
const raisedIn = (small: readonly Sign[], large: readonly Sign[]): Sign[][] => {
  let at = 0;
  return runsOf(small).filter((run) => {
    while ((large[at]?.start ?? Number.POSITIVE_INFINITY) < (run[0]?.start ?? 0)) at += 1;
    return belongs(run, large[at - 1], large[at]);
  });
};

/**
 * Lines with the small signs that are set higher or lower in them, as marks of notes are: such a sign has a base of its
 * own, and would stand as a line between the two that its line and the one before it are. Lines from above down, the signs
 * of each from left to right.
 */
export const withRaisedSigns = (lines: readonly Sign[][]): Sign[][] => {
  const left = lines.map((line) => [...line]);
  lines.forEach((small, index) => {
    for (const large of [left[index + 1], left[index - 1]]) {
      const own = left[index] ?? [];
      if (!large || own.length === 0 || sizeOf(small) > sizeOf(large) * smaller) continue;
      const raised = new Set(raisedIn(own, large).flat());
      if (raised.size === 0) continue;
      left[index] = own.filter((sign) => !raised.has(sign));
      for (const sign of raised) large.push(sign);
      large.sort((one, other) => one.start - other.start);
    }
  });
  return left.filter((line) => line.length > 0);
};
