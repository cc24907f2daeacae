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
 * was added, is none beside a full one. Such are named; what lists no items at all is no matter here.
 */
export const catalogueTables = (
  tables: readonly Table[],
): { readonly tables: readonly Table[]; readonly remarks: readonly ImportRemark[] } => {
  const fullest = Math.max(0, ...tables.map(widthOf));
  const isFull = (table: Table): boolean => widthOf(table) * 2 >= fullest;
  const kept = tables.filter(isFull);
  const places = new Set(kept.map(({ block: { grid } }) => grid.placeOf(0)));
  const others = tables.map(({ block: { grid } }) => grid).filter((grid) => !places.has(grid.placeOf(0)));
  return { tables: kept, remarks: passedOver(others) };
};
