import { leftOpen, lineEnd } from './line-end.ts';
import type { PageCell, PageTable } from './page-tables.ts';

/** A table over all its pages. */
export interface WholeTable {
  readonly rows: (readonly PageCell[])[];
  readonly before: string;
  readonly xs: readonly number[];
  /** What its last page shows of it, below which the next may go on. */
  readonly last: PageTable;
}

/** Sides of two pages that count as the same; points. */
const near = 4;

/** Whether every side of one table is a side of the other. */
const within = (few: readonly number[], many: readonly number[]): boolean =>
  few.every((x) => many.some((other) => Math.abs(x - other) <= near));

/** Rows as they stand between more sides: a cell takes every column that lies in it, and none stands beyond the table. */
const between = (
  rows: readonly (readonly PageCell[])[],
  xs: readonly number[],
  all: readonly number[],
): (readonly PageCell[])[] => {
  const columns = all.slice(1).map((right, index) => {
    const middle = ((all[index] ?? 0) + right) / 2;
    return xs.findIndex((x, at) => middle >= x && middle < (xs[at + 1] ?? -1));
  });
  return rows.map((row) =>
    columns.map(
      (column) =>
        row[column] ?? {
          ...{ page: row[0]?.page ?? 0, row: row[0]?.row ?? 0, column: 0, passages: [], open: false },
          fills: { above: false, below: false },
        },
    ),
  );
};

const textOf = (cell: PageCell | undefined): string =>
  (cell?.passages ?? []).flatMap(({ lines }) => lines.map(({ text }) => text)).join('');

