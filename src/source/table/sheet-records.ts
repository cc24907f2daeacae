import { cellRef } from 'hucre';
import { type Budget, countCell, countRectangle, newBudget } from './budget.ts';
import { latin1 } from './latin1.ts';
import { formatOf, usualDate } from './number-format.ts';
import { limits, type OutOfSight, type SheetSaid, type TableProblem, Unreadable } from './table.ts';

interface Rec {
  readonly id: number;
  readonly at: number;
  readonly data: Uint8Array;
}

const id = {
  start: 2057,
  end: 10,
  sheet: 133,
  texts: 252,
  more: 60,
  format: 1054,
  style: 224,
  row: 189,
  dates: 34,
  formula: 6,
  height: 520,
  width: 125,
} as const;

/** Cells: text, number, tick, formula. */
const cells = new Set([253, 638, 515, 517, 516, 6, id.row]);

/** What else a reader asks for: dates, merges, results of formulas and what stands before those. */
const others = new Set([id.start, id.end, id.dates, 519, 229, 545, 1212, 566, 47, 66]);

/** Characters come one by one, and each takes thirty bytes until all are read. */
const mostText = 3_000_000;
const mostStyles = 5000;
const longestFormat = 1024;

const number = (data: Uint8Array, at: number, size: 2 | 4): number =>
  Array.from({ length: size }, (_, index) => (data[at + index] ?? 0) * 256 ** index).reduce((sum, one) => sum + one, 0);

