import { tableWords } from '../../generated/table-words.js';
import { columnLetters } from '../../model/column-letters.ts';
import { plain } from '../../model/plain.ts';
import { suggest } from '../suggest.ts';
import type { FormReading } from './form-reading.ts';
import type { FormCell, FormPlace, FormSheet, OddKind } from './form-sheet.ts';

/** A column that a sheet of the form has. */
export interface FormColumn {
  readonly head: string;
  /** Somebody fills it in: what cannot be read there is told. */
  readonly open?: true;
  /** Forms of an earlier version lack it. */
  readonly newer?: true;
}

/** A sheet of the form below its heads, its columns found by what they are called. */
export interface FormTable {
  readonly sheet: FormSheet;
  readonly headRow: number;
  /** The rows below the heads that hold anything. */
  readonly rows: readonly number[];
  readonly columns: readonly FormColumn[];
  readonly has: (head: string) => boolean;
  /** A cell that is filled in, as text; one that is more than text is told. */
  readonly text: (row: number, head: string, allowed?: OddKind) => string;
  /** What stands in a cell, whatever it is. */
  readonly cell: (row: number, head: string) => FormCell | undefined;
  readonly at: (row: number, head: string) => FormPlace;
  /** The cells of a row that are filled in. */
  readonly filled: (row: number) => number;
}

/** Heads stand in one of the first rows: somebody may have put lines above them. */
const deepestHead = 12;

const ditto = new Set(tableWords.ditto.map(plain));

const headRowOf = ({ rows }: FormSheet, heads: ReadonlySet<string>): number => {
  const hits = rows
    .slice(0, deepestHead)
    .map((row) => new Set(row.flatMap((cell) => (cell && heads.has(plain(cell.text)) ? [plain(cell.text)] : []))).size);
  const most = Math.max(0, ...hits);
  return most * 2 >= Math.min(heads.size, 3) && most > 0 ? hits.indexOf(most) : -1;
};

const countBelow = ({ rows }: FormSheet, headRow: number, column: number): number =>
  rows.slice(headRow + 1).filter((row) => row[column] !== undefined).length;

/** The missing column that an unknown head stands in the place of, by its words or by its neighbours. */
const meantBy = (
  written: string,
  column: number,
  missing: readonly FormColumn[],
  columns: readonly FormColumn[],
  found: ReadonlyMap<string, number>,
): string | undefined => {
  const near = suggest(
    written,
    missing.map(({ head }) => head),
  );
  if (near !== undefined) return near;
  const beside = (head: string | undefined, step: number): boolean =>
    head !== undefined && found.get(plain(head)) === column + step;
  return missing.find(({ head }) => {
    const index = columns.findIndex((one) => one.head === head);
    return beside(columns[index - 1]?.head, -1) || beside(columns[index + 1]?.head, 1);
  })?.head;
};

/** Tells of each column that is no column of the form, and of each column of the form that is not there. */
const tellColumns = (
  sheet: FormSheet,
  headRow: number,
  columns: readonly FormColumn[],
  found: ReadonlyMap<string, number>,
  { tell }: FormReading,
): void => {
  const known = new Set(found.values());
  const missing = columns.filter(({ head, newer }) => !newer && !found.has(plain(head)));
  const meant = new Set<string>();
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  for (let column = 0; column < width; column += 1) {
    if (known.has(column)) continue;
    const cell = sheet.rows[headRow]?.[column];
    const written = cell?.text ?? '';
    const count = countBelow(sheet, headRow, column);
    const place: FormPlace = { sheet: sheet.name, row: headRow, column };
    const twin = columns.find(({ head }) => plain(head) === plain(written));
    const left = missing.filter(({ head }) => !meant.has(head));
    const instead = twin ? undefined : meantBy(written, column, left, columns, found);
    if (twin) {
      const first = columnLetters(found.get(plain(twin.head)) ?? 0);
      tell('head-twice', place, { head: twin.head, first, second: columnLetters(column), count });
    } else if (instead !== undefined && (written !== '' || count > 0)) {
      meant.add(instead);
      tell('head-changed', place, { written, meant: instead, count });
    } else if (count > 0 || written !== '')
      tell('column-extra', place, { written, column: columnLetters(column), count });
  }
  const gone = missing.filter(({ head }) => !meant.has(head)).map(({ head }) => head);
  if (gone.length > 0) tell('head-missing', { sheet: sheet.name, row: headRow, column: 0 }, { heads: gone });
};

