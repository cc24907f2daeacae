import {
  type Cell,
  type CellValue,
  cellRef,
  dateToSerial,
  EncryptedFileError,
  formatDate,
  read,
  type Sheet,
} from 'hucre';
import { type Budget, countArea, countRectangle, countRows, countText, newBudget } from './budget.ts';
import { isAddress } from './is-address.ts';
import { numberFormats, type Shows } from './number-format.ts';
import { inSymbolFont, isSymbolFont } from './symbol-fonts.ts';
import {
  type Grid,
  limits,
  type OutOfSight,
  type SheetSaid,
  type TableCell,
  type TableProblem,
  Unreadable,
} from './table.ts';

const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  // A time of day stands before the first day that a sheet counts.
  if (value instanceof Date) return formatDate(value, value.getTime() < Date.UTC(1900, 0, 1) ? 'h:mm' : 'yyyy-mm-dd');
  if (typeof value === 'object') return String((value as { text?: unknown }).text ?? '');
  // A native tick box of Excel is a logical value.
  if (typeof value === 'boolean') return value ? '√' : '';
  // A sheet shows no more digits than these, and counts with more.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return String(value);
};

/** What a cell holds, and what it shows of that; letters in a symbol font are the signs that they show. */
const wordsOf = (
  detail: Cell | undefined,
  value: CellValue | undefined,
  format: string | undefined,
  shows: Shows,
  is1904: boolean,
): { readonly held: string; readonly shown: string | undefined } => {
  const font = detail?.style?.font?.name;
  const inFont = (text: string, own: string | undefined): string =>
    own !== undefined && isSymbolFont(own) ? inSymbolFont(own, text) : text;
  if (detail?.richText) {
    const held = detail.richText.map((run) => inFont(run.text, run.font?.name ?? font)).join('');
    return { held, shown: held };
  }
  const isDate = value instanceof Date;
  const shownBy = (known: string): string | undefined => {
    if (isDate) return shows({ date: value, number: dateToSerial(value, is1904) }, known);
    return typeof value === 'number' || typeof value === 'string' ? shows(value, known) : textOf(value);
  };
  const shown = format === undefined ? textOf(value) : shownBy(format);
  const held = shown === undefined && isDate ? String(dateToSerial(value, is1904)) : textOf(value);
  return { held: inFont(held, font), shown: shown === undefined ? undefined : inFont(shown, font) };
};

const outOfSight = (sheet: Sheet): OutOfSight => ({
  sheet: sheet.hidden === true || sheet.veryHidden === true,
  rows: new Set([...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []))),
  columns: new Set((sheet.columns ?? []).flatMap((column, index) => (column?.hidden ? [index] : []))),
});

/** Takes out what a sheet hides: whole rows, and the columns; a merge keeps what stays in sight. */
const hide = (
  grid: (TableCell | undefined)[][],
  { rows, columns }: OutOfSight,
  tell: (row: number, column: number) => void,
): void => {
  // Backwards, so that the numbers of the others stay.
  const backwards = [...columns].sort((left, right) => right - left);
  for (const column of backwards) if (grid.some((line) => line[column] !== undefined)) tell(0, column);
  grid.forEach((line, row) => {
    if (rows.has(row)) {
      if (line.some(Boolean)) tell(row, 0);
      grid[row] = [];
      return;
    }
    for (const column of backwards) line.splice(column, 1);
  });
};

/** What reading the sheets of one workbook shares, and the places that are told of it in the end. */
interface Reading {
  /** Sheets, rows and columns that are out of sight are read, too. */
  readonly hidden: boolean;
  readonly is1904: boolean;
  readonly shows: Shows;
  readonly budget: Budget;
  readonly out: string[];
  readonly formulas: string[];
  readonly empty: string[];
  readonly odd: string[];
}

type Placed = (row: number, column: number) => string;

/** The number format of a cell by its row and column, where one is known. */
type Formats = (key: string, detail: Cell | undefined) => string | undefined;

/** One cell as text, unless it is blank; what is odd in it is noted. */
const readCell = (
  value: CellValue | undefined,
  detail: Cell | undefined,
  format: string | undefined,
  place: string,
  { hidden, is1904, shows, budget, out, formulas, empty, odd }: Reading,
): TableCell | undefined => {
  const { held, shown } = wordsOf(detail, value, format, shows, is1904);
  const text = (hidden ? shown || held : shown) ?? held;
  if (shown === undefined) odd.push(place);
  // That a sheet shows no noughts hides nothing.
  if (text === '' && held !== '' && value !== 0) out.push(place);
  if (detail?.formula !== undefined) (held === '' ? empty : formulas).push(place);
  if (text.trim() === '') return undefined;
  countText(budget, text.length, place);
  const address = detail?.hyperlink?.target ?? '';
  const links = isAddress(address) ? [{ label: text, address }] : undefined;
  return { text, place, ...(links ? { links } : {}) };
};

const readCells = (sheet: Sheet, formatOf: Formats, placeOf: Placed, reading: Reading): (TableCell | undefined)[][] => {
  const details: ReadonlyMap<string, Cell> = sheet.cells ?? new Map();
  // Rows of an old workbook that hold nothing are missing.
  const within = Array.from(sheet.rows.slice(0, limits.rows), (row: readonly CellValue[] | undefined) => row ?? []);
  const last = within.findLastIndex((row) => row.some((value) => textOf(value).trim() !== ''));
  return within.slice(0, last + 1).map((values, row) =>
    values.slice(0, limits.columns).map((value, column) => {
      const key = `${row},${column}`;
      const detail = details.get(key);
      return readCell(value, detail, formatOf(key, detail), placeOf(row, column), reading);
    }),
  );
};

