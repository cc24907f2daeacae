import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namedEncoding } from '../src/source/table/html-table.ts';
import { decodeTable } from '../src/source/table/text-table.ts';
import { runMulu } from './cli/run-cli.ts';
import { importAs, type Place } from './import/import-as.ts';
import { chromium, libreoffice, requireTool } from './tools.ts';

const county: Place = { code: '990101', name: '示例县', level: 'county' };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-import-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A layer without its comments, which name the file and its places. */
const values = async (name: string, bytes: Uint8Array, place: Place = county): Promise<string> =>
  ((await importAs(name, bytes, place)).layer ?? '').replace(/\s*#.*$/gmu, '');

requireTool('libreoffice')('what LibreOffice prints', () => {
  it('is read as the file that was printed: the workbook over 19 pages, the filing pack over 50', async () => {
    const example = 'catalogues/examples/990101-example-county.yaml';
    expect(runMulu(['build', example, '-o', join(folder, 'out'), '--format', 'xlsx,filing']).code).toBe(0);
    for (const name of ['catalogue.xlsx', 'filing.docx']) {
      const given = join(folder, 'out', name);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      execFileSync(libreoffice() ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, given], {
        stdio: 'ignore',
      });
      const printed = join(folder, name.replace(/\.\w+$/u, '.pdf'));
      expect(await values(printed, readFileSync(printed))).toBe(await values(given, readFileSync(given)));
    }
  });
});

requireTool('chromium')('what Chromium prints', () => {
  const cases = new URL('import/cases/', import.meta.url);
  const pages = readdirSync(cases).flatMap((name) =>
    readdirSync(new URL(`${name}/`, cases))
      .filter((file) => file.endsWith('.html') && !file.endsWith('.told.html'))
      .map((file) => [name, file] as const),
  );
  const style =
    '<meta charset="utf-8"><style>@page{size:A3 landscape;margin:10mm}table{border-collapse:collapse}td,th{border:1px solid;font-size:9pt}</style>';

  it.each(pages)('%s %s is read as the page that was printed', async (name, file) => {
    const bytes = readFileSync(new URL(`${name}/${file}`, cases));
    const given = join(folder, `${name}.html`);
    const { text } = decodeTable(bytes, undefined, namedEncoding(bytes));
    const inUtf8 = text.replace(/charset\s*=\s*["']?[\w-]+/giu, 'charset="utf-8"');
    writeFileSync(given, inUtf8.includes('</head>') ? inUtf8.replace('</head>', `${style}</head>`) : style + inUtf8);
    const printed = join(folder, `${name}.pdf`);
    execFileSync(
      chromium() ?? '',
      ['--headless', '--no-sandbox', '--no-pdf-header-footer', `--print-to-pdf=${printed}`, pathToFileURL(given).href],
      { stdio: 'ignore' },
    );
    const region = new URL(`${name}/region.json`, cases);
    const place: Place = existsSync(region) ? JSON.parse(readFileSync(region, 'utf8')) : county;
    expect(await values(printed, readFileSync(printed), place)).toBe(await values(file, bytes, place));
  });

  it('of our own page is read as the page, the small marks of doubt in its lines too', async () => {
    const out = join(folder, 'own');
    expect(runMulu(['build', 'national', '-o', out, '--format', 'html,pdf', '--marks']).code).toBe(0);
    const [page, printed] = ['index.html', 'catalogue.pdf'].map((name) => join(out, name));
    expect(readFileSync(page ?? '', 'utf8')).toContain('待核');
    const [own, again] = await Promise.all([page, printed].map((path = '') => values(path, readFileSync(path))));
    expect(own).not.toContain('amend');
    expect(again).toBe(own);
  });
});