/** Tells of what stands above the heads, but for the line that the form itself has there. */
const tellAbove = ({ rows, name }: FormSheet, headRow: number, { tell }: FormReading): void => {
  rows.slice(0, headRow).forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell && !(column === 0 && row === 0) && !(cell.merge && !cell.merge.anchor))
        tell('outside', { sheet: name, row, column }, { text: cell.text });
    });
  });
};

/** Values out of sight are read all the same, and told. */
const tellHidden = (
  sheet: FormSheet,
  open: readonly number[],
  rows: readonly number[],
  { tell }: FormReading,
): void => {
  const out: FormPlace[] = [];
  for (const row of rows)
    for (const column of open)
      if (sheet.rows[row]?.[column] && (sheet.hiddenRows.has(row) || sheet.hiddenColumns.has(column)))
        out.push({ sheet: sheet.name, row, column });
  const [first] = out;
  if (first) tell('hidden-filled', first, { count: out.length });
};

/** The text of a cell that is filled in, once it has been told what else it is. */
const readOpen = (
  cell: FormCell | undefined,
  head: string,
  at: FormPlace,
  { tell }: FormReading,
  allowed: OddKind | undefined,
): string => {
  if (!cell) return '';
  const { text, odd, merge } = cell;
  if (merge?.across && !merge.anchor) return '';
  if (merge?.across) tell('merged-across', at, { range: merge.range, head });
  else if (merge?.anchor) tell('merged-down', at, { range: merge.range, text });
  if (odd === 'error') tell('error-value', at, { text });
  else if (odd === 'unreckoned') tell('formula-empty', at);
  else if (odd === 'date' && allowed !== odd) tell('date-in-text', at, { text });
  else if (odd === 'logical' && allowed !== odd) tell('logical', at, { text });
  else if (ditto.has(plain(text))) tell('ditto', at, { text });
  else {
    if (odd === 'formula') tell('formula', at, { text });
    return text;
  }
  return '';
};

/** Finds the columns of a sheet by their heads; undefined when it has no row of heads. What does not fit is told. */
export const formTable = (
  sheet: FormSheet,
  columns: readonly FormColumn[],
  reading: FormReading,
): FormTable | undefined => {
  const headRow = headRowOf(sheet, new Set(columns.map(({ head }) => plain(head))));
  if (headRow < 0) {
    reading.tell('heads-missing', { sheet: sheet.name, row: 0, column: 0 }, { name: sheet.name });
    return undefined;
  }
  const heads = (sheet.rows[headRow] ?? []).map((cell) => (cell ? plain(cell.text) : ''));
  const found = new Map(
    columns.flatMap(({ head }) => {
      const column = heads.indexOf(plain(head));
      return column < 0 ? [] : [[plain(head), column] as const];
    }),
  );
  tellColumns(sheet, headRow, columns, found, reading);
  tellAbove(sheet, headRow, reading);
  const columnOf = (head: string): number => found.get(plain(head)) ?? -1;
  const known = [...found.values()];
  const rows = sheet.rows.flatMap((line, row) =>
    row > headRow && known.some((column) => line[column] !== undefined) ? [row] : [],
  );
  const open = columns.filter((column) => column.open).flatMap(({ head }) => found.get(plain(head)) ?? []);
  tellHidden(sheet, open, rows, reading);
  const cell = (row: number, head: string) => sheet.rows[row]?.[columnOf(head)];
  const at = (row: number, head: string): FormPlace => ({
    sheet: sheet.name,
    row,
    column: Math.max(0, columnOf(head)),
  });
  return {
    sheet,
    headRow,
    rows,
    columns,
    has: (head) => found.has(plain(head)),
    cell,
    at,
    text: (row, head, allowed) => readOpen(cell(row, head), head, at(row, head), reading, allowed),
    filled: (row) => open.filter((column) => sheet.rows[row]?.[column] !== undefined).length,
  };
};
