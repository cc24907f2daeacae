import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOffice } from '../src/commands/import/read-office.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { nationalFiles, printAnnex } from './annex/print-annex.ts';
import { valuesOf } from './import/import-as.ts';
import { officeCopies } from './office-copies.ts';
import { requireTool } from './tools.ts';

/** What LibreOffice loses, shows or adds itself: the file, the formats, and the reason. */
const stated: readonly { readonly file: string; readonly formats: readonly string[]; readonly why: string }[] =
  JSON.parse(readFileSync(new URL('import/converted.json', import.meta.url), 'utf8'));

let folder = '';
const cases = new URL('import/cases/', import.meta.url);

/** The name of a case's file in one folder with all others. */
const flatName = (path: string): string => path.replace('/', '~').replace(/\.(\w+)$/u, '-$1.$1');

/** A case's file by the flat name; the annex has no folder. */
const given = new Map<string, string>();

requireTool('libreoffice')('what LibreOffice saves in another format', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-import-office-'));
    mkdirSync(join(folder, 'given'));
    for (const path of readdirSync(cases, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(?:xlsx|docx|html)$/u.test(path)) continue;
      given.set(flatName(path), path);
      copyFileSync(new URL(path, cases), join(folder, 'given', flatName(path)));
    }
    for (const [name, bytes] of Object.entries(await printAnnex(nationalFiles())))
      if (!name.endsWith('.csv')) {
        given.set(flatName(name), name);
        writeFileSync(join(folder, 'given', flatName(name)), bytes);
      }
    officeCopies(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['ods', 'ods', 49],
    ['xls', 'xls', 49],
    ['odt', 'odt', 30],
    ['rtf', 'rtf-odt', 29],
    ['doc', 'doc-odt', 29],
    ['pdf', 'pdf', 58],
  ])('as .%s is read as the file that it was', async (format, from, count) => {
    const apart: string[] = [];
    let read = 0;
    for (const [flat, path] of given) {
      const copy = join(folder, from, flat.replace(/\w+$/u, from.replace(/^.*-/u, '')));
      if (!existsSync(copy)) continue;
      read += 1;
      const before = await readTables(flat, readFileSync(join(folder, 'given', flat)));
      const after = await readTables(copy, readFileSync(copy));
      if ((await valuesOf(after)) !== (await valuesOf(before))) apart.push(path);
    }
    // What is stated is so: where LibreOffice or a reader learns, the line goes.
    const known = stated.filter(({ formats }) => formats.includes(format)).map(({ file }) => file);
    expect(apart.sort()).toEqual(known.sort());
    expect(read).toBe(count);
  });

  it.each(['doc', 'rtf'])('comes by way of import itself as .%s, too', async (format) => {
    const name = flatName('19-grid-before/B4-gridbefore.docx');
    const before = await readTables(name, readFileSync(join(folder, 'given', name)));
    const copy = join(folder, format, name.replace(/\w+$/u, format));
    expect(await valuesOf(await readOffice(copy, readFileSync(copy), undefined, false))).toBe(await valuesOf(before));
  });
});
