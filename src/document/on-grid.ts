/** How far a cell reaches. */
interface Spanning {
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** A cell on the grid; without `cell` it marks the place of one that began in a row above. */
export interface Placed<T> {
  readonly column: number;
  readonly span: number;
  readonly cell?: T;
}

/** Rows as HTML writes them put on a grid: a merged cell is repeated, empty, in every row that it covers. */
export const onGrid = <T extends Spanning>(rows: readonly (readonly T[])[], columns: number): Placed<T>[][] => {
  const hanging = Array.from({ length: columns }, () => ({ rows: 0, span: 1 }));
  return rows.map((row) => {
    const placed: Placed<T>[] = [];
    const waiting = [...row];
    for (let column = 0; column < columns; ) {
      const above = hanging[column];
      if (above && above.rows > 0) {
        above.rows -= 1;
        placed.push({ column, span: above.span });
        column += above.span;
        continue;
      }
      const cell = waiting.shift();
      if (!cell) break;
      const span = cell.colSpan ?? 1;
      hanging[column] = { rows: (cell.rowSpan ?? 1) - 1, span };
      placed.push({ column, span, cell });
      column += span;
    }
    return placed;
  });
};
