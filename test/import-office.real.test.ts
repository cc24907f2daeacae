import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOffice } from '../src/commands/import/read-office.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { nationalFiles, printAnnex } from './annex/print-annex.ts';
import { valuesOf } from './import/import-as.ts';
import { libreoffice, requireTool } from './tools.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-import-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** LibreOffice drops the row that was deleted, shows a hidden sheet that stands first, and says a content control four times. */
const excepted = /^(?:23-|u02-)|^18-.*rtf$/u;

requireTool('libreoffice')('what LibreOffice saves in another format', () => {
  const convert = (to: string, files: readonly string[]): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(
      libreoffice() ?? '',
      [profile, '--headless', '--convert-to', to, '--outdir', join(folder, to), ...files],
      {
        stdio: 'ignore',
      },
    );
  };
  const cases = new URL('import/cases/', import.meta.url);

  beforeAll(async () => {
    mkdirSync(join(folder, 'given'));
    for (const name of readdirSync(cases))
      for (const file of readdirSync(new URL(`${name}/`, cases)))
        if (/\.(?:xlsx|docx)$/u.test(file))
          copyFileSync(new URL(`${name}/${file}`, cases), join(folder, 'given', `${name}${extname(file)}`));
    for (const [name, bytes] of Object.entries(await printAnnex(nationalFiles())))
      writeFileSync(join(folder, 'given', name), bytes);
  });

  it.each([
    ['ods', 'xlsx'],
    ['xls', 'xlsx'],
    ['odt', 'docx'],
    ['rtf', 'docx'],
  ])('as .%s is read as the .%s that it was', async (to, from) => {
    const given = readdirSync(join(folder, 'given')).filter((name) => name.endsWith(`.${from}`));
    convert(
      to,
      given.map((name) => join(folder, 'given', name)),
    );
    const apart: string[] = [];
    for (const name of given) {
      const other = name.replace(/\.\w+$/u, `.${to}`);
      if (excepted.test(other)) continue;
      const before = await readTables(name, readFileSync(join(folder, 'given', name)));
      const after = await readOffice(other, readFileSync(join(folder, to, other)), undefined, false);
      if ((await valuesOf(after)) !== (await valuesOf(before))) apart.push(other);
    }
    expect(apart).toEqual([]);
  });
});
