import type { Grid } from '../../source/table/table.ts';
import { type ImportRemark, say } from '../account.ts';
import type { Table } from '../read-table.ts';

/** How many columns of a catalogue a table has; the boxes of one column count once. */
const widthOf = ({ block }: Table): number =>
  new Set(
    block.columns.flatMap((column) => {
      if (column?.kind === 'field') return [column.field];
      if (column?.kind === 'tick') return [/^(?:public|specificGroup)$/u.test(column.tick) ? 'audience' : 'mode'];
      return column?.kind === 'level' ? ['levels'] : [];
    }),
  ).size;

const nameOf = ({ name, number }: Grid): string => (name === undefined ? `第${number}个表` : `“${name}”`);

/** Tables that hold something in rows and columns; those that only lay a page out are none. */
const isTable = ({ rows }: Grid): boolean => rows.filter((row) => row.filter(Boolean).length > 1).length > 1;

const passedOver = (grids: readonly Grid[]): ImportRemark[] => {
  if (grids.length === 0) return [];
  const names = [...new Set(grids.map(nameOf))];
  return [
    {
      severity: 'info',
      text: say(
        `没有目录各栏的表，没有对照：${names.join('、')}`,
        `tables without the columns of a catalogue were passed over: ${names.join(', ')}`,
      ),
    },
  ];
};

/**
 * The tables of a document that are catalogues: an annex that lists some items with less than half of the columns, such as what
 * was added, is none beside a full one. The others are named.
 */
export const catalogueTables = (
  tables: readonly Table[],
  grids: readonly Grid[],
): { readonly tables: readonly Table[]; readonly remarks: readonly ImportRemark[] } => {
  const fullest = Math.max(0, ...tables.map(widthOf));
  const kept = tables.filter((table) => widthOf(table) * 2 >= fullest);
  const places = new Set(kept.map(({ block: { grid } }) => grid.placeOf(0)));
  return { tables: kept, remarks: passedOver(grids.filter((grid) => isTable(grid) && !places.has(grid.placeOf(0)))) };
};
