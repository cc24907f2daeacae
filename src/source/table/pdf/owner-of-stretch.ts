import type { Sign } from './canvas.ts';

/** The left and the right side of a cell. */
export interface Sides {
  readonly left: number;
  readonly right: number;
}

/** How far a sign reaches over the side of a cell that it does not end at, as a share of its size. */
const over = 0.15;

/** How near to the side of its cell a text begins or ends; points. */
const beside = 6;

const isCentred = (signs: readonly Sign[], { left, right }: Sides): boolean => {
  const [first, last] = [signs[0], signs.at(-1)];
  return (
    first !== undefined && last !== undefined && Math.abs(first.start + last.end - left - right) < 0.4 * first.size
  );
};

/**
 * Which of some cells in a row a stretch of signs stands in, whose signs lie in several of them: a spreadsheet writes a text
 * that is too long over the blank cells beside it. None, where each cell holds its own signs.
 */
export const ownerOfStretch = <Cell extends Sides>(
  stretch: readonly Sign[],
  cellOf: (sign: Sign) => Cell | undefined,
): Cell | undefined => {
  const parts = new Map<Cell, Sign[]>();
  for (const sign of stretch) {
    const cell = cellOf(sign);
    if (cell) parts.set(cell, [...(parts.get(cell) ?? []), sign]);
  }
  const cells = [...parts.keys()];
  const [first, last] = [cells[0], cells.at(-1)];
  const [start, end] = [stretch[0]?.start ?? 0, stretch.at(-1)?.end ?? 0];
  if (!first || !last) return undefined;
  // Over the side of the table there is no cell.
  if (first === last) return start >= first.left && start - first.left <= beside ? first : undefined;
  const crosses = ({ right }: Sides): boolean =>
    stretch.some((sign) => sign.start < right - over * sign.size && sign.end > right + over * sign.size);
  // A narrow column shows one sign that is wider than itself.
  const isOwn = ([cell, signs]: readonly [Cell, readonly Sign[]]): boolean =>
    signs.length === 1 && isCentred(signs, cell);
  if (!cells.slice(0, -1).some(crosses) || [...parts].every(isOwn)) return undefined;
  if (start - first.left <= beside) return first;
  if (last.right - end <= beside) return last;
  return cells.find((cell) => isCentred(stretch, cell)) ?? first;
};
