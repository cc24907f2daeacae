import type { Reference } from '../../model/reference.ts';
import type { ColumnId } from '../../model/table-words.ts';
import type { TableCell } from '../../source/table/table.ts';
import { joined, undoubled } from '../clean.ts';
import type { Column, Line, TickId } from './column.ts';
import { columnOf, type Head, headOf, levelNamed, nearHead } from './heads.ts';

/** What a column is by its heading, and how sure the heading is. */
export interface Headed {
  readonly column: Column;
  readonly name: string;
  readonly loose?: true;
  readonly near?: true;
  readonly choice?: readonly ColumnId[];
}

/** The different cells of a row that hold anything. */
export const cellsOf = (row: Line): TableCell[] => [
  ...new Set(row.filter((cell): cell is TableCell => cell !== undefined && joined(cell.text) !== '')),
];

/** How many different columns a row names. */
const count = (row: Line, reference: Reference): number =>
  new Set(cellsOf(row).flatMap((cell) => JSON.stringify(headOf(cell.text, reference)) ?? [])).size;

/** Whether a row is a header: three columns named, and half of its cells headings. */
export const isHeader = (row: Line, reference: Reference): boolean => {
  const cells = cellsOf(row);
  return (
    cells.length >= 3 &&
    count(row, reference) >= 3 &&
    cells.filter((cell) => headOf(cell.text, reference)).length * 2 >= cells.length
  );
};

/** A second header row: every cell of its own is a heading below another one. */
export const isSubHeader = (row: Line, above: Line, reference: Reference): boolean => {
  const own = cellsOf(row).filter((cell) => !above.includes(cell));
  const known = own.filter((cell) => headOf(cell.text, reference) ?? nearHead(cell.text));
  return own.length > 0 && known.length * 4 >= own.length * 3 && own.every((cell) => joined(cell.text).length <= 14);
};

const tick = (id: TickId): Column => ({ kind: 'tick', tick: id });

const groupColumns: { readonly [group: string]: readonly Column[] } = {
  items: [{ kind: 'level1' }, { kind: 'level2' }, { kind: 'level3' }],
  audience: [tick('public'), tick('specificGroup')],
  mode: [tick('proactive'), tick('onRequest')],
  levels: [
    { kind: 'level', name: '县级' },
    { kind: 'level', name: '乡级' },
  ],
};

const wordColumns: { readonly [group: string]: Column } = {
  items: { kind: 'level2' },
  audience: columnOf('audience'),
  mode: columnOf('disclosureMode'),
  levels: columnOf('levels'),
};

const asHeaded = (head: Head | undefined, name: string): Headed => {
  if (head?.kind === 'choice') return { column: { kind: 'unknown', name }, name, choice: head.columns };
  if (head?.kind !== 'column') return { column: { kind: 'unknown', name }, name };
  const { column, loose, near } = head;
  return { column, name, ...(loose ? { loose } : {}), ...(near ? { near } : {}) };
};

const isBody = (column: Column): boolean => column.kind === 'field' && column.field === 'responsibleBody';

/** A cell below a heading that spans several columns. */
const below = (group: Head, leaf: Head | undefined, name: string, offset: number, reference: Reference): Headed => {
  if (group.kind === 'column' && isBody(group.column)) {
    const of = levelNamed(name, reference);
    if (of) return { column: { kind: 'field', field: 'responsibleBody', of }, name };
  }
  if (group.kind !== 'group') return asHeaded(leaf, name);
  if (group.group === 'levels') return { column: { kind: 'level', name: undoubled(name) }, name };
  if (leaf && leaf.kind !== 'group') return asHeaded(leaf, name);
  return { column: groupColumns[group.group]?.[offset] ?? { kind: 'unknown', name }, name };
};

/** Without merges the cells behind a group are blank: what stands below them belongs to the group on the left. */
const groupsOf = (header: readonly Line[], heads: readonly (readonly (Head | undefined)[])[], width: number) => {
  const groups: (Head | undefined)[] = [];
  for (let column = 0; column < width; column += 1) {
    const under = header.slice(1).some((row) => row[column] !== undefined);
    groups[column] = header[0]?.[column] === undefined && under ? groups[column - 1] : heads[0]?.[column];
  }
  return groups;
};

/** What the columns under a header of one to three rows are called. */
export const columnsUnder = (header: readonly Line[], reference: Reference): (Headed | undefined)[] => {
  const width = Math.max(...header.map((row) => row.length));
  const heads = header.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row[column];
      return cell && (headOf(cell.text, reference) ?? nearHead(cell.text));
    }),
  );
  const groups = groupsOf(header, heads, width);
  const sameGroup = (left: number, right: number): boolean =>
    JSON.stringify(groups[left]) === JSON.stringify(groups[right]);
  return Array.from({ length: width }, (_, column): Headed | undefined => {
    const cells = header.map((row) => row[column]);
    const leafIndex = cells.findLastIndex((cell) => cell !== undefined);
    const cell = cells[leafIndex];
    if (!cell) return undefined;
    const name = joined(cell.text);
    const leaf = heads[leafIndex]?.[column];
    const group = groups[column];
    if (group && cell !== cells[0] && leafIndex > 0) {
      let first = column;
      while (first > 0 && sameGroup(first - 1, column)) first -= 1;
      return below(group, leaf, name, column - first, reference);
    }
    if (leaf?.kind !== 'group') return asHeaded(leaf, name);
    const line = header[leafIndex] ?? [];
    const span = line.filter((other) => other === cell).length;
    const own = span === 1 ? wordColumns[leaf.group] : groupColumns[leaf.group]?.[column - line.indexOf(cell)];
    return own && { column: own, name };
  });
};
