/** The lines that two texts do not share, with the number of the first. */
export interface LineChange {
  readonly line: number;
  /** The number of the first one in the text before, where it differs. */
  readonly oldLine?: number;
  readonly old: readonly string[];
  readonly now: readonly string[];
}

/** What lies between the lines that two texts share at their beginning and at their end; undefined when they are the same. */
export const linesChanged = (before: string, after: string): LineChange | undefined => {
  if (before === after) return undefined;
  const [old, now] = [before.split(/\r?\n/u), after.split(/\r?\n/u)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { line: head + 1, old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
};

/** As many lines as are compared each with each. */
const most = 1_000;

/** How many lines two lists share from each pair of places on, in order. */
const sharedFrom = (old: readonly string[], now: readonly string[]): readonly Uint16Array[] => {
  const shared = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  const at = (row: number, column: number): number => shared[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      (shared[row] ?? [])[column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  return shared;
};

/** Every run of lines that two texts do not share, in order. */
export const allLinesChanged = (before: string, after: string): readonly LineChange[] => {
  const whole = linesChanged(before, after);
  if (!whole || whole.old.length > most || whole.now.length > most) return whole ? [whole] : [];
  const { old, now, line } = whole;
  const shared = sharedFrom(old, now);
  const at = (row: number, column: number): number => shared[row]?.[column] ?? 0;
  const changes: LineChange[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [fromRow, fromColumn] = [row, column];
    while (
      (row < old.length || column < now.length) &&
      (old[row] !== now[column] || row >= old.length || column >= now.length)
    ) {
      if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) row += 1;
      else column += 1;
    }
    if (row > fromRow || column > fromColumn)
      changes.push({
        line: line + fromColumn,
        oldLine: line + fromRow,
        old: old.slice(fromRow, row),
        now: now.slice(fromColumn, column),
      });
    while (row < old.length && column < now.length && old[row] === now[column]) {
      row += 1;
      column += 1;
    }
  }
  return changes;
};
