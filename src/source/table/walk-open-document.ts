import { cellRef } from 'hucre';
import { type Budget, countArea, countCell, countText, newBudget } from './budget.ts';
import { isAddress } from './is-address.ts';
import { attributeOf, type OpenStyles } from './open-document-styles.ts';
import { inSymbolFont } from './symbol-fonts.ts';
import { limits, type TableCell, Unreadable } from './table.ts';
import { attributesOf, eachTag, type XmlTag } from './xml-tags.ts';
import { xmlText } from './xml-text.ts';

/** A cell while its words are collected. */
interface OpenCell {
  readonly wide: number;
  readonly tall: number;
  /** How often it stands side by side. */
  readonly times: number;
  readonly covered: boolean;
  readonly font: string | undefined;
  /** What a logical value shows. */
  readonly tick?: string;
  readonly formula: boolean;
  readonly pieces: string[];
  readonly links: { label: string; address: string }[];
}

/** Columns side by side that are alike. */
interface Columns {
  readonly times: number;
  readonly hidden: boolean;
  readonly font: string | undefined;
}

/** A table as it is read: its rows by number, 0-based. */
export interface OpenTable {
  readonly number: number;
  readonly name: string;
  readonly before: string;
  readonly hidden: boolean;
  readonly columns: Columns[];
  readonly rows: Map<number, (TableCell | undefined)[]>;
  readonly hiddenRows: Set<number>;
  /** The row that is read, how often it stands, and the column that its next cell takes. */
  at: number;
  times: number;
  column: number;
  cell: OpenCell | undefined;
}

/** What is collected over the whole file. */
export interface Reader {
  readonly sheet: boolean;
  readonly hidden: boolean;
  readonly styles: OpenStyles;
  readonly budget: Budget;
  readonly open: OpenTable[];
  readonly tables: OpenTable[];
  /** Fonts of the elements of text that are open. */
  readonly fonts: (string | undefined)[];
  readonly links: { address: string; from: number }[];
  readonly formulas: string[];
  readonly empty: string[];
  /** Elements that hold nothing for a reader, how many of them are open, and whether they were kept out of sight. */
  skipped: number;
  unseen: number;
  /** Whether the box of a form that is open is ticked; undefined outside of one. */
  box: boolean | undefined;
  last: string;
}

/** A number of repetitions or positions. */
const count = (value: string | undefined): number => {
  const number = Number.parseInt(value ?? '1', 10);
  return number >= 1 ? number : 1;
};

/** A cell as people name it. */
export const openPlace = (table: OpenTable, sheet: boolean, row: number, column: number): string =>
  sheet ? `${table.name}!${cellRef(row, column)}` : `table ${table.number} row ${row + 1} column ${column + 1}`;

const columnAt = ({ columns }: OpenTable, column: number): Columns | undefined => {
  let from = 0;
  return columns.find(({ times }) => {
    from += times;
    return column < from;
  });
};

const inner = ({ open }: Reader): OpenTable | undefined => open.at(-1);

/** Words go to the cell that is open, and to those around its table. */
const say = ({ open }: Reader, words: string): void => {
  for (const { cell } of open) cell?.pieces.push(words);
};

const beginTable = (reader: Reader, all: ReadonlyMap<string, string>): void => {
  const { tables, open, styles, last } = reader;
  const style = attributeOf(all, 'style-name') ?? '';
  const table: OpenTable = {
    number: tables.length + 1,
    name: attributeOf(all, 'name') ?? '',
    before: last,
    hidden: styles.hidden.has(style),
    columns: [],
    rows: new Map(),
    hiddenRows: new Set(),
    at: 0,
    times: 1,
    column: 0,
    cell: undefined,
  };
  tables.push(table);
  open.push(table);
  if (tables.length > limits.tables) throw new Unreadable('too-many-tables', { limit: limits.tables });
};

const isOut = (all: ReadonlyMap<string, string>): boolean =>
  /^(?:collapse|filter)$/u.test(attributeOf(all, 'visibility') ?? '');

const beginColumn = (reader: Reader, all: ReadonlyMap<string, string>): void => {
  const style = attributeOf(all, 'default-cell-style-name') ?? '';
  const times = count(attributeOf(all, 'number-columns-repeated'));
  inner(reader)?.columns.push({ times, hidden: isOut(all), font: reader.styles.fonts.get(style) });
};

const beginRow = (reader: Reader, all: ReadonlyMap<string, string>): void => {
  const table = inner(reader);
  if (!table) return;
  table.times = count(attributeOf(all, 'number-rows-repeated'));
  table.column = 0;
  // What is out of sight is a mark of its own: most blank rows of a sheet are one row a million times.
  if (isOut(all))
    for (let row = 0; row < Math.min(table.times, limits.rows); row += 1) table.hiddenRows.add(table.at + row);
};

