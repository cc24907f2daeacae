import { formatText } from '../model/format-text.ts';
import { withoutControls } from '../model/personal/mask.ts';
import type { Place, Position } from '../model/place.ts';
import { recordColumns } from '../model/record.ts';
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
  Object.values(recordColumns).some((columns) => headings.filter((heading) => heading in columns).length >= 2);

/** A cell by the name that it has in the workbook: `登记!C5`. */
const cellPlace = (file: string, place: string): Place => {
  const [sheet = '', cell = ''] = [place.slice(0, place.lastIndexOf('!')), place.slice(place.lastIndexOf('!') + 1)];
  return { file, sheet, cell };
};

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

/** What in a sheet has no place in rows by heading. */
const misfits = (file: string, headings: readonly string[], rows: readonly Row[]): Source['faults'] => {
  const told = (message: string, cell: TableCell): Source['faults'][number] => ({
    rule: 'table-form',
    message,
    args: { value: textOf(cell) },
    at: cellPlace(file, cell.place),
  });
  const unnamed = rows.flatMap((row) =>
    row.flatMap((cell, index) => (cell && textOf(cell) !== '' && !headings[index] ? [cell] : [])).slice(0, 1),
  );
  return unnamed.map((cell) => told('unnamed', cell));
};

const sourceOf = (file: string, grid: Grid, top: number): Source => {
  const headings = (grid.rows[top] ?? []).map(textOf);
  const rows = grid.rows
    .slice(top + 1)
    .flatMap((row, index) => (row.some((cell) => textOf(cell) !== '') ? [{ row, number: top + 1 + index }] : []));
  const data = rows.map(
    ({ row }): TableRow =>
      Object.fromEntries(
        row.flatMap((cell, index) => {
          const heading = headings[index];
          return heading && textOf(cell) !== '' ? [[heading, textOf(cell)]] : [];
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
      headings,
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
  for (const grid of grids) {
    // A title that is merged over the table is one cell.
    const top = headingRow(
      grid.rows.map((row) => row.map((cell, index) => (row.indexOf(cell) === index ? textOf(cell) : ''))),
    );
    if (!isRecord((grid.rows[top] ?? []).map(textOf))) continue;
    const source = sourceOf(file, grid, top);
    return { ...source, faults: [...problemFaults(file, problems), ...source.faults] };
  }
  return undefined;
};
