import { type Cell, openXlsx, parseCellRef, saveXlsx } from 'hucre/xlsx';
import type { Severity } from '../../model/finding.ts';
import { mask } from '../../model/personal/mask.ts';

/** What is to be told about one cell. */
export interface CellNote {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: Severity;
  readonly text: string;
}

const colours: { readonly [severity in Severity]: string } = { error: 'FFC7CE', warning: 'FFEB9C', info: 'DDEBF7' };
const rank: readonly Severity[] = ['error', 'warning', 'info'];

/** What Excel shows of a comment. */
const commentLimit = 2000;

/** A cell whose value, as Excel shows it, has no personal number in the open; runs of different fonts do not part one. */
const maskedCell = (cell: Cell): Cell => {
  const { value, richText, formula, formulaResult, ...rest } = cell;
  const shown = formulaResult ?? value;
  const text = typeof shown === 'string' || typeof shown === 'number' ? String(shown) : '';
  const masked = mask(text);
  return masked === text && mask(formula ?? '') === (formula ?? '') ? cell : { ...rest, value: masked, type: 'string' };
};

/** Masks every text of a workbook in place: cells, and what stands in comments, links, headers and properties. */
const maskTexts = (part: unknown, seen: Set<object> = new Set()): void => {
  if (part === null || typeof part !== 'object' || ArrayBuffer.isView(part) || seen.has(part)) return;
  seen.add(part);
  if (part instanceof Map) {
    for (const inner of part.values()) maskTexts(inner, seen);
    return;
  }
  const fields = part as { [key: string]: unknown };
  for (const [key, inner] of Object.entries(part)) {
    if (typeof inner === 'string') {
      const masked = mask(inner);
      if (masked !== inner) fields[key] = masked;
    } else maskTexts(inner, seen);
  }
};

/** A copy of a workbook whose cells carry notes as comments, coloured by the worst of them; nobody’s number is copied. */
export const annotated = async (bytes: Uint8Array, notes: readonly CellNote[]): Promise<Uint8Array> => {
  const book = await openXlsx(bytes, { readStyles: true });
  const places = new Map<string, CellNote[]>();
  for (const note of notes) {
    const key = `${note.sheet}!${note.cell}`;
    places.set(key, [...(places.get(key) ?? []), note]);
  }
  for (const all of places.values()) {
    const [first] = all;
    const sheet = book.sheets.find(({ name }) => name === first?.sheet);
    if (!first || !sheet) continue;
    const { row, col } = parseCellRef(first.cell);
    sheet.cells ??= new Map();
    const cell: Cell = sheet.cells.get(`${row},${col}`) ?? { value: null, type: 'empty' };
    const worst = rank.find((severity) => all.some((note) => note.severity === severity)) ?? 'info';
    sheet.cells.set(`${row},${col}`, {
      ...cell,
      comment: {
        author: 'mulu',
        text: all
          .map(({ text }) => text)
          .join('\n\n')
          .slice(0, commentLimit),
      },
      style: { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: colours[worst] } } },
    });
  }
  for (const { cells, rows } of book.sheets) {
    for (const [key, cell] of cells ?? []) cells?.set(key, maskedCell(cell));
    for (const row of rows)
      for (const [at, value] of row.entries())
        if (typeof value === 'number' && mask(String(value)) !== String(value)) row[at] = mask(String(value));
  }
  maskTexts(book);
  return saveXlsx(book);
};
