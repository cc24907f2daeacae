import { type Cell, openXlsx, parseCellRef, saveXlsx } from 'hucre/xlsx';
import type { Severity } from '../../model/finding.ts';

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

/** A copy of a workbook whose cells carry notes as comments, coloured by the worst of them. */
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
  return saveXlsx(book);
};
