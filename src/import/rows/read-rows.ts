import type { FieldId } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import type { TableCell } from '../../source/table/table.ts';
import { clean, joined } from '../clean.ts';
import { isHeadingRow } from '../columns/blocks.ts';
import type { Block, Column, Line, TickId } from '../columns/column.ts';
import { isErrorValue, isNothing } from '../words.ts';
import type { ItemRow, Piece, Refusal, TableRow } from './item-row.ts';
import { refusalOf } from './refuse.ts';
import { type Slot, slotsOf } from './slot.ts';

/** What reading rows needs to know. */
export interface RowContext {
  readonly isTitle: (text: string) => 1 | 2 | undefined;
  readonly reference: Reference;
  /** A blank cell says what stands above it. */
  readonly blankAbove: boolean;
}

interface Draft {
  rows: number[];
  place: string;
  level1: string;
  level2: string;
  level3: string;
  number: string;
  domain: string;
  names: Piece[];
  fields: Map<Exclude<FieldId, 'title'>, Piece[]>;
  ticks: Map<TickId, Piece[]>;
  levels: Map<number, Piece[]>;
  others: { column: Column; piece: Piece }[];
  links: { label: string; address: string }[];
  cells: readonly [TableCell | undefined, TableCell | undefined];
  serial: TableCell | undefined;
  refused?: Refusal;
}

/** Where the names, the serial number and the domain of a table stand. */
const placesOf = (columns: readonly (Column | undefined)[]) => {
  const at = (kind: Column['kind']): number => columns.findIndex((column) => column?.kind === kind);
  return {
    one: at('level1'),
    two: at('level2'),
    three: at('level3'),
    number: at('number'),
    domain: at('domain'),
    serial: at('serial'),
  };
};

const isBlank = (cell: TableCell | undefined): boolean =>
  cell === undefined || joined(cell.text) === '' || isNothing(cell.text);

/** A name without the words of links behind it, such as 办事指南, and without a number that a blank parts from it. */
const nameOf = (cell: TableCell | undefined): string => {
  if (cell === undefined || isBlank(cell)) return '';
  let name = clean(cell.text);
  for (const { label, address } of [...(cell.links ?? [])].reverse()) {
    const shorter = name.trimEnd().slice(0, -label.length);
    // Words of a name may themselves lead to another page of the site: what stands apart does not belong to it.
    const apart = address !== undefined || /\s$/u.test(shorter);
    if (label !== '' && name.trimEnd().endsWith(label) && joined(shorter) !== '' && apart) name = shorter;
  }
  return joined(name.replace(/^\s*\d{1,2}(?:[.．]\d{1,2})*[.、．]?[ \t]+(?=[\p{Script=Han}《\d])/u, ''));
};

const put = <K>(map: Map<K, Piece[]>, key: K, piece: Piece): void => {
  const list = map.get(key) ?? [];
  const twice = list.some(
    ({ cell, by, of }) => cell === piece.cell && of === piece.of && (by !== undefined || piece.by === 'merge'),
  );
  if (!twice) list.push(piece);
  map.set(key, list);
};

/** Adds the positions of a row to the item that it belongs to. */
const collect = (draft: Draft, slots: readonly (Slot | undefined)[], columns: Block['columns'], row: number): void => {
  draft.rows.push(row);
  slots.forEach((slot, index) => {
    if (!slot) return;
    const column: Column = columns[index] ?? { kind: 'unknown', name: '' };
    const piece: Piece = { ...slot, column: index, row };
    // A merge over several columns says the same once.
    if (
      index > 0 &&
      slots[index - 1]?.cell === slot.cell &&
      slot.by !== 'ditto' &&
      columns[index - 1]?.kind === column.kind &&
      column.kind !== 'tick'
    )
      return;
    if (column.kind === 'field') put(draft.fields, column.field, column.of ? { ...piece, of: column.of } : piece);
    else if (column.kind === 'tick') put(draft.ticks, column.tick, piece);
    else if (column.kind === 'level') put(draft.levels, index, piece);
    else if (['phone', 'complaint', 'remark', 'unknown', 'derived'].includes(column.kind)) {
      if (!draft.others.some((other) => other.piece.cell === slot.cell)) draft.others.push({ column, piece });
    } else if (!slot.by && !draft.names.some(({ cell }) => cell === slot.cell)) draft.names.push(piece);
  });
};

/** A row that says again what an item has once is another item whose name is missing; what may be a list goes on. */
const hasOwn = (draft: Draft, slots: readonly (Slot | undefined)[], columns: Block['columns']): boolean => {
  const again = (field: string): boolean =>
    columns.some((column, index) => {
      const slot = slots[index];
      return (
        column?.kind === 'field' &&
        column.field === field &&
        slot !== undefined &&
        !slot.by &&
        draft.fields.has(column.field)
      );
    });
  const limited = columns.some((column) => column?.kind === 'field' && column.field === 'timeLimit');
  return limited ? again('timeLimit') : again('content') && again('channels');
};

interface OneText {
  readonly kind: 'heading' | 'title' | 'note';
  readonly text: string;
}