const beginCell = (reader: Reader, tag: XmlTag, all: ReadonlyMap<string, string>): void => {
  const table = inner(reader);
  if (!table) return;
  const style = attributeOf(all, 'style-name');
  const logical = attributeOf(all, 'boolean-value');
  table.cell = {
    wide: Math.min(count(attributeOf(all, 'number-columns-spanned')), limits.columns),
    tall: Math.min(count(attributeOf(all, 'number-rows-spanned')), limits.rows),
    times: count(attributeOf(all, 'number-columns-repeated')),
    covered: tag.name === 'covered-table-cell',
    font: style === undefined ? columnAt(table, table.column)?.font : reader.styles.fonts.get(style),
    ...(logical === undefined ? {} : { tick: logical === 'true' ? '√' : '' }),
    formula: attributeOf(all, 'formula') !== undefined,
    pieces: [],
    links: [],
  };
};

const lined = (pieces: readonly string[]): string =>
  pieces
    .join('')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();

/** Puts a cell wherever it stands: side by side, in the rows that are alike, and where it is merged. */
const place = (reader: Reader, table: OpenTable, cell: OpenCell, text: string): void => {
  const { budget, sheet } = reader;
  const { at, times, column } = table;
  const here = openPlace(table, sheet, at, column);
  if (at + times > limits.rows) throw new Unreadable('too-many-rows', { count: at + times, limit: limits.rows });
  if (column + cell.times * cell.wide > limits.columns)
    throw new Unreadable('too-many-cells', { place: here, limit: limits.cells });
  const positions = times * cell.times * cell.wide * cell.tall;
  countArea(budget, positions, here);
  countText(budget, text.length * positions, here);
  for (let down = 0; down < times; down += 1)
    for (let right = 0; right < cell.times; right += 1) {
      const own = openPlace(table, sheet, at + down, column + right);
      countCell(budget, own);
      const value: TableCell = { text, place: own, ...(cell.links.length > 0 ? { links: cell.links } : {}) };
      for (let row = at + down; row < at + down + cell.tall; row += 1) {
        const line = table.rows.get(row) ?? [];
        table.rows.set(row, line);
        for (let one = 0; one < cell.wide; one += 1) line[column + right + one] ??= value;
      }
    }
};

const endCell = (reader: Reader): void => {
  const table = inner(reader);
  const cell = table?.cell;
  if (!table || !cell) return;
  table.cell = undefined;
  const text = cell.tick ?? lined(cell.pieces);
  const here = openPlace(table, reader.sheet, table.at, table.column);
  if (cell.formula) (text === '' ? reader.empty : reader.formulas).push(here);
  if (text !== '' && !cell.covered) place(reader, table, cell, text);
  table.column += cell.times;
};

const endRow = (reader: Reader): void => {
  const table = inner(reader);
  if (table) table.at += table.times;
};

/** Elements whose words are no words of a cell: notes beside it, and what was deleted. */
const besides = new Set(['annotation', 'tracked-changes', 'note', 'ruby-text', 'forms', 'shapes', 'sequence-decls']);

const beginText = (reader: Reader, all: ReadonlyMap<string, string>, empty: boolean): void => {
  const style = attributeOf(all, 'style-name') ?? '';
  if (reader.styles.hidden.has(style) && !reader.hidden && !empty) {
    reader.unseen += 1;
    reader.skipped = 1;
    return;
  }
  if (!empty) reader.fonts.push(reader.styles.fonts.get(style) ?? reader.fonts.at(-1) ?? inner(reader)?.cell?.font);
};

const beginLink = (reader: Reader, all: ReadonlyMap<string, string>): void => {
  reader.fonts.push(reader.fonts.at(-1) ?? inner(reader)?.cell?.font);
  const from = inner(reader)?.cell?.pieces.length ?? 0;
  reader.links.push({ address: attributeOf(all, 'href') ?? '', from });
};

const endLink = (reader: Reader): void => {
  reader.fonts.pop();
  const link = reader.links.pop();
  const cell = inner(reader)?.cell;
  const label = cell && link ? lined(cell.pieces.slice(link.from)) : '';
  if (cell && link && isAddress(link.address) && label !== '') cell.links.push({ label, address: link.address });
};

