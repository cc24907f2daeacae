import type { Source } from '../source/source.ts';

let count = 0;

/** Shows a developer which files the quick YAML reader has left to the careful one, and how many so far. */
export const tellCareful = ({ file, careful }: Source): void => {
  if (!process.env.MULU_DEBUG || !careful) return;
  count += 1;
  process.stderr.write(`${file}: left to the careful YAML reader (${count})\n`);
};
