import { officeCode } from '../../model/office-code.ts';
import { plain } from '../../model/plain.ts';
import type { ListColumn, ListWords } from '../../model/reference.ts';
import type { Grid, TableCell } from '../../source/table/table.ts';

type Row = Grid['rows'][number];
type Part = Exclude<ListColumn, 'serial'>;

/** Where the columns of a list are, and the row behind its heading. */
export interface ListHead {
  readonly columns: ReadonlyMap<Part, number>;
  readonly first: number;
  /** The cells of the heading, which printed pages repeat. */
  readonly words: ReadonlySet<string>;
}

/** Headings are compared without what stands between their characters. */
const key = (text: string): string => plain(text).replace(/[()（）、,/\\:：*]/gu, '');

/** Which column a heading is of. */
const columnOf = (text: string, { columns }: ListWords): ListColumn | undefined => {
  const heading = key(text);
  if (heading === '' || heading.length > 24) return undefined;
  return columns.find(
    ({ words, exact }) =>
      exact?.some((word) => key(word) === heading) || words.some((word) => heading.includes(key(word))),
  )?.column;
};

/** Whether a text is made of words of headings only: 单位名称, 联系电话. */
const isExact = (text: string, { columns }: ListWords): boolean => {
  const known = columns.flatMap(({ words, exact = [] }) => [...words, ...exact].map(key));
  const rest = [...known].sort((left, right) => right.length - left.length);
  return rest.reduce((left, word) => left.replace(word, ''), key(text)) === '';
};

/** The different cells of a row that hold anything. */
export const cellsOf = (row: Row): TableCell[] => [
  ...new Set(row.filter((cell): cell is TableCell => cell !== undefined && plain(cell.text) !== '')),
];

const isCode = (text: string): boolean => 'code' in officeCode(text);

/** How many columns a row names; none when it holds a code, or is a title: one cell that is more than a heading. */
const named = (row: Row, words: ListWords): number => {
  const cells = cellsOf(row);
  const [only] = cells;
  if (cells.some(({ text }) => isCode(text))) return 0;
  if (cells.length === 1) return only && isExact(only.text, words) ? 1 : 0;
  const found = new Set(cells.flatMap(({ text }) => columnOf(text, words) ?? []));
  return found.has('name') || found.has('code') ? found.size : 0;
};

/** Rows in which a heading may stand: behind a title, the day and who made it. */
const deepest = 30;

/** How many different texts a column holds below a row. */
const variety = (rows: readonly Row[], column: number): number =>
  new Set(rows.flatMap((row) => (row[column] ? [plain(row[column].text)] : []))).size;

/** Of several columns of one kind the one that tells most regions apart, else the first. */
const best = (found: readonly number[], rows: readonly Row[]): number | undefined =>
  [...found].sort((left, right) => variety(rows, right) - variety(rows, left) || left - right)[0];

const isBelow = (row: Row, above: Row, words: ListWords): boolean => {
  const own = cellsOf(row).filter((cell) => !above.includes(cell));
  return own.length > 0 && own.every(({ text }) => !isCode(text) && columnOf(text, words) && isExact(text, words));
};

/** What each column of a heading is; the lower of two rows says more. */
const kindsOf = (rows: readonly Row[], words: ListWords): (ListColumn | undefined)[] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) =>
    rows.reduce<ListColumn | undefined>((kind, row) => {
      const cell = row[column];
      return (cell && columnOf(cell.text, words)) ?? kind;
    }, undefined),
  );

const columnsOf = (kinds: readonly (ListColumn | undefined)[], body: readonly Row[]): Map<Part, number> => {
  const columns = new Map<Part, number>();
  for (const kind of new Set(kinds)) {
    if (kind === undefined || kind === 'serial') continue;
    const places = kinds.flatMap((other, index) => (other === kind ? [index] : []));
    const column = best(places, body);
    if (column !== undefined) columns.set(kind, column);
  }
  return columns;
};

/** Finds the heading of a list, in one row or two; nothing where a table has none. */
export const findHead = ({ rows }: Grid, words: ListWords): ListHead | undefined => {
  const scored = rows.slice(0, deepest).map((row) => named(row, words));
  const top = Math.max(0, ...scored);
  if (top === 0) return undefined;
  const at = scored.indexOf(top);
  const heading = rows[at] ?? [];
  const below = rows[at + 1] ?? [];
  const heads = isBelow(below, heading, words) ? [heading, below] : [heading];
  const first = at + heads.length;
  return {
    columns: columnsOf(kindsOf(heads, words), rows.slice(first)),
    first,
    words: new Set(cellsOf(heading).map(({ text }) => plain(text))),
  };
};

const isDay = (text: string): boolean => /\d{4}\D\d{1,2}\D\d{1,2}/u.test(text);
const isHan = (text: string): boolean => /\p{Script=Han}{2}/u.test(text);

/** Columns by what they hold, where no heading names them: the codes, and the texts that differ most. */
export const guessHead = ({ rows }: Grid): ListHead => {
  const all = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => column);
  const fits = (column: number, test: (text: string) => boolean): boolean =>
    rows.filter((row) => row[column] && test(row[column].text)).length * 2 >= rows.length;
  const code = all.find((column) => fits(column, isCode));
  const days = all.filter((column) => column !== code && fits(column, isDay));
  const rest = all.filter((column) => column !== code && !days.includes(column));
  const name = best(
    rest.filter((column) => fits(column, isHan)),
    rows,
  );
  const columns = new Map<Part, number>();
  if (code !== undefined) columns.set('code', code);
  if (name !== undefined) columns.set('name', name);
  if (days.length === 1 && days[0] !== undefined) columns.set('deadline', days[0]);
  return { columns, first: 0, words: new Set() };
};