const recordsOf = (stream: Uint8Array): Rec[] => {
  const records: Rec[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const [kind, length] = [number(stream, at, 2), number(stream, at + 2, 2)];
    if (kind === 0 && length === 0) break;
    records.push({ id: kind, at, data: stream.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return records;
};

const toEnd = (records: readonly Rec[], from: number): readonly Rec[] => {
  const end = records.findIndex((record, index) => index >= from && record.id === id.end);
  return records.slice(from, end < 0 ? records.length : end + 1);
};

/** A text behind its length, which takes one byte or two. */
const textAt = (data: Uint8Array, at: number, size: 1 | 2): string => {
  const wide = ((data[at + size] ?? 0) & 1) === 1;
  const length = ((data[at] ?? 0) + (size === 2 ? (data[at + 1] ?? 0) * 256 : 0)) * (wide ? 2 : 1);
  const text = data.subarray(at + size + 1, at + size + 1 + length);
  return wide ? new TextDecoder('utf-16le').decode(text) : latin1(text);
};

/** What a workbook says once for all sheets. */
const headOf = (records: readonly Rec[]): Rec[] => {
  let [styles, text, before] = [0, 0, 0];
  return toEnd(records, 0).filter((record) => {
    const { id: kind, data } = record;
    const isText = kind === id.texts || (kind === id.more && before === id.texts);
    if (kind !== id.more) before = kind;
    if (kind === id.style) styles += 1;
    if (isText) text += data.length;
    if (styles > mostStyles) throw new Unreadable('odd-part', { name: 'Workbook' });
    if (text > mostText) throw new Unreadable('too-much-text', { place: 'SST', limit: mostText });
    if (kind === id.format) return data.length <= longestFormat;
    return isText || kind === id.sheet || kind === id.style || others.has(kind);
  });
};

/**
 * Whether a formula that makes a text has the result 0: some programs store none, and leave it to Excel to work it out. Its last
 * sign joins texts, or all of it is one text.
 */
const lacksText = (data: Uint8Array): boolean => {
  const size = number(data, 20, 2);
  const [first, length = 0, wide = 0] = data.subarray(22, 25);
  const isText = first === 0x17 && size === 3 + length * (1 + (wide & 1));
  return data.subarray(6, 14).every((byte) => byte === 0) && (isText || data[21 + size] === 0x08);
};

/** The formulas of a sheet, by their places; of those without a result nothing is read. */
const formulasIn = (
  records: readonly Rec[],
  name: string,
): { readonly all: readonly string[]; readonly empty: ReadonlyMap<Rec, string> } => {
  const formulas = records.filter((record) => record.id === id.formula);
  const placeOf = ({ data }: Rec): string => `${name}!${cellRef(number(data, 0, 2), number(data, 2, 2))}`;
  const empty = new Map(
    formulas.flatMap((record) => (lacksText(record.data) ? [[record, placeOf(record)] as const] : [])),
  );
  return { all: formulas.filter((record) => !empty.has(record)).map(placeOf), empty };
};

/** The records of one sheet that are read; cells that lie further out than any catalogue are left out. */
const sheetRecords = (
  records: readonly Rec[],
  name: string,
  budget: Budget,
): { readonly kept: readonly Rec[]; readonly cut: boolean } => {
  let [cut, rows, columns] = [false, 0, 0];
  const kept = records.filter(({ id: kind, data }) => {
    if (kind === 519 || kind === 516) budget.text += data.length;
    if (budget.text > mostText) throw new Unreadable('too-much-text', { place: name, limit: mostText });
    if (!cells.has(kind)) return others.has(kind);
    const [row, column] = [number(data, 0, 2), number(data, 2, 2)];
    const count = kind === id.row ? Math.max(0, Math.floor((data.length - 6) / 6)) : 1;
    if (row >= limits.rows || column + count > limits.columns) {
      cut = true;
      return false;
    }
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + count);
    for (let index = 0; index < count; index += 1) countCell(budget, name);
    return true;
  });
  countRectangle(budget, rows * columns, name);
  return { kept, cut };
};

/** The rows of no height and the columns of no width, which the reader behind does not tell. */
const hiddenIn = (records: readonly Rec[]): Omit<OutOfSight, 'sheet'> => {
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  for (const { id: kind, data } of records) {
    if (kind === id.height && ((data[12] ?? 0) & 0x20) !== 0) rows.add(number(data, 0, 2));
    if (kind !== id.width || ((data[8] ?? 0) & 1) === 0) continue;
    const last = Math.min(number(data, 2, 2), limits.columns - 1);
    for (let column = number(data, 0, 2); column <= last; column += 1) columns.add(column);
  }
  return { rows, columns };
};

/** The formats that a workbook says, by their numbers. */
const formatsIn = (head: readonly Rec[]): ReadonlyMap<number, string> =>
  new Map(
    head.flatMap(({ id: kind, data }) =>
      kind === id.format ? [[number(data, 0, 2), textAt(data, 2, 2)] as const] : [],
    ),
  );

/** A style with the usual format of a date instead of one that the reader behind does not know. */
const withUsualDate = (record: Rec, formats: ReadonlyMap<number, string>): Rec => {
  const date = record.id === id.style ? usualDate(number(record.data, 2, 2), formats) : undefined;
  if (date === undefined) return record;
  const data = Uint8Array.from(record.data);
  data[2] = date;
  return { ...record, data };
};

/** The formats of the cells of a sheet, by the formats of their styles. */
const cellFormats = (records: readonly Rec[], styles: readonly (string | undefined)[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id: kind, data } of records) {
    if (!cells.has(kind)) continue;
    const [row, first] = [number(data, 0, 2), number(data, 2, 2)];
    const count = kind === id.row ? Math.max(0, Math.floor((data.length - 6) / 6)) : 1;
    for (let index = 0; index < count; index += 1) {
      const format = styles[number(data, 4 + 6 * index, 2)];
      if (format !== undefined) found.set(`${row},${first + index}`, format);
    }
  }
  return found;
};

/** Records one behind the other, and where each of them begins. */
const written = (records: readonly Rec[]): { readonly bytes: Uint8Array; readonly places: readonly number[] } => {
  const places: number[] = [];
  let size = 0;
  for (const { data } of records) {
    places.push(size);
    size += 4 + data.length;
  }
  const bytes = new Uint8Array(size);
  records.forEach(({ id: kind, data }, index) => {
    const at = places[index] ?? 0;
    bytes.set([kind & 255, kind >> 8, data.length & 255, data.length >> 8], at);
    bytes.set(data, at + 4);
  });
  return { bytes, places };
};

/**
 * The stream of an old workbook as its reader gets it: cells counted, no sheet twice or inside of another, without
 * pictures and whatever else is no cell.
 */
export const countRecords = (
  stream: Uint8Array,
): {
  readonly stream: Uint8Array;
  readonly said: readonly SheetSaid[];
  readonly problems: readonly TableProblem[];
} => {
  const records = recordsOf(stream);
  const head = headOf(records);
  const sheets = head.filter((record) => record.id === id.sheet);
  if (sheets.length > limits.tables)
    throw new Unreadable('too-many-sheets', { count: sheets.length, limit: limits.tables });
  const indexes = new Map(records.map(({ at }, index) => [at, index]));
  const budget = newBudget();
  const problems: TableProblem[] = [];
  const said: SheetSaid[] = [];
  const formats = formatsIn(head);
  const styles = head.flatMap(({ id: kind, data }) =>
    kind === id.style ? [formatOf(number(data, 2, 2), formats)] : [],
  );
  const is1904 = head.some(({ id: kind, data }) => kind === id.dates && data[0] === 1);
  const all = head.map((record) => withUsualDate(record, formats));
  const starts: (number | undefined)[] = [];
  const [formulas, empty]: [string[], string[]] = [[], []];
  const taken = new Map<number, string>();
  for (const { data } of sheets) {
    const name = textAt(data, 6, 1);
    const from = indexes.get(number(data, 0, 4));
    const own = from === undefined ? [] : toEnd(records, from);
    for (const { at } of own) {
      const first = taken.get(at);
      if (first !== undefined) throw new Unreadable('repeated-sheet', { first, second: name });
      taken.set(at, name);
    }
    const found = formulasIn(own, name);
    const { kept, cut } = sheetRecords(
      own.filter((record) => !found.empty.has(record)),
      name,
      budget,
    );
    const isShown = ((data[4] ?? 0) & 3) === 0;
    if (isShown) {
      formulas.push(...found.all);
      empty.push(...found.empty.values());
    }
    if (cut) problems.push({ code: 'rows-cut', severity: 'warning', args: { sheet: name, limit: limits.rows } });
    said.push({ sheet: !isShown, ...hiddenIn(own), formats: cellFormats(kept, styles), is1904 });
    // The reader begins behind the record that it is sent to.
    starts.push(own.length === 0 ? undefined : all.length);
    all.push(...(own.length > 0 && !kept.includes(own[0] as Rec) ? own.slice(0, 1) : []), ...kept);
  }
  const tell = (code: string, severity: TableProblem['severity'], [place, ...others]: readonly string[]): void => {
    if (place !== undefined) problems.push({ code, severity, args: { count: others.length + 1, place } });
  };
  tell('formulas', 'info', formulas);
  tell('formula-empty', 'warning', empty);
  const { bytes, places } = written(all);
  const view = new DataView(bytes.buffer);
  let next = 0;
  head.forEach((record, index) => {
    if (record.id !== id.sheet) return;
    const start = starts[next];
    next += 1;
    if (record.data.length >= 4)
      view.setUint32((places[index] ?? 0) + 4, start === undefined ? 0xffff_ffff : (places[start] ?? 0), true);
  });
  return { stream: bytes, said, problems };
};