/** What a row with a single text is: a level-1 name, a title of a table, a note; undefined when it may be an item. */
const oneText = (
  only: TableCell,
  line: Line,
  columns: Block['columns'],
  isTitle: RowContext['isTitle'],
): OneText | undefined => {
  const text = joined(only.text);
  const bare = text.replace(/^[（(]?[一二三四五六七八九十]+[)）、.．]/u, '');
  const at = line.indexOf(only);
  // Words across the whole table, or in the column of the serial number, name no item.
  const wide = line.filter((cell) => cell === only).length >= 4 || columns[at]?.kind === 'serial';
  const spans = line.filter((cell) => cell === only).length > 1 || at < 2;
  if (isTitle(text) === 1 || (bare !== text && spans && isTitle(bare) !== 2 && bare.length <= 30))
    return { kind: 'heading', text };
  const isNote = /^(?:注|备注|说明|填报|填表|附|联系|制表|单位)/u.test(text);
  if (!spans || isTitle(text) === 2 || !(wide || /目录|领域/u.test(text) || isNote)) return undefined;
  return { kind: /目录|领域/u.test(text) && !/^(?:注|备注|说明)/u.test(text) ? 'title' : 'note', text };
};

/** What is known while the rows of a table are read from top to bottom. */
interface State {
  readonly rows: TableRow[];
  readonly drafts: Draft[];
  heading: string;
  lastOne: TableCell | undefined;
  slots: readonly (Slot | undefined)[];
}

const tell = (
  state: State,
  block: Block,
  row: number,
  kind: TableRow['kind'],
  text: string,
  extra: Partial<TableRow> = {},
): void => {
  state.rows.push({ row, place: block.grid.placeOf(row), level1: '', level2: '', level3: '', kind, text, ...extra });
};

/** Whether the cell of the name reaches over columns of values: a remark, which names no item. */
const isWideName = (line: Line, name: TableCell | undefined, columns: Block['columns']): boolean =>
  !isBlank(name) &&
  line.filter((cell, index) => cell === name && ['field', 'tick', 'level'].includes(columns[index]?.kind ?? ''))
    .length > 2;

/** Rows that name no item: a single text, or a level-1 name alone in its row. */
const readFrame = (
  state: State,
  block: Block,
  row: number,
  line: Line,
  cells: readonly TableCell[],
  isTitle: RowContext['isTitle'],
): boolean => {
  const { one, two, three } = placesOf(block.columns);
  const [only] = cells;
  const single = cells.length === 1 && only ? oneText(only, line, block.columns, isTitle) : undefined;
  if (single?.kind === 'heading') {
    state.heading = single.text;
    state.lastOne = only;
    tell(state, block, row, 'heading', single.text, { level1: single.text });
    return true;
  }
  if (single) {
    tell(state, block, row, single.kind, single.text);
    return true;
  }
  if (isWideName(line, line[two], block.columns)) {
    if (!isBlank(line[one]) && line[one] !== line[two]) {
      state.heading = nameOf(line[one]);
      state.lastOne = line[one];
    }
    tell(state, block, row, 'note', cells.map(({ text }) => joined(text)).join(' '));
    return true;
  }
  const names = new Set([line[one], line[two], line[three]]);
  const alone = cells.every((cell) => names.has(cell) || line.indexOf(cell) < one);
  if (isBlank(line[one]) || !isBlank(line[two]) || !isBlank(line[three]) || !alone) return false;
  state.heading = nameOf(line[one]);
  state.lastOne = line[one];
  tell(state, block, row, 'heading', state.heading, { level1: state.heading });
  return true;
};

/** A row whose names are blank or merged with the row above goes on with its item. */
const readContinued = (state: State, block: Block, row: number, slots: readonly (Slot | undefined)[]): boolean => {
  const { one, two, three, serial } = placesOf(block.columns);
  const last = state.drafts.at(-1);
  const [cellOne, cellTwo, cellThree] = [slots[one]?.cell, slots[two]?.cell, slots[three]?.cell];
  if (!last) return false;
  const merged = cellTwo !== undefined && cellTwo === last.cells[0] && cellThree === last.cells[1];
  const unnamed =
    isBlank(cellTwo) &&
    isBlank(cellThree) &&
    (isBlank(cellOne) || cellOne === state.lastOne || nameOf(cellOne) === last.level1);
  const number = slots[serial]?.cell;
  const numbered = number !== undefined && number !== last.serial && /^\d+$/u.test(joined(number.text));
  if (!merged && (!unnamed || numbered || last.refused || hasOwn(last, slots, block.columns))) return false;
  collect(last, slots, block.columns, row);
  const { level1, level2, level3 } = last;
  tell(state, block, row, 'continued', '', { level1, level2, level3, item: state.drafts.indexOf(last) });
  return true;
};

