import { eachRecord, long } from './binary-records.ts';
import { countCell, countRectangle, newBudget } from './budget.ts';
import { formatOf, usualDate } from './number-format.ts';
import { type Relation, relationsOf } from './relations.ts';
import { limits, type SheetSaid, Unreadable } from './table.ts';
import { withColumns } from './with-columns.ts';
import type { Parts } from './zip.ts';

/** Bytes of all binary parts: their texts are read character by character. */
const mostBytes = 4_000_000;

/** Records that begin a row, name a sheet, say a width or a format, and hold a cell; and those between which the styles of cells stand. */
const record = {
  ...{ row: 0, sheet: 156, width: 60, firstCell: 1, lastCell: 11 },
  ...{ format: 44, style: 47, firstStyles: 617, lastStyles: 618 },
} as const;

const isBinary = (name: string): boolean => name.endsWith('.bin');

interface Gone {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
  readonly formats: Map<string, string>;
}

const short = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 2 ** 8;

const wideText = (bytes: Uint8Array, at: number, length: number): string =>
  new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length * 2));

/** The formats of the styles of cells, in a part of styles. A date that the reader behind does not know becomes a usual one. */
const readStyles = (bytes: Uint8Array): (string | undefined)[] => {
  const [said, styles] = [new Map<number, string>(), [] as number[]];
  let areOfCells = false;
  eachRecord(bytes, ({ id, at, size }) => {
    if (id === record.format) said.set(short(bytes, at), wideText(bytes, at + 6, Math.min(long(bytes, at + 2), size)));
    else if (id === record.firstStyles) areOfCells = true;
    else if (id === record.lastStyles) areOfCells = false;
    else if (id === record.style && areOfCells) styles.push(at + 2);
  });
  return styles.map((at) => {
    const number = short(bytes, at);
    bytes[at] = usualDate(number, said) ?? number & 255;
    return formatOf(number, said);
  });
};

/** What a record says of rows and columns out of sight. */
const tellHidden = ({ rows, columns }: Gone, bytes: Uint8Array, id: number, at: number): void => {
  if (id === record.row && ((bytes[at + 11] ?? 0) & 0x10) !== 0) rows.add(long(bytes, at));
  if (id !== record.width || ((bytes[at + 16] ?? 0) & 1) === 0) return;
  const last = Math.min(long(bytes, at + 4), limits.columns - 1);
  for (let column = long(bytes, at); column <= last; column += 1) columns.add(column);
};

/** Which parts the others lead to. */
const relationsIn = (parts: Parts): readonly Relation[] =>
  [...parts].flatMap(([name, bytes]) =>
    name.endsWith('.rels') ? relationsOf(name, new TextDecoder().decode(bytes)) : [],
  );

/**
 * Counts the binary parts of an XLSB file before they are read: cells, how far out they lie, and sheets that come twice.
 * What the reader behind does not understand is told or written otherwise: rows, columns and sheets out of sight, short cells.
 */
export const countBinary = (given: Parts): { readonly parts: Parts; readonly said: readonly SheetSaid[] } => {
  const size = [...given].reduce((sum, [name, bytes]) => sum + (isBinary(name) ? bytes.length : 0), 0);
  if (size > mostBytes) throw new Unreadable('zip-bomb', { limit: mostBytes / 1_000_000 });
  const relations = relationsIn(given);
  const stylesPart = relations.find(({ type }) => type === 'styles')?.target ?? '';
  const parts = new Map([...given].map(([name, bytes]) => [name, isBinary(name) ? withColumns(bytes) : bytes]));
  // A copy, in which formats of dates become usual ones.
  const ofCells = Uint8Array.from(parts.get(stylesPart) ?? []);
  if (parts.has(stylesPart)) parts.set(stylesPart, ofCells);
  const styles = readStyles(ofCells);
  const binary = [...parts].filter(([name]) => isBinary(name));
  const budget = newBudget();
  const seen = new Map<string, boolean>();
  const gone = new Map<string, Gone>();
  for (const [part, bytes] of binary) {
    const hidden: Gone = { rows: new Set(), columns: new Set(), formats: new Map() };
    let row = 0;
    gone.set(part, hidden);
    eachRecord(bytes, ({ id, at, size }) => {
      if (id === record.row && long(bytes, at) >= limits.rows)
        throw new Unreadable('too-many-rows', { count: long(bytes, at) + 1, limit: limits.rows });
      if (id === record.row) row = long(bytes, at);
      if (id === record.sheet) {
        const relation = wideText(bytes, at + 12, Math.min(64, long(bytes, at + 8)));
        if (seen.has(relation)) throw new Unreadable('repeated-sheet', { first: part, second: part });
        seen.set(relation, long(bytes, at) !== 0);
      }
      tellHidden(hidden, bytes, id, at);
      if (id < record.firstCell || id > record.lastCell || size < 8) return;
      const column = long(bytes, at);
      const format = styles[short(bytes, at + 4) + (bytes[at + 6] ?? 0) * 2 ** 16];
      if (format !== undefined) hidden.formats.set(`${row},${column}`, format);
      if (column >= limits.columns) throw new Unreadable('too-many-cells', { place: part, limit: limits.columns });
      countCell(budget, part);
      countRectangle(budget, column + 1, part);
    });
  }
  const nothing: Gone = { rows: new Set(), columns: new Set(), formats: new Map() };
  const targets = new Map(relations.flatMap(({ type, id, target }) => (type === 'worksheet' ? [[id, target]] : [])));
  const said = [...seen].map(([relation, sheet]) => ({ sheet, ...(gone.get(targets.get(relation) ?? '') ?? nothing) }));
  return { parts, said };
};