/** A box to tick in a form, which holds no words: its state is a parameter, left out where it is empty. */
const beginField = (reader: Reader, { empty }: XmlTag, all: ReadonlyMap<string, string>): void => {
  if (!attributeOf(all, 'type')?.endsWith('.FORMCHECKBOX')) return;
  if (empty) say(reader, '□');
  else reader.box = false;
};

const beginParam = (reader: Reader, all: ReadonlyMap<string, string>): void => {
  if (reader.box !== undefined && attributeOf(all, 'name') === 'Checkbox_Checked')
    reader.box = /^(?:true|1)$/u.test(attributeOf(all, 'value') ?? '');
};

const endField = (reader: Reader): void => {
  if (reader.box !== undefined) say(reader, reader.box ? '☑' : '□');
  reader.box = undefined;
};

type Act = (reader: Reader, tag: XmlTag, all: ReadonlyMap<string, string>) => void;

const begins: { readonly [name: string]: Act } = {
  table: (reader, _, all) => beginTable(reader, all),
  'table-column': (reader, _, all) => beginColumn(reader, all),
  'table-row': (reader, _, all) => beginRow(reader, all),
  'table-cell': beginCell,
  'covered-table-cell': beginCell,
  p: (reader, { empty }, all) => beginText(reader, all, empty),
  h: (reader, { empty }, all) => beginText(reader, all, empty),
  span: (reader, { empty }, all) => beginText(reader, all, empty),
  a: (reader, { empty }, all) => (empty ? undefined : beginLink(reader, all)),
  s: (reader, _, all) => say(reader, ' '.repeat(Math.min(count(attributeOf(all, 'c')), 200))),
  tab: (reader) => say(reader, ' '),
  fieldmark: beginField,
  param: (reader, _, all) => beginParam(reader, all),
  'line-break': (reader) => say(reader, '\n'),
};

/** Elements of text: an empty one is a blank line, or nothing. */
const texts = new Set(['p', 'h', 'span', 'a']);

const ends: { readonly [name: string]: (reader: Reader) => void } = {
  table: (reader) => void reader.open.pop(),
  'table-row': endRow,
  'table-cell': endCell,
  'covered-table-cell': endCell,
  p: (reader) => {
    reader.fonts.pop();
    say(reader, '\n');
  },
  h: (reader) => {
    reader.fonts.pop();
    say(reader, '\n');
  },
  span: (reader) => void reader.fonts.pop(),
  a: endLink,
  fieldmark: endField,
};

/** Words between two tags, where they are words of a text. */
const hear = (reader: Reader, raw: string): void => {
  if (reader.fonts.length === 0 || raw === '') return;
  const words = xmlText(raw).replace(/[ \t\r\n\f]+/gu, ' ');
  const font = reader.fonts.at(-1);
  const text = font === undefined ? words : inSymbolFont(font, words);
  if (text.trim() !== '') reader.last = text.replace(/\s+/gu, '').slice(-200);
  say(reader, text);
};

const meet = (reader: Reader, tag: XmlTag): void => {
  const { name, closing, empty } = tag;
  if (reader.skipped > 0) {
    if (!empty) reader.skipped += closing ? -1 : 1;
  } else if (!closing && besides.has(name)) {
    if (name === 'tracked-changes' && !empty) reader.unseen += 1;
    reader.skipped = empty ? 0 : 1;
  } else if (closing) ends[name]?.(reader);
  else if (begins[name]) {
    begins[name](reader, tag, attributesOf(tag));
    if (empty && !texts.has(name)) ends[name]?.(reader);
    else if (empty && name !== 'span') say(reader, '\n');
  }
};

/** Walks over the content of a file once; what it holds is counted before anything is said again. */
export const walkOpenDocument = (
  content: string,
  { sheet, hidden, styles }: Pick<Reader, 'sheet' | 'hidden' | 'styles'>,
): Reader => {
  const reader: Reader = {
    ...{ sheet, hidden, styles, budget: newBudget() },
    ...{ open: [], tables: [], fonts: [], links: [], formulas: [], empty: [] },
    ...{ skipped: 0, unseen: 0, box: undefined, last: '' },
  };
  let [from, marks] = [0, 0];
  let last: XmlTag | undefined;
  eachTag(content, (tag) => {
    marks += 1;
    if (marks > limits.sheetMarks)
      throw new Unreadable('too-many-marks', { name: 'content.xml', limit: limits.sheetMarks });
    if (reader.skipped === 0) hear(reader, content.slice(from, tag.start));
    meet(reader, tag);
    from = tag.end;
    last = tag;
  });
  // A file that was cut short ends within itself.
  if (!last?.closing || last.name !== 'document-content' || reader.open.length > 0) throw new Unreadable('damaged');
  return reader;
};
