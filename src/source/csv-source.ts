import type { Fault } from '../model/finding.ts';
import { withoutControls } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import { type CsvCell, csvRows } from './csv-cells.ts';
import { headingRow } from './heading-row.ts';
import { lineIndex } from './lines.ts';
import { shorten } from './shorten.ts';
import type { Source } from './source.ts';

/** One row of a table: its filled cells by their heading. */
export type TableRow = { readonly [heading: string]: string };

/** Whether a file is a table: rows by heading. */
export const isTable = ({ table }: Source): boolean => table !== undefined;

const isFilled = ({ value }: CsvCell): boolean => value !== '';

/** What in a table has no place in rows by heading: it would be lost. */
const misfits = (file: string, headings: readonly CsvCell[], rows: readonly (readonly CsvCell[])[]): Fault[] => {
  const told = (message: string, { value, start, end }: CsvCell): Fault => ({
    rule: 'table-form',
    message,
    args: { value: shorten(value) },
    at: { file, start, end },
  });
  const twice = headings.filter(
    (cell, index) => isFilled(cell) && headings.findIndex(({ value }) => value === cell.value) < index,
  );
  const unnamed = rows.flatMap((row) =>
    row.filter((cell, index) => isFilled(cell) && !headings[index]?.value).slice(0, 1),
  );
  return [...twice.map((cell) => told('twice', cell)), ...unnamed.map((cell) => told('unnamed', cell))];
};

/** Finds the cell of a path: of a row and a heading, of a row, or the headings. */
const cellFinder =
  (headings: readonly CsvCell[], rows: readonly (readonly CsvCell[])[]) =>
  (place: Place): readonly [start: number, end: number] | undefined => {
    if ('start' in place) return [place.start, place.end];
    if (!('path' in place)) return undefined;
    const [index, heading] = place.path;
    const row = typeof index === 'number' ? (rows[index] ?? headings) : headings;
    const column = headings.findIndex(({ value }) => value === heading);
    const cell = place.key ? headings[column] : row[column];
    const [first, last] = cell ? [cell, cell] : [row[0], row.at(-1)];
    return first && last ? [first.start, last.end] : undefined;
  };

/** Reads a table written as text: rows by heading, each value where its cell stands. Empty rows are passed over, and a title above the headings. */
export const readCsv = (file: string, text: string): Source => {
  const { rows: all, broken } = csvRows(text);
  const top = headingRow(all.map((row) => row.map(({ value }) => value)));
  const [headings = [], ...rest] = all.slice(top);
  const rows = rest.filter((row) => row.some(isFilled));
  const data = rows.map(
    (row): TableRow =>
      Object.fromEntries(
        row.flatMap((cell, index) => {
          const heading = headings[index]?.value;
          return heading && isFilled(cell) ? [[heading, withoutControls(cell.value)]] : [];
        }),
      ),
  );
  const index = lineIndex(text);
  const find = cellFinder(headings, rows);
  const range = (place: Place) => (place.file === file ? find(place) : undefined);
  const faults: Fault[] =
    broken === undefined
      ? misfits(file, headings, rows)
      : [{ rule: 'table-form', message: 'quote', args: {}, at: { file, start: broken, end: broken + 1 } }];
  return {
    file,
    data,
    text,
    faults,
    table: { headings: headings.map(({ value }) => value).filter((value) => value !== '') },
    range,
    locate: (place) => {
      const found = range(place);
      return found && index.position(...found);
    },
    line: index.line,
    written: (place) => {
      const found = range(place);
      return found && text.slice(...found);
    },
  };
};
