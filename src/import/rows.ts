import type { FieldId } from '../model/catalogue.ts';
import type { TableCell } from '../source/table/table.ts';
import { clean, joined } from './clean.ts';
import type { Block, Column, TickId } from './columns.ts';

/** The cells of one column for one item; several when the item takes several rows. */
export type Pieces = readonly TableCell[];

/** One item as the table prints it, over one row or several. */
export interface ItemRow {
  /** 0-based rows of the grid. */
  readonly rows: readonly number[];
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly number: string;
  readonly domain: string;
  readonly fields: ReadonlyMap<Exclude<FieldId, 'title'>, Pieces>;
  readonly ticks: ReadonlyMap<TickId, Pieces>;
  /** By column of the table. */
  readonly levels: ReadonlyMap<number, Pieces>;
  readonly others: readonly { readonly column: Column; readonly cell: TableCell }[];
  readonly links: readonly { readonly label: string; readonly address: string }[];
}

/** What a row below the header is. */
export interface TableRow {
  readonly row: number;
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly kind: 'item' | 'continued' | 'heading' | 'note' | 'title';
  /** The words of a row that is no item. */
  readonly text: string;
  /** Index into the items of the block. */
  readonly item?: number;
}

interface Draft {
  rows: number[];
  place: string;
  level1: string;
  level2: string;
  level3: string;
  number: string;
  domain: string;
  fields: Map<Exclude<FieldId, 'title'>, TableCell[]>;
  ticks: Map<TickId, TableCell[]>;
  levels: Map<number, TableCell[]>;
  others: { column: Column; cell: TableCell }[];
  links: { label: string; address: string }[];
  names: (TableCell | undefined)[];
}

const isBlank = (cell: TableCell | undefined): boolean =>
  cell === undefined || /^[-—–/\\無无]?$/u.test(joined(cell.text));

/** A name without the words of links that stand below it, such as 办事指南. */
const nameOf = (cell: TableCell | undefined): string => {
  if (cell === undefined || isBlank(cell)) return '';
  const lines = clean(cell.text).split('\n');
  const labels = (cell.links ?? []).map(({ label }) => joined(label));
  while (lines.length > 1 && labels.includes(joined(lines.at(-1) ?? ''))) lines.pop();
  return joined(lines.join(''));
};

const put = <K>(map: Map<K, TableCell[]>, key: K, cell: TableCell): void => {
  const list = map.get(key) ?? [];
  if (!list.includes(cell)) list.push(cell);
  map.set(key, list);
};

/**
 * The rows of a table below its header. A row whose name is blank or merged with the row above goes on with the item
 * above; a row that holds nothing but a level-1 name is a heading, one with a single other text a note.
 */
