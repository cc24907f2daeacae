import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSession } from '../../src/desk/session.ts';
import { runHere } from '../cli/run-cli.ts';
import { importedByCommand, importedInDesk } from './import-in-desk.ts';

it.each(['e02-district-docx/input.docx', 's09-pastoral-xls/input.xls', 's01-no-levels-gb18030/input.csv'])(
  'the desk makes of %s the layer that mulu import writes',
  async (name) => {
    const file = join('test/import', name);
    expect(await importedInDesk(file)).toBe(await importedByCommand(file));
  },
);

it('a filled-in workbook comes back as the layer that mulu import writes, and says where it is wrong', async () => {
  const city = readFileSync('catalogues/examples/990100-example-city.yaml');
  const folder = mkdtempSync(join(tmpdir(), 'mulu-desk-'));
  const layers = ['990000-example-province.yaml', '990100-example-city.yaml', '990101-example-county.yaml'];
  for (const name of layers) copyFileSync(join('catalogues/examples', name), join(folder, name));
  await runHere('build', join(folder, '990101-example-county.yaml'), '--format', 'workbook', '-o', join(folder, 'out'));
  copyFileSync(join(folder, 'out/workbook.xlsx'), join(folder, 'workbook.xlsx'));
  const form = { name: 'workbook.xlsx', bytes: readFileSync(join(folder, 'workbook.xlsx')) };
  const session = createSession();
  const above = layers.slice(0, 2).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const opened = await session.open({ files: [form, ...above] });
  expect([opened.tables, opened.layers.map(({ file }) => file)]).toEqual([
    ['workbook.xlsx'],
    ['990100-example-city.yaml', '990000-example-province.yaml'],
  ]);
  expect(await session.see({ tables: opened.tables })).toEqual({ forms: ['workbook.xlsx'] });
  const there = await session.import({ tables: opened.tables, code: '', name: '' });
  await runHere('import', join(folder, 'workbook.xlsx'), '-o', join(folder, '990101.yaml'));
  expect(there.layer?.name).toBe('990101.yaml');
  expect(new TextDecoder().decode(there.layer?.bytes)).toBe(readFileSync(join(folder, '990101.yaml'), 'utf8'));
  // Without what stands above it, nothing is made of it.
  await session.open({ files: [form] });
  const alone = await session.import({ tables: ['workbook.xlsx'], code: '', name: '' });
  expect([alone.layer, alone.told.map(({ severity }) => severity)]).toEqual([undefined, ['error']]);
  // With a table beside it, it is not told whose the rows are.
  await session.open({ files: [form, { name: '旧表.csv', bytes: city }] });
  expect((await session.import({ tables: ['workbook.xlsx', '旧表.csv'], code: '990101', name: '示例县' })).layer).toBe(
    undefined,
  );
});
