import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';

/** Cells of one row by their heads; the row is told by its number, or by words that one of its cells holds. */
export type Filled = readonly [sheet: string, row: number | string, cells: { readonly [head: string]: unknown }];

/** `review.xlsx` with cells filled in, written by another program than ours, as a reviewer would save it. */
export const fillWorkbook = (path: string, edits: readonly Filled[]): Uint8Array => {
  const book = XLSX.read(readFileSync(path), { cellStyles: true });
  for (const [sheetName, wanted, cells] of edits) {
    const sheet = book.Sheets[sheetName];
    if (!sheet) throw new Error(`no sheet ${sheetName}`);
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
    const heads = rows[1] ?? [];
    const at =
      typeof wanted === 'number' ? wanted : rows.findIndex((row) => row.some((cell) => String(cell).includes(wanted)));
    for (const [head, value] of Object.entries(cells)) {
      const column = heads.indexOf(head);
      if (column < 0 || at < 0) throw new Error(`${sheetName}: no ${head} or no row ${wanted}`);
      XLSX.utils.sheet_add_aoa(sheet, [[value]], { origin: { r: at, c: column } });
    }
  }
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
};
