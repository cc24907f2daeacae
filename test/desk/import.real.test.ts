import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importedByCommand, importedInDesk } from './import-in-desk.ts';

const tables = readdirSync('test/import', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/.*\.(?:docx|xlsx|xls|html|csv|tsv|txt|pdf)$/u.test(name) && !name.endsWith('.told.txt'))
  .sort();

it.each(tables)('the desk makes of %s the layer that mulu import writes', async (name) => {
  const file = join('test/import', name);
  expect(await importedInDesk(file)).toBe(await importedByCommand(file));
});
