import { guideHeadings } from '../../generated/guide-headings.js';
import { mask } from '../../model/personal/mask.ts';
import { plain } from '../../model/plain.ts';
import type { Grid, TableCell } from '../../source/table/table.ts';
import { clean, joined } from '../clean.ts';
import { columnOfLabel, columnsOf, type GuideColumn, isHeading, type Part } from './guide-columns.ts';

/** One cell below, or beside, its heading. */
export interface Piece {
  readonly column: GuideColumn;
  readonly cell: TableCell;
  readonly text: string;
}

/** Everything that a file says of one item. */
export interface ItemRecord {
  readonly names: string[];
  readonly place: string;
  ref?: string;
  code?: string;
  readonly basics: Piece[];
  /** Cells that say again what one above says, or something else under the same heading. */
  readonly again: { readonly piece: Piece; readonly first: Piece }[];
  readonly lines: { readonly [part in Exclude<Part, 'item'>]: Piece[][] };
  /** The cells by which the item is told. */
  readonly marks: Piece[];
}

/** The items of a file, and the cells that belong to none. */
export interface Records {
  readonly items: readonly ItemRecord[];
  readonly strays: readonly { readonly cell: TableCell; readonly why: 'title' | 'heading' | 'no-item' | 'note' }[];
  /** Rows without a name of their own, which go on with the item above. */
  readonly carried: number;
}

type Row = readonly (TableCell | undefined)[];

/** The different cells of a row that hold anything, each with the position where it begins. */
const cellsOf = (row: Row): { readonly cell: TableCell; readonly at: number }[] =>
  row.flatMap((cell, at) => (cell && joined(cell.text) !== '' && row[at - 1] !== cell ? [{ cell, at }] : []));

/** A row of headings: nothing else stands in it, or so many of them that two stand side by side. */
const isHeader = (row: Row): boolean => {
  const cells = cellsOf(row);
  const known = cells.filter(({ cell }) => isHeading(cell.text));
  const beside = cells.some(
    ({ cell, at }) =>
      isHeading(cell.text) && cellAfter(row, at, cell) && isHeading(cellAfter(row, at, cell)?.text ?? ''),
  );
  if (known.length < 2) return false;
  return known.length === cells.length || (known.length >= 3 && beside && known.length * 3 >= cells.length);
};

const cellAfter = (row: Row, at: number, cell: TableCell): TableCell | undefined =>
  row.slice(at).find((other) => other !== cell);

const identity = new Set(['ref', 'name', 'code']);

interface Reader {
  readonly items: ItemRecord[];
  readonly strays: { readonly cell: TableCell; readonly why: Records['strays'][number]['why'] }[];
  carried: number;
  current: ItemRecord | undefined;
  /** Whether an item of the catalogue is called so. */
  readonly known: (name: string) => boolean;
  /** What a cell says: as printed tables mean it, or to the letter. */
  readonly said: (text: string) => string;
}

const newRecord = (place: string): ItemRecord => ({
  names: [],
  place,
  basics: [],
  again: [],
  lines: { materials: [], fees: [], faq: [], options: [], steps: [] },
  marks: [],
});

/** The record of the item that these cells name, a new one where there is none yet. */
const recordOf = (reader: Reader, marks: readonly Piece[]): ItemRecord => {
  const said = (id: string): string[] =>
    marks.flatMap(({ column, text }) =>
      column.id === id ? [id === 'ref' ? text.replace(/\s+/gu, ' ').trim() : joined(text)] : [],
    );
  const [ref] = said('ref');
  const [code] = said('code');
  const names = said('name');
  const hasNames = (record: ItemRecord): boolean =>
    names.length > 0 && names.every((name) => record.names.some((other) => plain(other) === plain(name)));
  const found =
    (ref === undefined ? undefined : reader.items.find((record) => record.ref === ref)) ??
    (code === undefined ? undefined : reader.items.find((record) => record.code === code)) ??
    reader.items.find(
      (record) => hasNames(record) && (code === undefined || record.code === undefined) && record.ref === ref,
    );
  const record = found ?? newRecord(marks[0]?.cell.place ?? '');
  if (!found) reader.items.push(record);
  for (const name of names) if (!record.names.includes(name)) record.names.push(name);
  if (ref !== undefined) record.ref = ref;
  if (code !== undefined) record.code = code;
  for (const mark of marks) if (!record.marks.some(({ cell }) => cell === mark.cell)) record.marks.push(mark);
  return record;
};

