import type { Sign } from './canvas.ts';
import { withRaisedSigns } from './raised-signs.ts';

/** Signs of one direction, line by line, and in each as they follow one another. */
export const signsByLine = (signs: readonly Sign[]): Sign[][] => {
  const sorted = [...signs].sort((left, right) => left.base - right.base);
  const lines: Sign[][] = [];
  for (const sign of sorted) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && sign.base - last.base <= Math.min(sign.size, last.size) * 0.4) line.push(sign);
    else lines.push([sign]);
  }
  return withRaisedSigns(lines.map((line) => line.sort((left, right) => left.start - right.start)));
};
