import { type Grid, limits, Unreadable } from './table.ts';

/** What all tables of a file may take together. */
export interface Budget {
  cells: number;
  area: number;
  rectangle: number;
  text: number;
}

/** A budget of which nothing has been used. */
export const newBudget = (): Budget => ({ cells: 0, area: 0, rectangle: 0, text: 0 });

/** Counts positions of a sheet, blank ones too. */
export const countRectangle = (budget: Budget, positions: number, place: string): void => {
  budget.rectangle += positions;
  if (budget.rectangle > limits.rectangle) throw new Unreadable('too-many-cells', { place, limit: limits.rectangle });
};

/** Counts positions that spans and merges take, before they are filled. */
export const countArea = (budget: Budget, positions: number, place: string): void => {
  budget.area += positions;
  if (budget.area > limits.area) throw new Unreadable('too-many-cells', { place, limit: limits.area });
};

/** Counts characters; one text in many cells counts for each of them. */
export const countText = (budget: Budget, characters: number, place: string): void => {
  budget.text += characters;
  if (budget.text > limits.text) throw new Unreadable('too-much-text', { place, limit: limits.text });
};

/** Counts cells that hold something. */
export const countCell = (budget: Budget, place: string): void => {
  budget.cells += 1;
  if (budget.cells > limits.cells) throw new Unreadable('too-many-cells', { place, limit: limits.cells });
};

/** Refuses tables that have more rows together than any one of them may have. */
export const countRows = (grids: readonly Grid[]): void => {
  const count = grids.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count > limits.rows) throw new Unreadable('too-many-rows', { count, limit: limits.rows });
};
