import { type Budget, countArea, countCell, countRows, countText, newBudget } from '../budget.ts';
import { type Grid, limits, type TableCell, type TableProblem, Unreadable } from '../table.ts';
import { joinPages, type WholeTable } from './join-pages.ts';
import { readPageMarks } from './page-marks.ts';
import { type PageCell, type PageTable, pageTables } from './page-tables.ts';
import { passageText } from './passage-text.ts';
import type { TableLines } from './row-bands.ts';
import { linePieces } from './text-columns.ts';
import { unruledTable } from './unruled-table.ts';
import { withoutRadicals } from './without-radicals.ts';

/** What a file may take: 300 pages of a catalogue unpack to some 20 MB and two million operators. */
const bounds = { pages: 300, bytes: 64 * 1024 * 1024, operators: 2_500_000, codes: 40_000_000, forms: 5_000 };

const placeOf = ({ page, row, column }: PageCell): string => `page ${page} row ${row} column ${column}`;

const gridOf = ({ rows, before }: Pick<WholeTable, 'rows' | 'before'>, number: number, budget: Budget): Grid => {
  const cells = new Map<PageCell, TableCell | undefined>();
  const read = (cell: PageCell): TableCell | undefined => {
    if (!cells.has(cell)) {
      const text = withoutRadicals(cell.passages.map(passageText).join('\n'));
      countCell(budget, placeOf(cell));
      cells.set(cell, text === '' ? undefined : { text, place: placeOf(cell) });
    }
    const value = cells.get(cell);
    countArea(budget, 1, placeOf(cell));
    countText(budget, value?.text.length ?? 0, placeOf(cell));
    return value;
  };
  const filled = rows.map((row) => row.map(read));
  return {
    number,
    ...(before === '' ? {} : { before: withoutRadicals(before) }),
    rows: filled,
    placeOf: (row) => {
      const [cell] = rows[row] ?? [];
      return cell ? `page ${cell.page} row ${cell.row}` : `table ${number} row ${row + 1}`;
    },
  };
};

interface Pages {
  readonly tables: readonly PageTable[];
  /** What stands on the pages without such a table. */
  readonly texts: readonly TableLines[];
  /** Pages that show no text: pictures of paper. */
  readonly blank: readonly number[];
  readonly count: number;
  readonly unseen: number;
  /** Signs of which no font says what they are. */
  readonly lost: number;
}

const readPages = async (bytes: Uint8Array, hidden: boolean): Promise<Pages> => {
  const { openPdf, OPS, budget } = await import('../../../generated/pdf-reader.js');
  const { pages: _pages, ...allowed } = bounds;
  Object.assign(budget, allowed);
  const spent = (): boolean => Object.values(budget).some((left) => left < 0);
  // The reader keeps the bytes that it is given.
  const task = openPdf(bytes.slice());
  try {
    const file = await task.promise;
    if (file.numPages > bounds.pages) throw new Unreadable('pdf-pages', { count: file.numPages, limit: bounds.pages });
    const layers = await file.getOptionalContentConfig();
    const tables: PageTable[] = [];
    const texts: TableLines[] = [];
    const blank: number[] = [];
    let [unseen, signs, lost] = [0, 0, 0];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const marks = await readPageMarks(page, OPS, (layer) => layers.isVisible(layer), hidden);
      page.cleanup();
      if (spent()) throw new Unreadable('zip-bomb', { limit: bounds.bytes / 2 ** 20 });
      unseen += marks.unseen;
      signs += marks.signs.length;
      lost += marks.signs.filter(({ text }) => text === '\ufffd').length;
      countText(newBudget(), signs, `page ${number}`);
      if (marks.signs.every(({ text }) => text.trim() === '')) blank.push(number);
      const own = pageTables(marks, number);
      tables.push(...own);
      if (own.length === 0)
        texts.push({ page: number, lines: linePieces(marks.signs.filter(({ turn }) => turn === 0)) });
    }
    return { tables, texts, blank, count: file.numPages, unseen, lost };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (spent()) throw new Unreadable('zip-bomb', { limit: bounds.bytes / 2 ** 20 });
    throw new Unreadable((error as Error).name === 'PasswordException' ? 'password' : 'damaged');
  } finally {
    await task.destroy();
  }
};

/** Whether a page seems to hold a table: lines in pieces, one below the other. */
const showsColumns = ({ lines }: TableLines): boolean => lines.filter((line) => line.length > 2).length > 2;

/** Whether a text breaks off: a bracket stays open, or a list goes on. */
const breaksOff = (text: string): boolean =>
  /[、，,]$/u.test(text) ||
  ['（）', '()', '《》', '〔〕'].some(([open = '', close = '']) => text.lastIndexOf(open) > text.lastIndexOf(close));

/** The cells of which a spreadsheet prints no more than fits into them. */
const cutCells = (grids: readonly Grid[]): readonly string[] => {
  const cells = new Set(grids.flatMap(({ rows }) => rows.flat()));
  return [...cells].flatMap((cell) => (cell?.place !== undefined && breaksOff(cell.text) ? [cell.place] : []));
};

type Told = readonly [code: string, told: boolean, args: TableProblem['args']];

/** The tables that a PDF file shows as text and lines, or as columns of text where these are plain. Pictures of paper are refused. */
export const readPdfTables = async (
  bytes: Uint8Array,
  hidden: boolean,
): Promise<{ readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] }> => {
  const { tables, texts, blank, count, unseen, lost } = await readPages(bytes, hidden);
  if (blank.length === count) throw new Unreadable('scan');
  const whole = joinPages(tables);
  const unruled = whole.length === 0 ? unruledTable(texts) : undefined;
  if (whole.length === 0 && !unruled) throw new Unreadable('no-lines');
  if (whole.length > limits.tables) throw new Unreadable('too-many-tables', { limit: limits.tables });
  const budget = newBudget();
  const grids = (unruled ? [unruled] : whole).map((table, index) => gridOf(table, index + 1, budget));
  countRows(grids);
  const others = unruled ? [] : texts.filter(showsColumns).map(({ page }) => page);
  const cut = cutCells(grids);
  const told: readonly Told[] = [
    ['cut-cells', cut.length > 0, { count: cut.length, place: cut[0] ?? '' }],
    ['unruled', unruled !== undefined, { columns: unruled?.rows[0]?.length ?? 0, rows: unruled?.rows.length ?? 0 }],
    ['unruled-pages', others.length > 0, { pages: others.join('、'), count: others.length }],
    ['scanned-pages', blank.length > 0, { pages: blank.join('、'), count: blank.length }],
    ['lost-signs', lost > 0, { count: lost }],
    ['hidden-text', unseen > 0 && !hidden, { count: unseen }],
  ];
  return { grids, problems: told.flatMap(([code, is, args]) => (is ? [{ code, severity: 'warning', args }] : [])) };
};
