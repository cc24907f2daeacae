import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSession } from '../../src/desk/session.ts';
import { runHere } from '../cli/run-cli.ts';

const tables = readdirSync('test/import', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join('test/import', name)).map((file) => join('test/import', name, file)))
  .filter((file) => /\.(?:docx|xlsx|xls|html|csv|tsv|txt|pdf)$/u.test(file))
  .sort();

it.each(tables)('the desk makes of %s the layer that mulu import writes', async (file) => {
  const name = file.split('/').at(-1) ?? '';
  const session = createSession();
  const opened = await session.open({ files: [{ name, bytes: readFileSync(file) }] });
  expect(opened.tables).toEqual([name]);
  const there = await session.import({ tables: [name], code: '990101', name: '示例县', parent: 'national@2019' });
  const target = join(mkdtempSync(join(tmpdir(), 'mulu-desk-')), '990101.yaml');
  await runHere('import', file, '-o', target, '--region', '990101', '--name', '示例县');
  expect('text' in there ? there.text : undefined).toBe(existsSync(target) ? readFileSync(target, 'utf8') : undefined);
});
