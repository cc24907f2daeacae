import { readFileSync } from 'node:fs';

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'));

/** Reads a table that the build has put beside the chunks; the entries in `later`, each in a file of its own, when they are asked for. */
export const readTable = (file: string, later: { readonly [key: string]: string } = {}): unknown => {
  const table = read(file) as object;
  for (const [key, name] of Object.entries(later))
    Object.defineProperty(table, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = read(name);
        Object.defineProperty(table, key, { value, enumerable: true });
        return value;
      },
    });
  return table;
};
