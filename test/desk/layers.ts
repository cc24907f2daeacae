import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the examples lie. */
export const examples = 'catalogues/examples';

/** The layers of the examples. */
export const layers = readdirSync(examples)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

/** The text of one of them. */
export const text = (name: string): string => readFileSync(join(examples, name), 'utf8');

/** The layer that most cases work on. */
export const county = '990101-example-county.yaml';

/** The texts of all, by name. */
export const texts = Object.fromEntries(layers.map((name) => [name, text(name)]));

/** A layer with all above it. */
export const chainOf = (name: string): string[] => {
  const parent = /^extends: (\S+\.yaml)/mu.exec(text(name))?.[1];
  return [...(parent ? chainOf(parent) : []), name];
};
