import { countCell, countRectangle, newBudget } from './budget.ts';
import { limits, Unreadable } from './table.ts';
import type { Parts } from './zip.ts';

/** Bytes of all binary parts: their texts are read character by character. */
const mostBytes = 4_000_000;

/** Records that begin a row, name a sheet, and hold a cell. */
const record = { row: 0, sheet: 156, firstCell: 1, lastCell: 11 } as const;

const long = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 2 ** 8 + (bytes[at + 2] ?? 0) * 2 ** 16 + (bytes[at + 3] ?? 0) * 2 ** 24;

const eachRecord = (bytes: Uint8Array, visit: (id: number, at: number, size: number) => void): void => {
  for (let at = 0; at < bytes.length; ) {
    let id = bytes[at++] ?? 0;
    if (id & 128) id = (id & 127) | (((bytes[at++] ?? 0) & 127) << 7);
    let size = 0;
    for (let step = 0; step < 4; step += 1) {
      const byte = bytes[at++] ?? 0;
      size |= (byte & 127) << (7 * step);
      if ((byte & 128) === 0) break;
    }
    visit(id, at, size);
    at += size;
  }
};

/** Counts the binary parts of an XLSB file before they are read: cells, how far out they lie, and sheets that come twice. */
export const countBinary = (parts: Parts): void => {
  const binary = [...parts].filter(([name]) => name.endsWith('.bin'));
  if (binary.reduce((sum, [, bytes]) => sum + bytes.length, 0) > mostBytes)
    throw new Unreadable('zip-bomb', { limit: mostBytes / 1_000_000 });
  const budget = newBudget();
  const seen = new Set<string>();
  for (const [part, bytes] of binary)
    eachRecord(bytes, (id, at, size) => {
      if (id === record.row && long(bytes, at) >= limits.rows)
        throw new Unreadable('too-many-rows', { count: long(bytes, at) + 1, limit: limits.rows });
      if (id === record.sheet) {
        const length = Math.min(64, long(bytes, at + 8)) * 2;
        const relation = String(bytes.subarray(at + 12, at + 12 + length));
        if (seen.has(relation)) throw new Unreadable('repeated-sheet', { first: part, second: part });
        seen.add(relation);
      }
      if (id < record.firstCell || id > record.lastCell || size < 8) return;
      const column = long(bytes, at);
      if (column >= limits.columns) throw new Unreadable('too-many-cells', { place: part, limit: limits.columns });
      countCell(budget, part);
      countRectangle(budget, column + 1, part);
    });
};
