import { eachRecord, long } from './binary-records.ts';
import { countCell, countRectangle, newBudget } from './budget.ts';
import { relationsOf } from './relations.ts';
import { limits, type OutOfSight, Unreadable } from './table.ts';
import { withColumns } from './with-columns.ts';
import type { Parts } from './zip.ts';

/** Bytes of all binary parts: their texts are read character by character. */
const mostBytes = 4_000_000;

/** Records that begin a row, name a sheet, say a width, and hold a cell. */
const record = { row: 0, sheet: 156, width: 60, firstCell: 1, lastCell: 11 } as const;

const isBinary = (name: string): boolean => name.endsWith('.bin');

interface Gone {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
}

/** What a record says of rows and columns out of sight. */
const tellHidden = ({ rows, columns }: Gone, bytes: Uint8Array, id: number, at: number): void => {
  if (id === record.row && ((bytes[at + 11] ?? 0) & 0x10) !== 0) rows.add(long(bytes, at));
  if (id !== record.width || ((bytes[at + 16] ?? 0) & 1) === 0) return;
  const last = Math.min(long(bytes, at + 4), limits.columns - 1);
  for (let column = long(bytes, at); column <= last; column += 1) columns.add(column);
};

/** Which part each sheet leads to. */
const targetsOf = (parts: Parts): ReadonlyMap<string, string> =>
  new Map(
    [...parts]
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([name, bytes]) => relationsOf(name, new TextDecoder().decode(bytes)))
      .flatMap(({ type, id, target }) => (type === 'worksheet' ? [[id, target] as const] : [])),
  );

/**
 * Counts the binary parts of an XLSB file before they are read: cells, how far out they lie, and sheets that come twice.
 * What the reader behind does not understand is told or written otherwise: rows, columns and sheets out of sight, short cells.
 */
export const countBinary = (given: Parts): { readonly parts: Parts; readonly unseen: readonly OutOfSight[] } => {
  const size = [...given].reduce((sum, [name, bytes]) => sum + (isBinary(name) ? bytes.length : 0), 0);
  if (size > mostBytes) throw new Unreadable('zip-bomb', { limit: mostBytes / 1_000_000 });
  const parts = new Map([...given].map(([name, bytes]) => [name, isBinary(name) ? withColumns(bytes) : bytes]));
  const binary = [...parts].filter(([name]) => isBinary(name));
  const budget = newBudget();
  const seen = new Map<string, boolean>();
  const gone = new Map<string, Gone>();
  for (const [part, bytes] of binary) {
    const hidden: Gone = { rows: new Set(), columns: new Set() };
    gone.set(part, hidden);
    eachRecord(bytes, ({ id, at, size }) => {
      if (id === record.row && long(bytes, at) >= limits.rows)
        throw new Unreadable('too-many-rows', { count: long(bytes, at) + 1, limit: limits.rows });
      if (id === record.sheet) {
        const length = Math.min(64, long(bytes, at + 8)) * 2;
        const relation = new TextDecoder('utf-16le').decode(bytes.subarray(at + 12, at + 12 + length));
        if (seen.has(relation)) throw new Unreadable('repeated-sheet', { first: part, second: part });
        seen.set(relation, long(bytes, at) !== 0);
      }
      tellHidden(hidden, bytes, id, at);
      if (id < record.firstCell || id > record.lastCell || size < 8) return;
      const column = long(bytes, at);
      if (column >= limits.columns) throw new Unreadable('too-many-cells', { place: part, limit: limits.columns });
      countCell(budget, part);
      countRectangle(budget, column + 1, part);
    });
  }
  const targets = targetsOf(parts);
  const unseen = [...seen].map(([relation, sheet]): OutOfSight => {
    const { rows, columns } = gone.get(targets.get(relation) ?? '') ?? { rows: new Set(), columns: new Set() };
    return { sheet, rows, columns };
  });
  return { parts, unseen };
};
