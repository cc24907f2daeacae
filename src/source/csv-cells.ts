/** A cell of a table written as text: its value, and where it stands in the text, quotes included. */
export interface CsvCell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The mark between cells: the one that the first line holds most often. Clerks type the wide comma, too. */
const separatorOf = (text: string): string => {
  const [line = ''] = text.split(/\r?\n/u, 1);
  const count = (mark: string): number => line.split(mark).length;
  return [',', '\t', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

const unquoted = (written: string): string =>
  written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;

/**
 * Rows of a CSV. A cell is bare or in double quotes, with a doubled one for each inside; `broken` is where a quote has no end
 * or text goes on behind one: what follows is not read.
 */
export const csvRows = (text: string): { readonly rows: readonly (readonly CsvCell[])[]; readonly broken?: number } => {
  const separator = separatorOf(text);
  const cell = new RegExp(`"(?:[^"]|"")*"|[^"${separator}\\r\\n][^${separator}\\r\\n]*|`, 'uy');
  const end = new RegExp(`[ ]*(?:${separator}|\\r?\\n|\\r|$)`, 'uy');
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  for (let start = 0; start <= text.length; ) {
    cell.lastIndex = start;
    const [written = ''] = cell.exec(text) ?? [];
    end.lastIndex = start + written.length;
    const [mark] = end.exec(text) ?? [];
    if (mark === undefined) return { rows, broken: start };
    row.push({ value: unquoted(written).trim(), start, end: start + written.length });
    start += written.length + mark.length;
    if (mark.endsWith(separator)) continue;
    rows.push(row);
    row = [];
    if (start >= text.length) break;
  }
  return { rows };
};
