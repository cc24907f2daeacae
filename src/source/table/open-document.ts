import { countRows } from './budget.ts';
import { readOpenStyles } from './open-document-styles.ts';
import { type Grid, limits, type TableProblem, Unreadable } from './table.ts';
import { type OpenTable, openPlace, type Reader, walkOpenDocument } from './walk-open-document.ts';
import type { Parts } from './zip.ts';

/** The rows of a table as a grid; what is out of sight is taken out and told. */
const gridOf = (table: OpenTable, reader: Reader, out: string[]): Grid => {
  const { sheet, hidden } = reader;
  const height = Math.max(0, ...[...table.rows.keys()].map((row) => row + 1));
  const gone = hidden
    ? []
    : table.columns.flatMap(({ times, hidden: unseen }, index) => {
        const from = table.columns.slice(0, index).reduce((sum, one) => sum + one.times, 0);
        return unseen ? Array.from({ length: Math.min(times, limits.columns) }, (_, step) => from + step) : [];
      });
  const rows = Array.from({ length: Math.min(height, limits.rows) }, (_, row) => {
    const line = Array.from(table.rows.get(row) ?? [], (cell) => cell);
    if (!hidden && table.hiddenRows.has(row)) {
      if (line.some(Boolean)) out.push(openPlace(table, sheet, row, 0));
      return [];
    }
    return line.filter((_, column) => !gone.includes(column));
  });
  for (const column of gone)
    if ([...table.rows.values()].some((line) => line[column])) out.push(openPlace(table, sheet, 0, column));
  const about = sheet ? { name: table.name, before: table.name } : table.before ? { before: table.before } : {};
  const nameOf = (row: number): string =>
    sheet ? openPlace(table, sheet, row, 0) : `table ${table.number} row ${row + 1}`;
  return { ...about, number: table.number, rows, placeOf: nameOf };
};

const problemsOf = (reader: Reader, unseen: readonly OpenTable[], out: readonly string[]): TableProblem[] => {
  const some = (code: string, severity: TableProblem['severity'], places: readonly string[]): TableProblem[] =>
    places[0] === undefined ? [] : [{ code, severity, args: { count: places.length, place: places[0] } }];
  const names = unseen.map(({ name }) => name).join('、');
  return [
    ...(unseen.length > 0 ? [{ code: 'hidden-sheet', severity: 'warning' as const, args: { names } }] : []),
    ...(reader.unseen > 0
      ? [{ code: 'hidden-text', severity: 'warning' as const, args: { count: reader.unseen } }]
      : []),
    ...some('hidden-cells', 'warning', out),
    ...some('formulas', 'info', reader.formulas),
    ...some('formula-empty', 'warning', reader.empty),
  ];
};

/** The parts of an OpenDocument file that a reader of tables needs. */
export const isOpenPart = (name: string): boolean => /^(?:content|styles|META-INF\/manifest)\.xml$/u.test(name);

/** Tables of an OpenDocument text or spreadsheet. Nothing is calculated, fetched or run. */
export const readOpenDocument = (
  parts: Parts,
  sheet: boolean,
  hidden: boolean,
): { readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] } => {
  const textOf = (name: string): string => new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  if (/<[\w:]*encryption-data\b/u.test(textOf('META-INF/manifest.xml'))) throw new Unreadable('password');
  const content = textOf('content.xml');
  const styles = readOpenStyles([textOf('styles.xml'), content]);
  const reader = walkOpenDocument(content, { sheet, hidden, styles });
  const unseen = hidden ? [] : reader.tables.filter((table) => table.hidden && table.rows.size > 0);
  const out: string[] = [];
  const grids = reader.tables
    .filter((table) => !unseen.includes(table))
    .map((table) => gridOf(table, reader, out))
    .filter(({ rows }) => rows.some((row) => row.some(Boolean)));
  countRows(grids);
  return { grids, problems: problemsOf(reader, unseen, out) };
};
