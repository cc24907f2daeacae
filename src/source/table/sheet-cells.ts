import { type Budget, countCell, countRectangle } from './budget.ts';
import { limits, Unreadable } from './table.ts';
import { attributesOf, type Cut, eachTag, type XmlTag } from './xml-tags.ts';

/** What of a sheet lies further out than any catalogue does, and holds something. */
export interface SheetCut {
  readonly cuts: readonly Cut[];
  readonly rows: boolean;
  readonly columns: boolean;
}

/** A place as the reader behind understands it. */
const placeOf = (reference: string): readonly [row: number, column: number] => {
  const [, letters = '', rest = ''] = /^([A-Za-z]*)(.*)$/su.exec(reference) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(rest) - 1, column];
};

/** Widths are said for ranges of columns, which a reader walks over one by one. */
const countColumns = (tag: XmlTag, xml: string, budget: { columns: number }): Cut | undefined => {
  const said = attributesOf(tag);
  const [first, last] = [Number(said.get('min')) || 1, Number(said.get('max')) || 0];
  if (first > limits.columns) return { start: tag.start, end: tag.end };
  const shortened = last > limits.columns;
  budget.columns += Math.max(1, Math.min(last, limits.columns) - first + 1);
  if (budget.columns > limits.area / 4) throw new Unreadable('odd-part', { name: '<cols>' });
  const text = xml.slice(tag.start, tag.end).replace(/(\smax\s*=\s*["']?)\d+/gu, `$1${limits.columns}`);
  return shortened ? { start: tag.start, end: tag.end, text } : undefined;
};

/**
 * Counts the cells of a sheet by what is stored, before a reader makes a rectangle of them. Cells beyond the rows and
 * columns that are read are cut out; whether one of them held anything is told.
 */
export const countCells = (part: string, xml: string, budget: Budget & { columns: number }): SheetCut => {
  const cuts: Cut[] = [];
  const beyond = { rows: false, columns: false };
  const used = { rows: 0, columns: 0 };
  let [inData, inRow, row, next] = [false, false, 0, 0];
  let cell: { start: number; reference: string; filled: boolean } | undefined;
  const closeCell = (end: number): void => {
    if (!cell) return;
    const { start, reference, filled } = cell;
    const [down, right] = reference === '' ? [row - 1, next] : placeOf(reference);
    cell = undefined;
    next = right + 1;
    if (down >= limits.rows || right >= limits.columns) {
      cuts.push({ start, end });
      if (filled) beyond[down >= limits.rows ? 'rows' : 'columns'] = true;
      return;
    }
    used.rows = Math.max(used.rows, down + 1);
    used.columns = Math.max(used.columns, right + 1);
    if (filled) countCell(budget, `${part} ${reference}`);
  };
  eachTag(xml, (tag) => {
    const { name, closing, empty, start, end } = tag;
    if (name === 'sheetData') inData = !closing && !empty;
    else if (name === 'row' && inData) {
      inRow = !closing && !empty;
      if (!closing) [row, next] = [Number(attributesOf(tag).get('r')) || row + 1, 0];
    } else if (name === 'c' && (inRow || cell)) {
      if (!closing && inRow) cell = { start, reference: attributesOf(tag).get('r') ?? '', filled: false };
      if (closing || empty) closeCell(end);
    } else if (cell && !closing && !empty && /^(?:v|f|is)$/u.test(name)) cell.filled = true;
    else if (name === 'col' && !closing) {
      const cut = countColumns(tag, xml, budget);
      if (cut) cuts.push(cut);
    }
  });
  countRectangle(budget, used.rows * used.columns, part);
  return { cuts, ...beyond };
};
