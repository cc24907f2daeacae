import type { Reference } from '../../model/reference.ts';
import type { Grid } from '../../source/table/table.ts';
import { joined } from '../clean.ts';
import { settleColumns } from './by-content.ts';
import { type Block, type Column, type Line, sameColumn } from './column.ts';
import { guessColumns } from './guess.ts';
import { cellsOf, columnsUnder, type Headed, isHeader, isSubHeader } from './header.ts';
import { type Head, headOf } from './heads.ts';

type IsTitle = (text: string) => 1 | 2 | undefined;

/** What somebody says that a column holds, by its heading or its number from 1. */
export type SaidColumns = ReadonlyMap<string, Column | undefined>;

interface Start {
  readonly at: number;
  readonly first: number;
  readonly columns: readonly (Column | undefined)[];
  readonly heads: readonly string[];
}

/** Title rows hold one text, whatever its width. */
const titleText = (row: Line): string | undefined => {
  const cells = cellsOf(row);
  return cells.length === 1 ? joined(cells[0]?.text ?? '') : undefined;
};

/** Names alone are a list of items, as in an explanation: a catalogue says at least two things of each. */
const isCatalogue = (
  columns: readonly (Column | undefined)[],
  headed: readonly (Headed | undefined)[] = [],
): boolean => {
  const held = new Set(
    columns.flatMap((column, index) => (column?.kind === 'field' && !headed[index]?.loose ? [column.field] : [])),
  );
  return columns.some((column) => column?.kind === 'level2') && held.size >= 2;
};

const startsOf = (rows: readonly Line[], isTitle: IsTitle, reference: Reference, said: SaidColumns): Start[] => {
  const starts: Start[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    if (!isHeader(rows[row] ?? [], reference)) continue;
    let first = row + 1;
    while (first < row + 3 && isSubHeader(rows[first] ?? [], rows[first - 1] ?? [], reference)) first += 1;
    const under = columnsUnder(rows.slice(row, first), reference);
    const headed = settleColumns(under, rows.slice(first), isTitle, reference);
    const heads = under.map((one) => one?.name ?? '');
    const columns = headed.map((one, index) => {
      const key = [heads[index] ?? '', String(index + 1)].find((name) => said.has(name));
      return key === undefined
        ? one?.column
        : (said.get(key) ?? { kind: 'unknown' as const, name: heads[index] ?? '' });
    });
    if (isCatalogue(columns, headed)) starts.push({ at: row, first, columns, heads });
    row = first - 1;
  }
  return starts;
};

/** Whether a table without header goes on with the one before, as the pages of a document do. */
const goesOn = (grid: Grid, { columns }: Block, isTitle: IsTitle): boolean => {
  const name = columns.findIndex((column) => column?.kind === 'level2');
  const widths = new Set(grid.rows.map((row) => row.length));
  return widths.has(columns.length) && grid.rows.some((row) => isTitle(row[name]?.text ?? '') === 2);
};

/** A grid without any header is told by its cells if it holds names of known items. */
const withoutHeader = (grid: Grid, isTitle: IsTitle, reference: Reference, before: Block | undefined): Block[] => {
  const { rows } = grid;
  if (before && goesOn(grid, before, isTitle))
    return [{ ...before, grid, first: 0, end: rows.length, frame: new Set(), continues: true }];
  const titled = rows.filter((row) => cellsOf(row).some((cell) => isTitle(cell.text) === 2)).length;
  const columns = titled >= 2 ? guessColumns(grid, isTitle, reference) : [];
  if (!isCatalogue(columns)) return [];
  const first = rows.findIndex((row) => titleText(row) === undefined && cellsOf(row).length > 0);
  const title = `${grid.before ?? ''} ${rows.slice(0, first).map(titleText).join('')}`;
  return [
    { grid, title, columns, heads: columns.map(() => ''), first, end: rows.length, guessed: true, frame: new Set() },
  ];
};

/** The row from which titles right above a header belong to it. */
const topOf = (rows: readonly Line[], at: number, floor: number, isTitle: IsTitle): number => {
  let top = at;
  while (
    top > floor &&
    (titleText(rows[top - 1] ?? []) !== undefined || cellsOf(rows[top - 1] ?? []).length === 0) &&
    isTitle(titleText(rows[top - 1] ?? []) ?? '') !== 1
  )
    top -= 1;
  return top;
};

/**
 * The tables inside one grid. Every header row begins one; a header that repeats the one before, as pages do, is left
 * out.
 */
export const findBlocks = (
  grid: Grid,
  isTitle: IsTitle,
  reference: Reference,
  before: Block | undefined,
  said: SaidColumns,
): Block[] => {
  const { rows } = grid;
  const starts = startsOf(rows, isTitle, reference, said);
  if (starts.length === 0) return withoutHeader(grid, isTitle, reference, before);
  const blocks: Block[] = [];
  let frame = new Set<number>();
  starts.forEach(({ at, first, columns, heads }, index) => {
    const last = blocks.at(-1);
    const top = topOf(rows, at, starts[index - 1]?.first ?? 0, isTitle);
    const title = rows
      .slice(index === 0 ? 0 : top, at)
      .map((row) => titleText(row) ?? '')
      .join(' ');
    const repeats =
      last !== undefined &&
      title.trim() === '' &&
      columns.length === last.columns.length &&
      columns.every((column, position) => sameColumn(column, last.columns[position]));
    if (repeats && last) {
      for (let row = top; row < first; row += 1) frame.add(row);
      blocks[blocks.length - 1] = { ...last, end: rows.length, frame };
      return;
    }
    if (last) blocks[blocks.length - 1] = { ...last, end: top };
    frame = new Set();
    blocks.push({
      grid,
      title: `${grid.before ?? ''} ${title}`.trim(),
      columns,
      heads,
      first,
      end: rows.length,
      frame,
    });
  });
  return blocks;
};

/** A row of headings, which names no item wherever it stands. */
export const isHeadingRow = (row: Line, reference: Reference): boolean => {
  const heads = cellsOf(row).map((cell): Head | undefined => headOf(cell.text, reference));
  return heads.length >= 2 && heads.every((head) => head !== undefined);
};
