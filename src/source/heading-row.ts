/** How far down headings are looked for: a title, a line about who made the table, a blank one. */
const mostAbove = 6;

/** Whether a row is a line above a table: one cell, or cells that say what they are (填报单位：…). */
const isAbove = (filled: readonly string[]): boolean =>
  filled.length <= 1 || filled.every((cell) => /[:：]/u.test(cell));

/** The row of a table that holds its headings: the first one, unless titles stand above it. Rows may differ in length. */
export const headingRow = (rows: readonly (readonly string[])[]): number => {
  for (const [index, row] of rows.slice(0, mostAbove).entries()) {
    const filled = row.filter((cell) => cell.trim() !== '');
    if (filled.length > 0 && !isAbove(filled)) return index;
  }
  return 0;
};
