import { groupBy } from '../../../model/group-by.ts';
import type { PageMarks, Rule } from './canvas.ts';

/** A cell of a ruled table: the positions that it takes, counted from 0. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table that lines draw. `xs` and `ys` are its lines from left to right and from above down; points. */
export interface RuledTable {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
  /** Whether no line closes some columns of it below, as where it was cut between two pages. */
  readonly openBelow: (column: number, columns: number) => boolean;
}

/** Lines nearer than this are one line, drawn twice or in pieces; points. */
const near = 3;

/** What is left of a table beyond its last line, when that is no slip of the pen; points. */
const beyond = 8;

/** Joins what lies on one line and touches. */
const joinRules = (rules: readonly Rule[]): Rule[] => {
  const sorted = [...rules].sort((left, right) => left.at - right.at || left.from - right.from);
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band?.[0] && rule.at - band[0].at <= near) band.push(rule);
    else bands.push([rule]);
  }
  return bands.flatMap((band) => {
    const length = band.reduce((sum, { from, to }) => sum + to - from, 0);
    const at = band.reduce((sum, one) => sum + one.at * (one.to - one.from), 0) / length;
    const joined: Rule[] = [];
    for (const rule of band.sort((left, right) => left.from - right.from)) {
      const last = joined.at(-1);
      if (last && rule.from - last.to <= near) joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
      else joined.push({ ...rule, at });
    }
    return joined;
  });
};

/** Groups of lines that meet one another. */
const meeting = (flat: readonly Rule[], upright: readonly Rule[]): { flat: Rule[]; upright: Rule[] }[] => {
  const all = [...flat, ...upright];
  const leader = all.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  flat.forEach((line, index) => {
    upright.forEach((wall, offset) => {
      if (
        wall.at >= line.from - near &&
        wall.at <= line.to + near &&
        line.at >= wall.from - near &&
        line.at <= wall.to + near
      )
        leader[find(index)] = find(flat.length + offset);
    });
  });
  const groups = new Map<number, { flat: Rule[]; upright: Rule[] }>();
  all.forEach((rule, index) => {
    const group = groups.get(find(index)) ?? { flat: [], upright: [] };
    (rule.upright ? group.upright : group.flat).push(rule);
    groups.set(find(index), group);
  });
  return [...groups.values()].filter((group) => group.flat.length > 0 && group.upright.length > 0);
};

/** The places of lines, each once. */
const placesOf = (rules: readonly Rule[]): number[] => {
  const places: number[] = [];
  for (const { at } of [...rules].sort((left, right) => left.at - right.at))
    if (places.length === 0 || at - (places.at(-1) ?? 0) > near) places.push(at);
  return places;
};

/** The places with the ends of the lines that cross them, where no line stands. */
const withEnds = (places: readonly number[], crossing: readonly Rule[]): number[] => {
  const start = Math.min(...crossing.map(({ from }) => from));
  const end = Math.max(...crossing.map(({ to }) => to));
  const first = start < (places[0] ?? start) - beyond;
  const last = end > (places.at(-1) ?? end) + beyond;
  return [...(first ? [start] : []), ...places, ...(last ? [end] : [])];
};

/** How much of a stretch the lines at a place cover, as a share. */
const covered = (rules: readonly Rule[], at: number, from: number, to: number): number => {
  let sum = 0;
  for (const rule of rules)
    if (Math.abs(rule.at - at) <= near) sum += Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from));
  return to > from ? sum / (to - from) : 1;
};

/** Positions with no line between them are one cell; a shape that is no rectangle falls apart into its rows. */
const cellsOf = (
  xs: readonly number[],
  ys: readonly number[],
  flat: readonly Rule[],
  upright: readonly Rule[],
): RuledCell[] => {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const leader = Array.from({ length: columns * rows }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] ?? at;
    return at;
  };
  const join = (left: number, right: number): void => {
    const [a, b] = [find(left), find(right)];
    leader[Math.max(a, b)] = Math.min(a, b);
  };
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const [left, right, top, bottom] = [xs[column] ?? 0, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0];
      if (column + 1 < columns && covered(upright, right, top, bottom) < 0.5) join(index, index + 1);
      if (row + 1 < rows && covered(flat, bottom, left, right) < 0.5) join(index, index + columns);
    }
  return [...groupBy([...leader.keys()], find).values()].flatMap((group) => {
    const at = group.map((index) => ({ row: Math.floor(index / columns), column: index % columns }));
    const row = Math.min(...at.map((one) => one.row));
    const column = Math.min(...at.map((one) => one.column));
    const down = Math.max(...at.map((one) => one.row)) - row + 1;
    const across = Math.max(...at.map((one) => one.column)) - column + 1;
    if (down * across === group.length) return [{ row, column, rows: down, columns: across }];
    return at.map((one) => ({ ...one, rows: 1, columns: 1 }));
  });
};

const tableOf = (group: {
  readonly flat: readonly Rule[];
  readonly upright: readonly Rule[];
}): RuledTable | undefined => {
  const xs = withEnds(placesOf(group.upright), group.flat);
  const ys = withEnds(placesOf(group.flat), group.upright);
  const cells = cellsOf(xs, ys, group.flat, group.upright);
  if (cells.length < 2 || xs.length < 3) return undefined;
  const openBelow = (column: number, columns: number): boolean =>
    covered(group.flat, ys.at(-1) ?? 0, xs[column] ?? 0, xs[column + columns] ?? 0) < 0.5;
  return { xs, ys, cells, openBelow };
};

/** The tables that the lines of a page draw, from above down. A frame around a text is none. */
export const ruledTables = ({ rules }: Pick<PageMarks, 'rules'>): RuledTable[] => {
  const flat = joinRules(rules.filter((rule) => !rule.upright)).filter(({ from, to }) => to - from > near);
  const upright = joinRules(rules.filter((rule) => rule.upright)).filter(({ from, to }) => to - from > near);
  return meeting(flat, upright)
    .flatMap((group) => tableOf(group) ?? [])
    .sort((left, right) => (left.ys[0] ?? 0) - (right.ys[0] ?? 0) || (left.xs[0] ?? 0) - (right.xs[0] ?? 0));
};
