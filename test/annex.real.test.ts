import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differencesIn, printAnnex, tenDifferences } from './annex/print-annex.ts';
import { libreoffice, requireTool } from './tools.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-annex-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

requireTool('libreoffice')('an annex that went through LibreOffice', () => {
  it.each(['pdf', 'doc', 'odt'])('differs in the ten planted places and in no other, as .%s', async (format) => {
    const { files, planted } = tenDifferences();
    writeFileSync(join(folder, 'annex.docx'), (await printAnnex(files))['annex.docx'] ?? '');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const given = [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'annex.docx')];
    execFileSync(libreoffice() ?? '', given, { stdio: 'ignore' });
    const name = join(folder, `annex.${format}`);
    const { differences, remarks } = await differencesIn(name, readFileSync(name));
    expect([differences, remarks]).toEqual([planted, []]);
  });
});
