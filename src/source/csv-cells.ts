/** A cell of a table written as text: its value, and where it stands in the text, quotes included. */
export interface CsvCell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const marks = [',', '\t', ';'];

/** How far down the mark between cells is looked for: a title above the headings may have none. */
const mostAbove = 7;

/**
 * The mark between cells: the one that stands most often in the first line that has any outside of quotes. Clerks type the
 * wide comma, too, which may as well be one of a title.
 */
const separatorOf = (text: string): string => {
  // A cell in quotes may hold marks and line ends.
  const lines = text.replaceAll(/"[^"]*"/gu, '').split(/\r\n|\r|\n/u, mostAbove);
  const line = lines.find((one) => marks.some((mark) => one.includes(mark))) ?? lines.find((one) => one !== '') ?? '';
  const count = (mark: string): number => line.split(mark).length;
  return [...marks, '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
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
