import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** A generated module that is one table and nothing else, as `jsonModule` in prepare.ts writes it. */
const table = /^\/\/[^\n]*\nexport const (?<name>\w+) = JSON\.parse\((?<literal>"(?:[^"\\]|\\.)*")\);\n$/u;

/** What is shorter is read faster together with what it stands in. */
const least = 8192;

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes large tables out of the chunks: as text in UTF-8 they are read in a fourth of the time that they take as a literal
 * of a program, with the engine's copy of it. A long entry of a table is read when it is asked for.
 * `files` is filled with what has to lie beside the chunks.
 */
export function dataFiles(folder: string, files: Map<string, string>): Plugin {
  const put = (name: string, value: unknown): string => {
    const text = JSON.stringify(value);
    const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()}.json`;
    files.set(join(folder, file), text);
    return file;
  };
  return {
    name: 'data files',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]src[\\/]generated[\\/][^\\/]+\.js$/ }, ({ path }) => {
        const { name, literal } = table.exec(readFileSync(path, 'utf8'))?.groups ?? {};
        if (!name || !literal || literal.length < least) return undefined;
        const value: unknown = JSON.parse(JSON.parse(literal));
        const entries = isMap(value) ? Object.entries(value) : [];
        const long = entries.filter(([, entry]) => JSON.stringify(entry).length >= 4 * least);
        const isPlain = entries.length === 0 || long.length === 0 || entries.length === long.length;
        const base = basename(path, '.js');
        const call = isPlain
          ? `readTable('${put(base, value)}')`
          : `readTable('${put(base, Object.fromEntries(entries.filter((entry) => !long.includes(entry))))}', ${JSON.stringify(
              Object.fromEntries(long.map(([key, entry]) => [key, put(`${base}-${key}`, entry)])),
            )})`;
        return {
          contents: `import { readTable } from '../host/read-table.ts';\nexport const ${name} = ${call};\n`,
          resolveDir: dirname(path),
        };
      }),
  };
}