export const readRows = (
  { grid, columns, first, end, frame }: Block,
  isTitle: (text: string) => 1 | 2 | undefined,
  above = '',
): { readonly rows: readonly TableRow[]; readonly items: readonly ItemRow[] } => {
  const at = (kind: Column['kind']): number => columns.findIndex((column) => column?.kind === kind);
  const [one, two, three, number, domain] = [at('level1'), at('level2'), at('level3'), at('number'), at('domain')];
  const rows: TableRow[] = [];
  const drafts: Draft[] = [];
  let heading = above;
  let last: Draft | undefined;
  let lastOne: TableCell | undefined;

  const collect = (draft: Draft, line: readonly (TableCell | undefined)[], row: number): void => {
    draft.rows.push(row);
    columns.forEach((column, index) => {
      const cell = line[index];
      if (!column || cell === undefined || joined(cell.text) === '') return;
      if (column.kind === 'field') put(draft.fields, column.field, cell);
      else if (column.kind === 'tick') put(draft.ticks, column.tick, cell);
      else if (column.kind === 'level') put(draft.levels, index, cell);
      else if (['phone', 'complaint', 'remark', 'unknown'].includes(column.kind)) {
        if (!draft.others.some((other) => other.cell === cell)) draft.others.push({ column, cell });
      }
    });
    // Cells right of the last column that has a heading.
    line.slice(columns.length).forEach((cell) => {
      if (cell && !isBlank(cell) && !line.slice(0, columns.length).includes(cell))
        draft.others.push({ column: { kind: 'unknown', name: '' }, cell });
    });
  };

  for (let row = first; row < end; row += 1) {
    const line = grid.rows[row] ?? [];
    const cells = [...new Set(line.filter((cell) => cell !== undefined && joined(cell.text) !== ''))] as TableCell[];
    if (frame.has(row) || cells.length === 0) continue;
    const place = grid.placeOf(row);
    const [cellOne, cellTwo, cellThree] = [line[one], line[two], line[three]];
    const tell = (kind: TableRow['kind'], text: string, extra: Partial<TableRow> = {}): void => {
      rows.push({ row, place, level1: '', level2: '', level3: '', kind, text, ...extra });
    };
    const nameCells = new Set([cellOne, cellTwo, cellThree]);
    const [only] = cells;
    if (cells.length === 1 && only) {
      const text = joined(only.text);
      const bare = text.replace(/^[（(]?[一二三四五六七八九十]+[)）、.．]/u, '');
      // Words across the whole table, or in the column of the serial number, name no item.
      const wide = line.filter((cell) => cell === only).length >= 4 || columns[line.indexOf(only)]?.kind === 'serial';
      const spans = line.filter((cell) => cell === only).length > 1 || line.indexOf(only) < 2;
      if (isTitle(text) === 1 || (bare !== text && spans && isTitle(bare) !== 2 && bare.length <= 30)) {
        heading = text;
        lastOne = only;
        tell('heading', text, { level1: text });
        continue;
      }
      if (
        spans &&
        isTitle(text) !== 2 &&
        (wide || /目录|领域/u.test(text) || /^(?:注|备注|说明|填报|填表|附|联系|制表|单位)/u.test(text))
      ) {
        tell(/目录|领域/u.test(text) && !/^(?:注|备注|说明)/u.test(text) ? 'title' : 'note', text);
        continue;
      }
    }
    // Level 1 alone in its row, or a cell that spans the name columns.
    if (
      !isBlank(cellOne) &&
      isBlank(cellTwo) &&
      isBlank(cellThree) &&
      cells.every((cell) => nameCells.has(cell) || line.indexOf(cell) < one)
    ) {
      heading = nameOf(cellOne);
      lastOne = cellOne;
      tell('heading', heading, { level1: heading });
      continue;
    }
    const merged =
      last !== undefined && cellTwo !== undefined && cellTwo === last.names[1] && cellThree === last.names[2];
    const unnamed =
      isBlank(cellTwo) &&
      isBlank(cellThree) &&
      (isBlank(cellOne) || cellOne === last?.names[0] || nameOf(cellOne) === last?.level1);
    if ((merged || unnamed) && last) {
      collect(last, line, row);
      tell('continued', '', {
        level1: last.level1,
        level2: last.level2,
        level3: last.level3,
        item: drafts.indexOf(last),
      });
      continue;
    }
    if (unnamed) {
      tell('note', cells.map((cell) => joined(cell.text)).join(' '));
      continue;
    }
    if (!isBlank(cellOne)) {
      heading = nameOf(cellOne);
      lastOne = cellOne;
    }
    const level2 = nameOf(cellTwo) || (isBlank(cellThree) ? nameOf(cellOne) : (last?.level2 ?? ''));
    const level3 = nameOf(cellThree);
    // Links of a merged level-2 cell belong to the row of level 2.
    const links = [level3 === '' ? cellTwo : cellThree].flatMap((cell) =>
      (cell?.links ?? []).filter(({ label }) => cell !== undefined && joined(label) !== joined(cell.text)),
    );
    const draft: Draft = {
      rows: [],
      place,
      level1: heading,
      level2,
      level3: cellThree === cellTwo || level3 === level2 ? '' : level3,
      number: joined(line[number]?.text ?? ''),
      domain: joined(line[domain]?.text ?? ''),
      fields: new Map(),
      ticks: new Map(),
      levels: new Map(),
      others: [],
      links,
      names: [lastOne, cellTwo, cellThree],
    };
    collect(draft, line, row);
    drafts.push(draft);
    last = draft;
    tell('item', '', { level1: draft.level1, level2, level3: draft.level3, item: drafts.length - 1 });
  }
  return { rows, items: drafts.map(({ names: _names, ...item }) => item) };
};