/** What is said once of an item; a merge says it once, too. */
const putBasic = (record: ItemRecord, piece: Piece): void => {
  if ([...record.basics, ...record.again.map((one) => one.piece)].some(({ cell }) => cell === piece.cell)) return;
  const first = record.basics.find(({ column }) => column.heading === piece.column.heading);
  if (first) record.again.push({ piece, first });
  else record.basics.push(piece);
};

/** A line of a table inside an item; a merged name makes one line of several rows. */
const putLine = (lines: Piece[][], line: readonly Piece[]): void => {
  const last = lines.at(-1);
  const isSame = last !== undefined && line[0] !== undefined && last[0]?.cell === line[0].cell;
  const fresh = line.filter(({ cell }) => !lines.flat().some((other) => other.cell === cell));
  if (fresh.length === 0) return;
  if (isSame) last.push(...fresh);
  else lines.push([...line]);
};

/** A row below headings. */
const readLine = (reader: Reader, row: Row, columns: readonly (GuideColumn | undefined)[]): void => {
  const pieces = row.flatMap((cell, index): Piece[] => {
    const column = columns[index];
    return cell && column && reader.said(cell.text) !== '' && row[index - 1] !== cell
      ? [{ column, cell, text: reader.said(cell.text) }]
      : [];
  });
  const strange = row.filter((cell, index) => cell && !columns[index] && joined(cell.text) !== '');
  for (const cell of strange) if (cell) reader.strays.push({ cell, why: 'note' });
  if (pieces.length === 0) return;
  const marks = pieces.filter(({ column }) => identity.has(column.id));
  const isNamed = columns.some((column) => column && identity.has(column.id));
  if (marks.length > 0) reader.current = recordOf(reader, marks);
  else if (isNamed) reader.carried += 1;
  const { current } = reader;
  if (!current) {
    for (const { cell } of pieces) reader.strays.push({ cell, why: 'no-item' });
    return;
  }
  for (const piece of pieces)
    if (piece.column.part === 'item' && !identity.has(piece.column.id)) putBasic(current, piece);
  for (const part of Object.keys(current.lines) as Exclude<Part, 'item'>[]) {
    const line = pieces.filter(({ column }) => column.part === part);
    // The name comes first, since by it lines are told apart.
    line.sort((left, right) => Number(right.column.id.endsWith('.name')) - Number(left.column.id.endsWith('.name')));
    if (line.length > 0) putLine(current.lines[part], line);
  }
};

