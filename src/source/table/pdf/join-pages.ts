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

/** Whether a page break cut one cell in two: no line closed it, or its lines fill both pieces to the break. */
const wasCut = (above: PageCell | undefined, below: PageCell | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  (above.open || (above.fills.below && below.fills.above && (above.passages[0]?.lines.length ?? 0) > 1));

/**
 * Whether a row at the top of a page is the rest of the last one: it goes on with some of its cells, and not with the first.
 * One that has all its cells but the first ones begins anew below merged cells, unless no line closed the last one.
 */
const isRest = (above: readonly PageCell[], below: readonly PageCell[], tall: (cell: PageCell) => boolean): boolean => {
  const first = above.findIndex((cell) => textOf(cell) !== '' && !tall(cell));
  const filled = below.flatMap((cell, column) => (textOf(cell) === '' ? [] : [column]));
  return (
    first >= 0 &&
    textOf(below[first]) === '' &&
    filled.length > 0 &&
    filled.every((column) => textOf(above[column]) !== '' && wasCut(above[column], below[column])) &&
    (filled.length < below.length - (filled[0] ?? 0) || filled.every((column) => above[column]?.open))
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
  const [first] = rows;
  const above = table.rows.at(-1);
  if (first && above) {
    const before = table.rows.at(-2);
    const rest = isRest(above, first, (cell) => before?.includes(cell) === true);
    const became = new Map<PageCell, PageCell>();
    first.forEach((cell, column) => {
      const up = above[column];
      if (up && !became.has(cell) && (rest || (up.open && (textOf(up) === '' || textOf(cell) === ''))))
        became.set(cell, up);
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

/** The tables of a file over its pages. */
export const joinPages = (tables: readonly PageTable[]): WholeTable[] => {
  const isPageWord = pageWords(tables);
  const whole: WholeTable[] = [];
  for (const table of tables) {
    const last = whole.at(-1);
    const goesOn =
      last !== undefined &&
      table.page === last.last.page + 1 &&
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
