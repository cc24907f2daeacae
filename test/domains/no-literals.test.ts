import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Where a domain may be named, and why. */
const allowed: readonly (readonly [file: string, why: string])[] = [
  ['src/commands/answer/definition.ts', 'an example in the help'],
  ['src/commands/set/definition.ts', 'examples in the help'],
];

const literal = /employment|social-insurance|就业|社会保险|社保|113号/u;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((name) => !/^(?:src|schemas)\/generated\//u.test(name));

it('no domain is named in src, schemas and templates, titles of laws excepted', () => {
  const found = ['src', 'schemas', 'templates'].flatMap(filesBelow).flatMap((name) =>
    readFileSync(name, 'utf8')
      .split('\n')
      .flatMap((line, index) => (literal.test(line.replace(/《[^》]*》/gu, '')) ? [`${name}:${index + 1}`] : [])),
  );
  const files = [...new Set(found.map((place) => place.replace(/:\d+$/u, '')))].sort();
  expect(files, found.join('\n')).toEqual(allowed.map(([file]) => file));
});