/** What 同上 below an item of several rows stands for: all that they say. */
const together = (above: State['slots'], slots: State['slots']): (Slot | undefined)[] =>
  Array.from({ length: Math.max(above.length, slots.length) }, (_, index) => {
    const [first, next] = [above[index], slots[index]];
    if (!first || !next || first.cell === next.cell) return next ?? first;
    const cell = { ...first.cell, text: `${first.cell.text}\n\n${next.cell.text}` };
    return { cell, place: first.place };
  });

/** Links of a merged level-2 cell belong to the row of level 2. */
const linksOf = (cell: TableCell | undefined): Draft['links'] =>
  (cell?.links ?? []).flatMap(({ label, address }) =>
    address !== undefined && joined(label) !== joined(cell?.text ?? '') ? [{ label, address }] : [],
  );

const readItem = (
  state: State,
  block: Block,
  row: number,
  slots: readonly (Slot | undefined)[],
  context: RowContext,
): void => {
  const { one, two, three, number, domain, serial } = placesOf(block.columns);
  const [cellOne, cellTwo, cellThree] = [slots[one]?.cell, slots[two]?.cell, slots[three]?.cell];
  // One cell over both name columns names the item; its level 1 is the heading above.
  const spanned = cellOne !== undefined && cellOne === cellTwo && state.heading !== '' && slots[one]?.by === undefined;
  if (!isBlank(cellOne) && !spanned && !isErrorValue(cellOne?.text ?? '')) {
    state.heading = nameOf(cellOne);
    state.lastOne = cellOne;
  }
  const last = state.drafts.at(-1);
  const own =
    nameOf(cellTwo) || (isBlank(cellThree) ? (isBlank(cellOne) ? '' : nameOf(cellOne)) : (last?.level2 ?? ''));
  const third = nameOf(cellThree);
  const level3 = cellThree === cellTwo || third === own ? '' : third;
  const { isTitle, reference } = context;
  // A name of the standard is the item at whatever depth it stands.
  const deep = level3 !== '' && isTitle(level3) === 2 && isTitle(own) !== 2;
  const [level1, level2] = deep ? [isTitle(own) === 1 ? own : state.heading, level3] : [state.heading, own];
  const refused =
    own === '' ? 'no-name' : refusalOf(block.grid.rows[row] ?? [], block.columns, level2, isTitle, reference);
  const draft: Draft = {
    rows: [],
    place: block.grid.placeOf(row),
    level1,
    level2,
    level3: deep ? '' : level3,
    number: joined(slots[number]?.cell.text ?? ''),
    domain: joined(slots[domain]?.cell.text ?? (last && one !== domain ? last.domain : '')),
    names: [],
    fields: new Map(),
    ticks: new Map(),
    levels: new Map(),
    others: [],
    links: linksOf(level3 === '' ? cellTwo : cellThree),
    cells: [cellTwo, cellThree],
    serial: slots[serial]?.cell,
    ...(refused ? { refused } : {}),
  };
  collect(draft, slots, block.columns, row);
  state.drafts.push(draft);
  tell(state, block, row, 'item', '', { level1, level2, level3: draft.level3, item: state.drafts.length - 1 });
};

/**
 * The rows of a table below its header. Only merges and ditto words carry a value down; the names of level 1 and 2 and the
 * domain do in any case.
 */
export const readRows = (
  block: Block,
  context: RowContext,
  above: { readonly level1: string; readonly slots: readonly (Slot | undefined)[] } = { level1: '', slots: [] },
): {
  readonly rows: readonly TableRow[];
  readonly items: readonly ItemRow[];
  readonly slots: readonly (Slot | undefined)[];
} => {
  const { grid, columns, first, end, frame } = block;
  const state: State = { rows: [], drafts: [], heading: above.level1, lastOne: undefined, slots: above.slots };
  for (let row = first; row < end; row += 1) {
    const line = grid.rows[row] ?? [];
    const cells = [...new Set(line.filter((cell) => cell !== undefined && joined(cell.text) !== ''))] as TableCell[];
    if (frame.has(row) || cells.length === 0) continue;
    if (isHeadingRow(line, context.reference)) {
      tell(state, block, row, 'title', cells.map((cell) => joined(cell.text)).join(' '));
      continue;
    }
    if (readFrame(state, block, row, line, cells, context.isTitle)) continue;
    const slots = slotsOf(
      line,
      row > first ? (grid.rows[row - 1] ?? []) : [],
      state.slots,
      columns,
      context.blankAbove,
    );
    const before = state.slots;
    state.slots = slots;
    if (readContinued(state, block, row, slots)) {
      state.slots = together(before, slots);
      continue;
    }
    const { one, two, three } = placesOf(columns);
    const named = [one, two, three].some((index) => slots[index] !== undefined && !isBlank(slots[index]?.cell));
    const filled = columns.filter(
      (column, index) => slots[index] && (column?.kind === 'field' || column?.kind === 'tick'),
    ).length;
    if (!named && filled < 2) tell(state, block, row, 'note', cells.map((cell) => joined(cell.text)).join(' '));
    else readItem(state, block, row, slots, context);
  }
  return {
    rows: state.rows,
    slots: state.slots,
    items: state.drafts.map(({ cells: _cells, serial: _serial, ...item }) => item),
  };
};
