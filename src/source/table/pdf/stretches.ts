import type { Area, Sign } from './canvas.ts';
import { signsByLine } from './signs-by-line.ts';

/** How near to each other the signs of one text stand, as a share of their size; between two cells there is more. */
const apart = 0.12;

const isSameFrame = (one: Area | undefined, other: Area | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.left === other.left &&
    one.right === other.right &&
    one.top === other.top &&
    one.bottom === other.bottom);

const stretchesOf = (line: readonly Sign[]): Sign[][] => {
  const found: Sign[][] = [];
  for (const sign of line) {
    const last = found.at(-1)?.at(-1);
    if (last && Math.abs(sign.start - last.end) < apart * sign.size && isSameFrame(sign.frame, last.frame))
      found.at(-1)?.push(sign);
    else found.push([sign]);
  }
  return found;
};

/** Signs that run to the right, in stretches that nothing parts: no blank, no other line, no other frame. */
export const stretches = (signs: readonly Sign[]): Sign[][] => signsByLine(signs).flatMap(stretchesOf);
