import { type Cell, type CellValue, EncryptedFileError, formatDate, read, type Sheet } from 'hucre';
import { tableWords } from '../../generated/table-words.js';
import { withoutControls } from '../../model/personal/mask.ts';
import { plain } from '../../model/plain.ts';
import { type Budget, countArea, countRectangle, countText, newBudget } from '../table/budget.ts';
import { limits, Unreadable } from '../table/table.ts';
import { cellName } from './cell-name.ts';
import type { FormCell, FormSheet, OddKind } from './form-sheet.ts';

const errors = new Set(tableWords.errors.map(plain));

const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return formatDate(value, 'yyyy-mm-dd');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'object' ? String((value as { text?: unknown }).text ?? '') : String(value);
};

const oddOf = (cell: Cell | undefined, value: CellValue | undefined, text: string): OddKind | undefined => {
  if (cell?.type === 'error' || errors.has(plain(text))) return 'error';
  if (cell?.formula !== undefined) return text === '' ? 'unreckoned' : 'formula';
  if (value instanceof Date) return 'date';
  return typeof value === 'boolean' ? 'logical' : undefined;
};

const wordsOf = (cell: Cell | undefined, value: CellValue | undefined): string =>
  cell?.richText ? cell.richText.map(({ text }) => text).join('') : textOf(value);

const cellOf = (words: string, cell: Cell | undefined, value: CellValue | undefined): FormCell | undefined => {
  const text = withoutControls(words.replaceAll(/\r\n?/gu, '\n')).trim();
  const odd = oddOf(cell, value, text);
  return text === '' && odd === undefined ? undefined : { text, ...(odd ? { odd } : {}) };
};

/** What a merge shows stands in each of its positions; the first one is its anchor. */
const spreadMerges = (rows: (FormCell | undefined)[][], { merges = [], name }: Sheet, budget: Budget): void => {
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const anchor = rows[startRow]?.[startCol];
    const [bottom, right] = [Math.min(endRow, rows.length - 1), Math.min(endCol, limits.columns - 1)];
    const positions = Math.max(0, bottom - startRow + 1) * Math.max(0, right - startCol + 1);
    if (!anchor || !(positions > 0)) continue;
    countArea(budget, positions, name);
    countText(budget, anchor.text.length * positions, name);
    const range = `${cellName(startRow, startCol)}:${cellName(endRow, endCol)}`;
    for (let row = startRow; row <= bottom; row += 1)
      for (let column = startCol; column <= right; column += 1) {
        const line = rows[row];
        if (line)
          line[column] = {
            ...anchor,
            merge: { range, across: endCol > startCol, anchor: row === startRow && column === startCol },
          };
      }
  }
};

const formSheet = (sheet: Sheet, budget: Budget): FormSheet => {
  const rows = Array.from(sheet.rows.slice(0, limits.rows), (line: readonly CellValue[] | undefined, row) =>
    Array.from({ length: Math.min(line?.length ?? 0, limits.columns) }, (_, column) => {
      const [cell, value] = [sheet.cells?.get(`${row},${column}`), line?.[column]];
      const words = wordsOf(cell, value);
      // Thousands of cells may hold one long text: counted before it is looked at.
      countText(budget, words.length, `${sheet.name}!${cellName(row, column)}`);
      return cellOf(words, cell, value);
    }),
  );
  countRectangle(
    budget,
    rows.reduce((sum, row) => sum + row.length, 0),
    sheet.name,
  );
  spreadMerges(rows, sheet, budget);
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    hiddenRows: new Set([...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []))),
    hiddenColumns: new Set((sheet.columns ?? []).flatMap((column, index) => (column?.hidden ? [index] : []))),
  };
};

/** The sheets of an XLSX file that has been counted, with all that makes a cell more than text. */
export const readFormSheets = async (bytes: Uint8Array): Promise<readonly FormSheet[]> => {
  const budget = newBudget();
  try {
    return (await read(bytes, { readStyles: false })).sheets.map((sheet) => formSheet(sheet, budget));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof EncryptedFileError) throw new Unreadable('password');
    const { message = '' } = error as Error;
    if (/cells|limit|exceed/iu.test(message)) throw new Unreadable('too-many-cells', { limit: limits.cells });
    throw new Unreadable(/password|encrypt/iu.test(message) ? 'password' : 'damaged');
  }
};