const sameRow = (left: readonly PageCell[] | undefined, right: readonly PageCell[] | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  left.length === right.length &&
  left.some((cell) => textOf(cell) !== '') &&
  left.every((cell, column) => textOf(cell) === textOf(right[column]));

/** How many rows at the top of a page repeat the heads of the table. */
const repeatedHead = (table: readonly (readonly PageCell[])[], rows: readonly (readonly PageCell[])[]): number => {
  for (let from = 0; from < 4; from += 1) {
    let count = 0;
    while (count < 5 && sameRow(table[from + count], rows[count])) count += 1;
    if (count > 0) return count;
  }
  return 0;
};

/** How the last line of a cell ends before the first one of a cell overleaf. */
const endOf = (above: PageCell, below: PageCell): ReturnType<typeof lineEnd> => {
  const passage = above.passages[0];
  const [line, next] = [passage?.lines.at(-1), below.passages[0]?.lines[0]];
  return passage && line && next
    ? lineEnd(line, next, passage.room, leftOpen(passage.lines.map(({ text }) => text).join('')))
    : 'ended';
};

/** Whether a page break may have cut one cell in two: their lines fill both pieces to the break. */
const fillsBoth = (above: PageCell, below: PageCell): boolean => above.fills.below && below.fills.above;

/** Whether a page break cut one cell in two: no line closed it, or its lines fill both pieces and go on. */
const wasCut = (above: PageCell, below: PageCell): boolean =>
  above.open ||
  (fillsBoth(above, below) && ((above.passages[0]?.lines.length ?? 0) > 1 || endOf(above, below) !== 'ended'));

/**
 * Whether what stands in a row overleaf surely goes on with the last row: one of its cells cannot end there, as within a bracket;
 * or all of them were full, and the last row has more that need no second line, as ticks do.
 */
const surelyGoesOn = (pairs: readonly (readonly [PageCell, PageCell])[], filledAbove: number): boolean => {
  const ends = pairs.map(([above, below]) => (fillsBoth(above, below) ? endOf(above, below) : 'ended'));
  return ends.includes('within') || (!ends.includes('ended') && ends.length > 2 && ends.length < filledAbove);
};

/**
 * Whether a row at the top of a page is the rest of the last one: it goes on with some of its cells, and not with the first.
 * One that has all its cells but the first ones begins anew below merged cells, unless no line closed the last one.
 */
const isRest = (above: readonly PageCell[], below: readonly PageCell[], tall: (cell: PageCell) => boolean): boolean => {
  const own = above.flatMap((cell, column) => (textOf(cell) !== '' && !tall(cell) ? [column] : []));
  const filled = below.flatMap((cell, column) => (textOf(cell) === '' ? [] : [column]));
  const pairs = filled.flatMap((column): [PageCell, PageCell][] => {
    const [up, down] = [above[column], below[column]];
    return up && down && textOf(up) !== '' ? [[up, down]] : [];
  });
  if (own[0] === undefined || filled.length === 0 || pairs.length < filled.length) return false;
  if (surelyGoesOn(pairs, own.length)) return true;
  return (
    textOf(below[own[0]]) === '' &&
    pairs.every(([up, down]) => wasCut(up, down)) &&
    (filled.length < below.length - (filled[0] ?? 0) || pairs.every(([up]) => up.open))
  );
};

/** Puts the lines of a cell behind those of the cell that it goes on with. */
const append = (to: PageCell, from: PageCell): void => {
  from.passages.forEach((passage, index) => {
    const own = to.passages[index];
    if (own) own.lines.push(...passage.lines);
    else to.passages.push(passage);
  });
};

/** Joins the rows of the next page to a table: repeated heads go, cells that a page break cut become one again. */
const goOn = (table: WholeTable, next: PageTable): WholeTable => {
  const rows = next.rows.slice(repeatedHead(table.rows, next.rows));
  const [first, second] = rows;
  const above = table.rows.at(-1);
  const acrossOf = (row: readonly PageCell[], cell: PageCell): number => row.filter((other) => other === cell).length;
  if (first && above) {
    const before = table.rows.at(-2);
    const rest = isRest(above, first, (cell) => before?.includes(cell) === true);
    const became = new Map<PageCell, PageCell>();
    first.forEach((cell, column) => {
      const up = above[column];
      // Nobody merges blank cells: those at the top of a page go on with the one before it.
      const isTall = second?.[column] === cell && up !== undefined && acrossOf(above, up) === acrossOf(first, cell);
      const goesOn = up && (textOf(cell) === '' ? up.open || isTall : up.open && textOf(up) === '');
      if (up && !became.has(cell) && (rest || goesOn)) became.set(cell, up);
    });
    for (const [cell, up] of became) append(up, cell);
    const joined = rows.map((row) => row.map((cell) => became.get(cell) ?? cell));
    return { ...table, rows: [...table.rows, ...joined.slice(rest ? 1 : 0)], last: next };
  }
  return { ...table, rows: [...table.rows, ...rows], last: next };
};

/** A line that stands on many pages, or is only a number, is about the page. */
const pageWords = (tables: readonly PageTable[]): ((line: string) => boolean) => {
  const key = (line: string): string => line.replace(/[\d\s]+/gu, '');
  const pages = new Map<string, Set<number>>();
  for (const { page, above, below } of tables)
    for (const line of [...above, ...below]) pages.set(key(line), (pages.get(key(line)) ?? new Set()).add(page));
  return (line) => /^[-—–\s\d/]*$/u.test(line) || (pages.get(key(line))?.size ?? 0) > 1;
};

/** The last line above a table that is not about the page; else the last one. */
const titleOf = (above: readonly string[], isPageWord: (line: string) => boolean): string =>
  (above.findLast((line) => !isPageWord(line)) ?? above.at(-1) ?? '').slice(-200);

/** A table that stands beside the one before it, between the same sides, as where a page is parted in two columns. */
const moved = (table: PageTable, last: WholeTable | undefined): PageTable => {
  const [left = 0, before = 0] = [table.xs[0], last?.xs[0]];
  const beside =
    last?.last.page === table.page && left >= (last.last.xs.at(-1) ?? 0) - near && table.above.length === 0;
  const xs = table.xs.map((x) => x - left + before);
  return beside && last && xs.length === last.xs.length && within(xs, last.xs) ? { ...table, xs } : table;
};

/** The tables of a file over its pages. */
export const joinPages = (tables: readonly PageTable[]): WholeTable[] => {
  const isPageWord = pageWords(tables);
  const whole: WholeTable[] = [];
  for (const given of tables) {
    const last = whole.at(-1);
    const table = moved(given, last);
    const goesOn =
      last !== undefined &&
      (table.page === last.last.page + 1 || table !== given) &&
      last.last.below.every(isPageWord) &&
      table.above.every(isPageWord) &&
      (within(last.xs, table.xs) || within(table.xs, last.xs));
    if (goesOn && last) {
      const xs = last.xs.length >= table.xs.length ? last.xs : table.xs;
      const earlier = { ...last, xs, rows: between(last.rows, last.xs, xs) };
      whole[whole.length - 1] = goOn(earlier, { ...table, xs, rows: between(table.rows, table.xs, xs) });
    } else
      whole.push({
        rows: [...table.rows],
        xs: table.xs,
        before: titleOf(table.above, isPageWord),
        last: table,
      });
  }
  return whole;
};
