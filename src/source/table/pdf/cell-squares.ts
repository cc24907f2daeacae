import type { Rule, Square } from './canvas.ts';

/** How near lines are that touch; points. A box to tick has more air around it than that. */
const touching = 0.6;

/** The sides of a square, as lines. */
export const sidesOf = ({ left, top, right, bottom }: Square): readonly Rule[] => [
  { upright: false, at: top, from: left, to: right },
  { upright: false, at: bottom, from: left, to: right },
  { upright: true, at: left, from: top, to: bottom },
  { upright: true, at: right, from: top, to: bottom },
];

const isSame = (one: Square, other: Square): boolean =>
  Math.abs(one.left - other.left) + Math.abs(one.top - other.top) < 2 * touching;

/** The squares of which two corners or more lie on other lines: they are cells, as narrow as their row is high. A box to tick stands alone. */
export const cellSquares = (squares: readonly Square[], rules: readonly Rule[]): Set<Square> => {
  if (squares.length === 0) return new Set();
  const lines = new Map<string, { readonly rule: Rule; readonly owner?: Square }[]>();
  const put = (rule: Rule, owner?: Square): void => {
    const key = `${rule.upright} ${Math.round(rule.at)}`;
    const there = lines.get(key);
    const entry = owner ? { rule, owner } : { rule };
    if (there) there.push(entry);
    else lines.set(key, [entry]);
  };
  for (const rule of rules) put(rule);
  for (const square of squares) for (const side of sidesOf(square)) put(side, square);
  const touches = (square: Square, upright: boolean, at: number, along: number): boolean =>
    [-1, 0, 1].some((step) =>
      lines
        .get(`${upright} ${Math.round(at) + step}`)
        ?.some(
          ({ rule, owner }) =>
            Math.abs(rule.at - at) <= touching &&
            along >= rule.from - touching &&
            along <= rule.to + touching &&
            !(owner && isSame(owner, square)),
        ),
    );
  const isCell = (square: Square): boolean => {
    const { left, top, right, bottom } = square;
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => [x, y] as const));
    return corners.filter(([x, y]) => touches(square, false, y, x) || touches(square, true, x, y)).length >= 2;
  };
  return new Set(squares.filter(isCell));
};