/** A heading and its value, side by side; `section` is a heading alone on the row above. */
const readPairs = (reader: Reader, row: Row, section: GuideColumn | undefined): GuideColumn | undefined => {
  const cells = cellsOf(row);
  const put = (column: GuideColumn, cell: TableCell): void => {
    const piece = { column, cell, text: reader.said(cell.text) };
    if (identity.has(column.id)) reader.current = recordOf(reader, [piece]);
    else if (!reader.current) reader.strays.push({ cell, why: 'no-item' });
    else if (column.part === 'item') putBasic(reader.current, piece);
    else {
      const lines = reader.current.lines[column.part];
      const last = lines.at(-1);
      // Said one below the other, a line ends where something is said again.
      if (last && !last.some((other) => other.column.id === column.id)) last.push(piece);
      else lines.push([piece]);
    }
  };
  const [only] = cells;
  if (cells.length === 1 && only) {
    if (isHeading(only.cell.text)) {
      reader.strays.push({ cell: only.cell, why: 'heading' });
      return columnOfLabel(only.cell.text);
    }
    if (section) put(section, only.cell);
    else reader.strays.push({ cell: only.cell, why: 'title' });
    return undefined;
  }
  for (let index = 0; index < cells.length; index += 1) {
    const label = cells[index]?.cell;
    const value = cells[index + 1]?.cell;
    if (!label) continue;
    const isBlank = value !== undefined && isHeading(value.text) && isHeading(label.text) && cells.length > 2;
    if (!value || isBlank) reader.strays.push({ cell: label, why: isHeading(label.text) ? 'heading' : 'note' });
    else {
      reader.strays.push({ cell: label, why: 'heading' });
      put(columnOfLabel(label.text), value);
      index += 1;
    }
  }
  return undefined;
};

/** The name of an item in a title: 失业保险金申领实施清单. */
const titled = (text: string | undefined): string | undefined => {
  const name = joined(text ?? '').replace(new RegExp(`(?:${guideHeadings.titles.join('|')})+$`, 'u'), '');
  return name === '' ? undefined : name;
};

const readGrid = (reader: Reader, grid: Grid): void => {
  let columns: readonly (GuideColumn | undefined)[] | undefined;
  let section: GuideColumn | undefined;
  let isForm = false;
  for (const [index, row] of grid.rows.entries()) {
    const cells = cellsOf(row);
    const [first] = cells;
    if (!first) continue;
    const isLabel = isHeading(first.cell.text);
    if (isHeader(row)) {
      columns = columnsOf(row);
      for (const { cell } of cells) reader.strays.push({ cell, why: 'heading' });
      continue;
    }
    if (columns && !(isLabel && (isForm || cells.length <= 2))) {
      readLine(reader, row, columns);
      continue;
    }
    columns = undefined;
    const follows = grid.rows.slice(index + 1).find((other) => cellsOf(other).length > 0);
    // Names of groups of columns stand above the headings.
    if (
      cells.length > 1 &&
      !section &&
      follows &&
      isHeader(follows) &&
      !cells.some(({ cell }) => isHeading(cell.text))
    ) {
      for (const { cell } of cells) reader.strays.push({ cell, why: 'title' });
      continue;
    }
    // A form of one item may carry its name in its title only.
    if (!isForm && cells.length === 1 && !isLabel && index < 3) {
      reader.strays.push({ cell: first.cell, why: 'title' });
      const name = titled(first.cell.text);
      if (name && reader.known(name) && follows && !isHeader(follows))
        reader.current = recordOf(reader, [{ column: columnOfLabel('事项名称'), cell: first.cell, text: name }]);
      continue;
    }
    isForm = true;
    section = readPairs(reader, row, section);
  }
};

/** Our own workbook holds values as they are written; only numbers of persons are masked. */
const toTheLetter = (text: string): string => mask(text.replace(/\r\n?/gu, '\n').trim());

/** Reads tables of an export: lists of items, lists of what belongs to items, and forms of one item. */
export const readRecords = (grids: readonly Grid[], known: (name: string) => boolean, isForm: boolean): Records => {
  const reader: Reader = {
    items: [],
    strays: [],
    carried: 0,
    current: undefined,
    known,
    said: isForm ? toTheLetter : clean,
  };
  for (const grid of grids) {
    const outer = [grid.before, grid.name].map(titled).find((name) => name !== undefined && known(name));
    const named = outer === undefined ? undefined : reader.items.find(({ names }) => names.includes(outer));
    if (named) reader.current = named;
    else if (outer !== undefined) {
      reader.current = { ...newRecord(grid.placeOf(0)), names: [outer] };
      reader.items.push(reader.current);
    }
    readGrid(reader, grid);
  }
  return reader;
};