/** Puts what stands in the first cell of a merge into all of it. */
const expandMerges = (
  grid: (TableCell | undefined)[][],
  merges: Sheet['merges'],
  placeOf: Placed,
  { budget }: Reading,
): void => {
  for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
    const anchor = grid[startRow]?.[startCol];
    const [bottom, right] = [Math.min(endRow, grid.length - 1), Math.min(endCol, limits.columns - 1)];
    const positions = Math.max(0, bottom - startRow + 1) * Math.max(0, right - startCol + 1);
    if (!(positions > 0)) continue;
    countArea(budget, positions, placeOf(startRow, startCol));
    countText(budget, (anchor?.text.length ?? 0) * (positions - 1), placeOf(startRow, startCol));
    for (let row = startRow; row <= bottom; row += 1) {
      const line = grid[row];
      for (let column = startCol; column <= right; column += 1) if (line) line[column] = anchor;
    }
  }
};

/** One sheet, merges expanded, without what is out of sight. */
const readSheet = (
  sheet: Sheet,
  number: number,
  formatOf: Formats,
  away: OutOfSight | undefined,
  reading: Reading,
): Grid => {
  const { budget, hidden, out } = reading;
  const placeOf: Placed = (row, column) => `${sheet.name}!${cellRef(row, column)}`;
  const grid = readCells(sheet, formatOf, placeOf, reading);
  expandMerges(grid, sheet.merges, placeOf, reading);
  if (!hidden && away) hide(grid, away, (row, column) => out.push(placeOf(row, column)));
  const rows = grid.map((line) => Array.from(line, (cell) => cell));
  countRectangle(
    budget,
    rows.reduce((sum, row) => sum + row.length, 0),
    sheet.name,
  );
  return { name: sheet.name, number, before: sheet.name, rows, placeOf: (row) => placeOf(row, 0) };
};

/** The workbook behind the bytes, or why it cannot be read. */
const open = async (bytes: Uint8Array, styles: boolean): ReturnType<typeof read> => {
  try {
    return await read(bytes, { readStyles: styles });
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new Unreadable('password');
    const { message = '' } = error as Error;
    if (/cells|limit|exceed/iu.test(message)) throw new Unreadable('too-many-cells', { limit: limits.cells });
    throw new Unreadable(/password|encrypt/iu.test(message) ? 'password' : 'damaged');
  }
};

/** The sheets that are left out, and those of which only a part is read. */
const sheetProblems = (sheets: readonly Sheet[], unseen: readonly Sheet[]): TableProblem[] => [
  ...(unseen.length > 0
    ? [
        {
          code: 'hidden-sheet',
          severity: 'warning' as const,
          args: { names: unseen.map(({ name }) => name).join('、') },
        },
      ]
    : []),
  ...sheets
    .filter((sheet) => !unseen.includes(sheet) && sheet.rows.length > limits.rows)
    .map(({ name }) => ({
      code: 'rows-cut',
      severity: 'warning' as const,
      args: { sheet: name, limit: limits.rows },
    })),
];

/** What is told once of many cells, with the first of them. */
const cellProblems = ({ out, formulas, empty, odd }: Reading): TableProblem[] =>
  (
    [
      ['hidden-cells', 'warning', out],
      ['formulas', 'info', formulas],
      ['formula-empty', 'warning', empty],
      ['odd-format', 'warning', odd],
    ] as const
  ).flatMap(([code, severity, places]) => {
    const [place] = places;
    return place === undefined ? [] : [{ code, severity, args: { count: places.length, place } }];
  });

/** Sheets of an XLSX, XLSB or XLS file. Formulas keep the result that is stored in the file; nothing is calculated, fetched or run. */
export const readWorkbook = async (
  bytes: Uint8Array,
  /** Sheets, rows and columns that are out of sight, too. */
  hidden = false,
  /** Some cells may show signs of symbol fonts, or a number with other words. */
  styles = false,
  /** What the reader behind does not tell, sheet by sheet. */
  said?: readonly SheetSaid[],
): Promise<{ readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] }> => {
  const { sheets, dateSystem } = await open(bytes, styles);
  const away = said ?? sheets.map(outOfSight);
  const unseen = hidden ? [] : sheets.filter((_sheet, index) => away[index]?.sheet);
  const reading: Reading = {
    hidden,
    is1904: dateSystem === '1904' || (said?.some((sheet) => sheet.is1904) ?? false),
    shows: numberFormats(),
    budget: newBudget(),
    out: [],
    formulas: [],
    empty: [],
    odd: [],
  };
  const grids = sheets.map((sheet, index): Grid => {
    const number = index + 1;
    if (unseen.includes(sheet)) return { number, rows: [], placeOf: () => sheet.name };
    const formatOf: Formats = (key, detail) => (said ? said[index]?.formats.get(key) : detail?.style?.numFmt);
    return readSheet(sheet, number, formatOf, away[index], reading);
  });
  countRows(grids);
  return {
    grids: grids.filter((grid) => grid.rows.length > 0),
    problems: [...sheetProblems(sheets, unseen), ...cellProblems(reading)],
  };
};
