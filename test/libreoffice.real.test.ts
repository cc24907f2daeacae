import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv } from '../src/emit/csv/csv.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { filedDocuments } from './emit/filed.ts';
import { parseCsv } from './emit/parse-csv.ts';
import { bytesOf, rowsOf, workbook } from './emit/read-workbook.ts';
import { changed, sampleOptions } from './emit/sample.ts';
import { columnOf, filled, formOf, resolvedOf } from './forms.ts';
import { build, check, folder as examples, importFor } from './import/round-trip.ts';
import { libreoffice, requireTool } from './tools.ts';

requireTool('libreoffice')('saved or shown by LibreOffice', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-libreoffice-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Has LibreOffice write a file anew, into the folder that is returned. */
  const convert = (name: string, bytes: Uint8Array, to: string, ...more: string[]): string => {
    const out = mkdtempSync(join(folder, 'out-'));
    const given = join(folder, name);
    writeFileSync(given, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(libreoffice() ?? '', [profile, '--headless', ...more, '--convert-to', to, '--outdir', out, given], {
      stdio: 'ignore',
    });
    return out;
  };
  const csvFilter = (charset: number, more = ''): string => `44,34,${charset},1,,0,false,true,false${more}`;

  it.each([
    ['utf-8', 76],
    ['gb18030', 85],
  ] as const)('the CSV has the same cells (%s)', async (encoding, charset) => {
    const input = changed('employment/1.2', 'title', '=岗位信息发布');
    const [given] = await csv.emit(input, { ...sampleOptions, encoding });
    const out = convert(
      'catalogue.csv',
      given?.bytes ?? new Uint8Array(),
      `csv:Text - txt - csv (StarCalc):${csvFilter(76)}`,
      `--infilter=CSV:${csvFilter(charset)}`,
    );
    const plain = (text: string): string => text.replace(/^\uFEFF/u, '');
    const [expected] = await csv.emit(input, sampleOptions);
    expect(parseCsv(plain(readFileSync(join(out, 'catalogue.csv'), 'utf8')))).toEqual(
      parseCsv(plain(Buffer.from(expected?.bytes ?? []).toString('utf8'))),
    );
  });

  it('the workbook has the same cells, and A3 pages', async () => {
    const input = changed('employment/1.3', 'title', '=1+1 "a_x0041_b"');
    const bytes = await bytesOf(input);
    const filter = csvFilter(76, ',false,false,-1');
    const out = convert('catalogue.xlsx', bytes, `csv:Text - txt - csv (StarCalc):${filter}`);
    const book = await workbook(input);
    for (const name of ['就业', '社会保险']) {
      const shown = read(readFileSync(join(out, `catalogue-${name}.csv`), 'utf8'), { type: 'string', raw: true });
      const cells = (rows: unknown[][]) => rows.map((row) => row.map(String));
      expect(cells(rowsOf(shown, shown.SheetNames[0] ?? ''))).toEqual(cells(rowsOf(book, name)));
    }
    const pdf = readFileSync(join(convert('catalogue.xlsx', bytes, 'pdf'), 'catalogue.pdf')).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/gu)].map(([, x, y]) =>
      [x, y].map((length) => Math.round(Number(length))),
    );
    expect(boxes).toContainEqual([1191, 842]);
  });

  it('filing.docx becomes a PDF', async () => {
    const out = convert('filing.docx', (await filedDocuments()).docx, 'pdf');
    expect(readFileSync(join(out, 'filing.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the form comes back with what was filled in', async () => {
    mkdirSync(join(folder, 'layers'));
    for (const name of ['990000-example-province', '990100-example-city', '990101-example-county'])
      copyFileSync(join(examples, `${name}.yaml`), join(folder, 'layers', `${name}.yaml`));
    const readForm = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, 'layers', name), bytes);
      return openWorkspace(undefined).check(`${folder}/layers/${name}`);
    };
    const form = await formOf(await openWorkspace(undefined).check(`${folder}/layers/990101-example-county.yaml`));
    const limit = await columnOf(form, '就业', '公开时限（本地）');
    const handling = await columnOf(form, '就业', '办理时限（本地）');
    const given = filled(form, '就业', { [`${limit}7`]: '3个工作日内', [`${handling}7`]: '2026-01-02' });
    const before = await readForm('typed.xlsx', given);
    const out = convert('typed.xlsx', given, 'xlsx:Calc MS Excel 2007 XML');
    const after = await readForm('saved.xlsx', readFileSync(join(out, 'typed.xlsx')));
    expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Another program writes blanks, fonts and numbers its own way: no cell of the standard counts as changed for that.
    expect(after.findings.filter(({ rule }) => rule === 'workbook-form')).toEqual([]);
    expect(resolvedOf(after)).toBe(resolvedOf(before));
    expect(resolvedOf(after)).toContain('3个工作日内');
    expect(resolvedOf(after)).toContain('2026-01-02');
  });

  it.each(['xlsx', 'xls'])('a workbook saved as %s imports the same', async (format) => {
    const county = await check(`${examples}/990101-example-county.yaml`);
    const bytes = (await build(county))['input.xlsx'] ?? new Uint8Array();
    const saved = readFileSync(join(convert('input.xlsx', bytes, format), `input.${format}`));
    const [before, after] = [
      await importFor(county, 'input.xlsx', bytes),
      await importFor(county, 'input.xlsx', saved),
    ];
    expect(after.layer).toBe(before.layer);
  });
});
