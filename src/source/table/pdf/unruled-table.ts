import type { WholeTable } from './join-pages.ts';
import { lineEnd } from './line-end.ts';
import type { PageCell } from './page-tables.ts';
import { blanksOf, rowBands, type TableLines } from './row-bands.ts';
import type { SignLine } from './sign-lines.ts';
import { type Gutter, guttersOf, inColumns, narrowed } from './text-columns.ts';

type Line = readonly SignLine[];

/** How many pieces a line has at least that shows columns. */
const fewest = 3;

const textOf = (line: Line): string => line.map(({ text }) => text).join(' ');

/** The lines without those at the foot of a page, which a wide blank sets off. */
const withoutFoot = (lines: readonly Line[]): readonly Line[] => {
  const blanks = blanksOf(lines);
  const [widest = 0, next = 0] = [...blanks].sort((left, right) => right - left);
  const at = blanks.lastIndexOf(widest) + 1;
  const isFoot = at > 0 && widest > 1.5 * next && lines.slice(at).every((line) => line.length < fewest);
  return isFoot ? lines.slice(0, at) : lines;
};

interface Found {
  readonly pages: readonly TableLines[];
  readonly gutters: readonly Gutter[];
  readonly before: string;
}

/** The lines of the only table of a file, and what parts its columns. None where a line might be of it, or of another. */
const findLines = (texts: readonly TableLines[]): Found | undefined => {
  const start = texts.findIndex(({ lines }) => lines.some((line) => line.length >= fewest));
  const head = texts[start]?.lines.find((line) => line.length >= fewest);
  if (!head) return undefined;
  let gutters = guttersOf(head);
  const pages: TableLines[] = [];
  const times = new Map<string, number>();
  for (const line of texts.flatMap(({ lines }) => lines)) times.set(textOf(line), (times.get(textOf(line)) ?? 0) + 1);
  for (const { page, lines } of texts.slice(start)) {
    const from = lines.findIndex((line) => line.length >= fewest);
    const others = lines.slice(0, from < 0 ? lines.length : from);
    // Above a table that goes on overleaf there may be the rest of a row.
    if (page !== texts[start]?.page && others.some((line) => (times.get(textOf(line)) ?? 0) < 2)) return undefined;
    if (from < 0) continue;
    let to = from;
    for (let fits: Gutter[] | undefined = [...gutters]; fits && to < lines.length; to += 1) {
      fits = narrowed(gutters, lines[to] ?? []);
      if (!fits) break;
      gutters = fits;
    }
    if (lines.slice(to).some((line) => line.length >= fewest)) return undefined;
    pages.push({ page, lines: withoutFoot(lines.slice(from, to)) });
  }
  const above = texts[start]?.lines.slice(0, texts[start]?.lines.indexOf(head)) ?? [];
  return { pages, gutters, before: textOf(above.at(-1) ?? []) };
};

/** A row: the lines of each of its cells. */
interface Row {
  readonly page: number;
  readonly cells: readonly (readonly SignLine[])[];
}

const rowOf = ({ page, lines }: TableLines, gutters: readonly Gutter[]): Row | undefined => {
  const cells: SignLine[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const line of lines) {
    const placed = inColumns(line, gutters);
    if (!placed) return undefined;
    placed.forEach((piece, column) => {
      if (piece) cells[column]?.push(piece);
    });
  }
  return { page, cells };
};

const wordsOf = (cell: readonly SignLine[] | undefined): string => (cell ?? []).map(({ text }) => text).join('');

const isWhole = (text: string): boolean =>
  ['《》', '（）', '()', '“”', '〔〕'].every(
    ([open = '', close = '']) => text.split(open).length === text.split(close).length,
  );

/** The columns that hold more than a sign in some row: a blank in them may be a merged cell, which nobody sees without lines. */
const columnsOfWords = ([head, ...body]: readonly Row[]): number[] =>
  (head?.cells ?? []).flatMap((_, column) =>
    body.some(({ cells }) => wordsOf(cells[column]).length > 2) ? [column] : [],
  );

/** Whether nothing speaks against some rows of text being the rows of a table, under one row of heads. */
const isSure = (rows: readonly Row[], rooms: readonly number[]): boolean => {
  const [head, ...body] = rows;
  const heads = (head?.cells ?? []).map(wordsOf);
  const words = columnsOfWords(rows);
  const first = body.every(({ cells }) => wordsOf(cells[0]) !== '');
  const full = body.every(({ cells }) => words.every((column) => wordsOf(cells[column]) !== ''));
  const whole = rows.every(({ cells }) => cells.every((cell) => isWhole(wordsOf(cell))));
  const oneLine = [0, ...words].some((column) => body.every(({ cells }) => cells[column]?.length === 1));
  const counts = body.every(({ cells }, index) => wordsOf(cells[0]) === String(index + 1));
  // Lines that were all full may be the lines of one row.
  const goesOn = rows.slice(1).some((row, index) =>
    [0, ...words].every((column) => {
      const [line, next] = [rows[index]?.cells[column]?.at(-1), row.cells[column]?.[0]];
      return line && next && lineEnd(line, next, rooms[column] ?? 0) !== 'ended';
    }),
  );
  return (
    body.length >= 2 &&
    words.length >= 2 &&
    heads.every((text) => text !== '') &&
    new Set(heads).size === heads.length &&
    [first, full, whole, oneLine, counts || !goesOn].every(Boolean)
  );
};

const sameHeads = (row: Row, head: Row | undefined): boolean =>
  row.cells.every((cell, column) => wordsOf(cell) === wordsOf(head?.cells[column]));

/** The only table of a file that draws no lines, where its columns and rows are plain; none where they are not. */
export const unruledTable = (texts: readonly TableLines[]): Pick<WholeTable, 'rows' | 'before'> | undefined => {
  const found = findLines(texts);
  const bands = found && rowBands(found.pages);
  if (!found || !bands) return undefined;
  const read = bands.flatMap((band) => rowOf(band, found.gutters) ?? []);
  const rows = read.filter((row, index) => index === 0 || !sameHeads(row, read[0]));
  const rooms = [...found.gutters, undefined].map((_, column) =>
    Math.max(...read.flatMap(({ cells }) => cells[column]?.map(({ start, end }) => end - start) ?? [])),
  );
  if (read.length < bands.length || !isSure(rows, rooms)) return undefined;
  const cellAt = (lines: readonly SignLine[], page: number, row: number, column: number): PageCell => ({
    ...{ page, row: row + 1, column: column + 1, open: false, fills: { above: false, below: false } },
    passages: lines.length > 0 ? [{ lines: [...lines], room: rooms[column] ?? 0 }] : [],
  });
  return {
    before: found.before,
    rows: rows.map(({ page, cells }, row) => cells.map((lines, column) => cellAt(lines, page, row, column))),
  };
};
