import type { PageMarks, Sign } from './canvas.ts';
import { ownerOfStretch } from './owner-of-stretch.ts';
import { type RuledTable, ruledTables } from './ruled-tables.ts';
import { type SignLine, signLines } from './sign-lines.ts';
import { stretches } from './stretches.ts';

/** The lines of one direction in a cell, and the room that each has. */
export interface Passage {
  readonly lines: SignLine[];
  readonly room: number;
}

/** A cell with what stands in it. */
export interface PageCell {
  /** From 1, as on the page. */
  readonly page: number;
  readonly row: number;
  readonly column: number;
  readonly passages: Passage[];
  /** No line closes it below: it may go on overleaf. */
  readonly open: boolean;
  /** Its text stands at its upper side, and at its lower side: as where a page break cut it. */
  readonly fills: { readonly above: boolean; readonly below: boolean };
}

/** A table of one page, or what one page shows of it. */
export interface PageTable {
  readonly page: number;
  readonly xs: readonly number[];
  /** Every position holds its cell; merged ones hold the same. */
  readonly rows: readonly (readonly PageCell[])[];
  /** The lines between the table before it, or the top of the page, and its own top. */
  readonly above: readonly string[];
  /** The lines below the last table of a page. */
  readonly below: readonly string[];
}

const inside = ({ x, y }: Sign, left: number, top: number, right: number, bottom: number): boolean =>
  x >= left && x < right && y >= top && y < bottom;

/** The least blank between the sides of a column and its text, as far as one can see: half of the room that no text takes. */
const padOf = (column: readonly { readonly wide: number; readonly lines: readonly SignLine[] }[]): number => {
  const blanks = column.flatMap(({ wide, lines }) => lines.map(({ start, end }) => wide - (end - start)));
  return Math.max(0, Math.min(12, ...blanks)) / 2;
};

interface Filled {
  readonly signs: readonly Sign[];
  readonly wide: number;
  readonly high: number;
  readonly lines: readonly SignLine[];
}

/** The signs of each cell of a table. */
const fill = (table: RuledTable, signs: readonly Sign[]): Filled[] => {
  const { xs, ys, cells } = table;
  const owner: number[] = [];
  const columns = xs.length - 1;
  cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1)
      for (let column = cell.column; column < cell.column + cell.columns; column += 1)
        owner[row * columns + column] = index;
  });
  const held = cells.map(({ column, columns: across }) => ({
    left: xs[column] ?? 0,
    right: xs[column + across] ?? 0,
    signs: [] as Sign[],
  }));
  const cellOf = (sign: Sign): (typeof held)[number] | undefined => {
    const column = xs.findIndex((x, at) => sign.x >= x && sign.x < (xs[at + 1] ?? -1));
    const row = ys.findIndex((y, at) => sign.y >= y && sign.y < (ys[at + 1] ?? -1));
    return row >= 0 && column >= 0 ? held[owner[row * columns + column] ?? 0] : undefined;
  };
  for (const stretch of stretches(signs.filter(({ turn }) => turn === 0))) {
    const whole = ownerOfStretch(stretch, cellOf);
    for (const sign of stretch) (whole ?? cellOf(sign))?.signs.push(sign);
  }
  for (const sign of signs) if (sign.turn !== 0) cellOf(sign)?.signs.push(sign);
  return cells.map((cell, index) => {
    const { signs: own = [], left = 0, right = 0 } = held[index] ?? {};
    return {
      signs: own,
      wide: right - left,
      high: (ys[cell.row + cell.rows] ?? 0) - (ys[cell.row] ?? 0),
      lines: signLines(own.filter(({ turn }) => turn === 0)),
    };
  });
};

/** Whether lines leave no room for one more above them, and below them. */
const fillsOf = (lines: readonly SignLine[], top: number, bottom: number): PageCell['fills'] => {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return { above: false, below: false };
  return { above: first.base - top < 2 * first.size, below: bottom - last.base < 1.4 * last.size };
};

const tableOf = (table: RuledTable, signs: readonly Sign[], page: number): Omit<PageTable, 'above' | 'below'> => {
  const { xs, ys, cells } = table;
  const filled = fill(table, signs);
  const pads = new Map<string, number>();
  const keyOf = (column: number, columns: number): string => `${column}+${columns}`;
  for (const { column, columns } of cells) {
    const key = keyOf(column, columns);
    if (!pads.has(key))
      pads.set(
        key,
        padOf(filled.filter((_, index) => keyOf(cells[index]?.column ?? 0, cells[index]?.columns ?? 0) === key)),
      );
  }
  const rows: PageCell[][] = Array.from({ length: ys.length - 1 }, () => []);
  cells.forEach((cell, index) => {
    const { signs: own = [], wide = 0, high = 0, lines = [] } = filled[index] ?? {};
    const pad = pads.get(keyOf(cell.column, cell.columns)) ?? 0;
    const turned = ([1, 2, 3] as const).map((turn) => ({
      turn,
      lines: signLines(own.filter((sign) => sign.turn === turn)),
    }));
    const passages = [
      { lines: [...lines], room: wide - 2 * pad },
      ...turned.map((one) => ({ lines: one.lines, room: (one.turn === 2 ? wide : high) - 2 * pad })),
    ].filter((passage) => passage.lines.length > 0);
    const shown: PageCell = {
      page,
      row: cell.row + 1,
      column: cell.column + 1,
      passages,
      open: cell.row + cell.rows === rows.length && table.openBelow(cell.column, cell.columns),
      fills: fillsOf(lines, ys[cell.row] ?? 0, ys[cell.row + cell.rows] ?? 0),
    };
    for (let row = cell.row; row < cell.row + cell.rows; row += 1)
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) {
        const line = rows[row];
        if (line) line[column] = shown;
      }
  });
  return { page, xs, rows };
};

/** The tables of a page, from above down, with the text around them. */
export const pageTables = (marks: PageMarks, page: number): PageTable[] => {
  const tables = ruledTables(marks);
  const outside = marks.signs.filter(
    (sign) =>
      sign.turn === 0 &&
      !tables.some(({ xs, ys }) => inside(sign, xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0)),
  );
  const textBetween = (top: number, bottom: number): string[] =>
    signLines(outside.filter(({ y }) => y >= top && y < bottom)).map(({ text }) => text);
  return tables.map((table, index) => {
    const beside = marks.signs.filter(({ y }) => y >= (table.ys[0] ?? 0) && y < (table.ys.at(-1) ?? 0));
    return {
      ...tableOf(table, beside, page),
      above: textBetween(tables[index - 1]?.ys.at(-1) ?? 0, table.ys[0] ?? 0),
      below: index === tables.length - 1 ? textBetween(table.ys.at(-1) ?? 0, marks.height) : [],
    };
  });
};
