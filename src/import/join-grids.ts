import type { Grid, TableCell } from '../source/table/table.ts';

/** The tables of one file. */
export interface FileGrids {
  /** The name that its places are told with. */
  readonly name: string;
  readonly grids: readonly Grid[];
}

/** Places of several files name theirs. Cells that a merge shares stay one cell. */
const named = ({ grids, name }: FileGrids, before: number): Grid[] => {
  const cells = new Map<TableCell, TableCell>();
  const rename = (cell: TableCell | undefined): TableCell | undefined => {
    if (!cell) return undefined;
    const known = cells.get(cell) ?? { ...cell, place: `${name} ${cell.place}` };
    cells.set(cell, known);
    return known;
  };
  return grids.map((grid, index) => ({
    ...grid,
    number: before + index + 1,
    rows: grid.rows.map((row) => row.map(rename)),
    placeOf: (row) => `${name} ${grid.placeOf(row)}`,
  }));
};

/** The tables of several files as one row of tables; those of a single file stay as they are. */
export const joinGrids = (files: readonly FileGrids[]): readonly Grid[] => {
  if (files.length < 2) return files.flatMap(({ grids }) => grids);
  const joined: Grid[] = [];
  for (const file of files) joined.push(...named(file, joined.length));
  return joined;
};
