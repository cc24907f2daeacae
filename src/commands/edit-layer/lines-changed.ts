/** The lines that two texts do not share, with the number of the first. */
export interface LineChange {
  readonly line: number;
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
