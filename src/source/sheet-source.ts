import { formatText } from '../model/format-text.ts';
import { withoutControls } from '../model/personal/mask.ts';
import type { Place, Position } from '../model/place.ts';
import { recordColumns } from '../model/record.ts';
import { cellPlace } from './cell-place.ts';
import type { TableRow } from './csv-source.ts';
import { headingRow } from './heading-row.ts';
import type { Source } from './source.ts';
import { readTables } from './table/read-tables.ts';
import type { Grid, TableCell } from './table/table.ts';
import { tableProblemWords } from './table/table-problem-words.ts';

type Row = readonly (TableCell | undefined)[];

const textOf = (cell: TableCell | undefined): string => withoutControls(cell?.text ?? '').trim();

/** Two headings of one record file tell it from every other table. */
const isRecord = (headings: readonly string[]): boolean =>
  Object.values(recordColumns).some(
    (columns) => headings.filter((heading) => Object.hasOwn(columns, heading)).length >= 2,
  );

/** The texts of a row, each once: what is merged over columns belongs to the first of them. */
const textsIn = (row: Row): string[] => row.map((cell, index) => (row.indexOf(cell) === index ? textOf(cell) : ''));

/** What the reader of the workbook warns of: what it left out could be a row. */
const problemFaults = (file: string, problems: Awaited<ReturnType<typeof readTables>>['problems']): Source['faults'] =>
  problems.flatMap(({ code, severity, args }) => {
    const words = tableProblemWords[code];
    return severity === 'info' || !words
      ? []
      : [
          {
            rule: 'table-form',
            message: 'sheet',
            args: { cause: formatText(words.text, args) },
            at: { file, start: 0, end: 0 },
          },
        ];
  });

/** The row of a table that holds its headings; a title that is merged over the table is one cell. */
const topOf = ({ rows }: Grid): number => headingRow(rows.map(textsIn));

const told = (file: string, message: string, value: string, { place }: TableCell): Source['faults'][number] => ({
  rule: 'table-form',
  message,
  args: { value },
  at: cellPlace(file, place),
});

/** What in a sheet has no place in rows by heading: it would be lost, or stand where nobody wrote it. */
const misfits = (file: string, top: Row, rows: readonly Row[]): Source['faults'] => {
  const headings = textsIn(top);
  const twice = top.filter((_, index) => headings[index] && headings.indexOf(headings[index]) < index);
  const unnamed = rows.flatMap((row) => {
    const texts = textsIn(row);
    return row.filter((_, index) => texts[index] && !headings[index]).slice(0, 1);
  });
  const across = rows.flatMap((row) => [
    ...new Set(row.filter((cell, index) => textOf(cell) !== '' && row.indexOf(cell) < index && headings[index])),
  ]);
  const all = { twice, unnamed, across };
  return Object.entries(all).flatMap(([message, cells]) =>
    cells.flatMap((cell) => (cell ? [told(file, message, textOf(cell), cell)] : [])),
  );
};

/** Tables of a file that are records, too: only one is read. */
const others = (file: string, grids: readonly Grid[]): Source['faults'] =>
  grids.flatMap((grid) => {
    const row = grid.rows[topOf(grid)] ?? [];
    const first = row.find((cell) => textOf(cell) !== '');
    return first && isRecord(textsIn(row)) ? [told(file, 'other-sheet', grid.name ?? String(grid.number), first)] : [];
  });

const sourceOf = (file: string, grid: Grid, top: number): Source => {
  const headings = textsIn(grid.rows[top] ?? []);
  const rows = grid.rows
    .slice(top + 1)
    .flatMap((row, index) => (row.some((cell) => textOf(cell) !== '') ? [{ row, number: top + 1 + index }] : []));
  const data = rows.map(
    ({ row }): TableRow =>
      Object.fromEntries(
        textsIn(row).flatMap((text, index) => {
          const heading = headings[index];
          return heading && text !== '' ? [[heading, text]] : [];
        }),
      ),
  );
  /** The cell of a path; of a whole row its first one. */
  const find = (place: Place): { readonly row: number; readonly column: number } | undefined => {
    if (!('path' in place) || place.file !== file) return undefined;
    const [index, heading] = place.path;
    const number = typeof index === 'number' && index >= 0 ? (rows[index]?.number ?? top) : top;
    return { row: number, column: Math.max(0, headings.indexOf(String(heading))) };
  };
  const nameOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
    grid.rows[row]?.[column]?.place ?? grid.placeOf(row);
  // Only for sorting: row after row.
  const positionOf = (place: Place): Position | undefined => {
    const found = find(place);
    return (
      found && { line: found.row + 1, column: found.column + 1, endLine: found.row + 1, endColumn: found.column + 1 }
    );
  };
  return {
    file,
    data,
    text: '',
    faults: misfits(
      file,
      grid.rows[top] ?? [],
      rows.map(({ row }) => row),
    ),
    table: { headings: headings.filter((heading) => heading !== '') },
    locate: positionOf,
    spotOf: positionOf,
    line: () => undefined,
    written: (place) => {
      const found = find(place);
      return found && textOf(grid.rows[found.row]?.[found.column]);
    },
    range: () => undefined,
    cellOf: (place) => {
      const found = find(place);
      return found && cellPlace(file, nameOf(found));
    },
  };
};

/** Reads a workbook of Excel or WPS as a table, if its first sheet with headings is one that people keep beside a layer; undefined for any other. */
export const readSheet = async (file: string, bytes: Uint8Array): Promise<Source | undefined> => {
  const { grids, problems } = await readTables(file, bytes);
  const index = grids.findIndex((grid) => isRecord(textsIn(grid.rows[topOf(grid)] ?? [])));
  const grid = grids[index];
  if (!grid) return undefined;
  const source = sourceOf(file, grid, topOf(grid));
  const faults = [...problemFaults(file, problems), ...others(file, grids.slice(index + 1)), ...source.faults];
  return { ...source, faults };
};
