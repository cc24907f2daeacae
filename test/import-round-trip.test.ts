import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { fileHost } from '../src/commands/file-host.ts';
import { openWorkspace } from '../src/commands/open-workspace.ts';
import { compilation } from '../src/compilation.ts';
import { csv } from '../src/emit/csv.ts';
import type { EmitOptions } from '../src/emit/emitter.ts';
import { html } from '../src/emit/html.ts';
import { xlsx } from '../src/emit/xlsx.ts';
import { reference } from '../src/generated/reference.js';
import { importTables } from '../src/import.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { libreoffice, requireTool } from './tools.ts';

const folder = 'catalogues/examples';
const date = '2026-12-01';
const examples = ['990000-example-province', '990100-example-city', '990101-example-county', '990101001-example-town'];

const check = (file: string, text?: string) =>
  openWorkspace(date, {
    ...fileHost,
    read: async (name) => (text !== undefined && name === file ? new TextEncoder().encode(text) : fileHost.read(name)),
  }).check(file);

type Checked = Awaited<ReturnType<typeof check>>;

const build = async ({ step, known }: Checked): Promise<{ readonly [name: string]: Uint8Array }> => {
  if (!step) throw new Error('not resolved');
  const input = compilation(step.resolved, known, { findings: [], date });
  const options: EmitOptions = {
    lang: 'zh',
    draft: false,
    docType: '函',
    redHead: false,
    encoding: 'utf-8',
    tool: 'mulu',
    fileName: (file) => file,
    locate: () => undefined,
  };
  const files = (await Promise.all([csv, html, xlsx].map((emitter) => emitter.emit(input, options)))).flat();
  const fragments = files
    .filter(({ path }) => /^fragment-.*-table\.html$/u.test(path))
    .map(({ bytes }) => new TextDecoder().decode(bytes));
  return {
    'input.html': new TextEncoder().encode(fragments.join('\n')),
    ...Object.fromEntries(
      files
        .filter(({ path }) => /\.(?:csv|xlsx)$/u.test(path))
        .map(({ path, bytes }) => [`input.${path.split('.').at(-1)}`, bytes]),
    ),
  };
};

const importFor = async ({ step, layer, known }: Checked, file: string, bytes: Uint8Array) => {
  if (!step || !layer) throw new Error('not resolved');
  const tables = await readTables(file, bytes);
  return importTables({
    file,
    grids: tables.grids,
    region: layer.region,
    extends: layer.extends.value,
    parent: step.inherited,
    known,
    judge: createJudge(reference.lexicon),
  });
};

const cases = examples.flatMap((name) =>
  ['input.csv', 'input.xlsx', 'input.html'].map((file) => [name, file] as const),
);

it.each(cases)('%s: build, import and build again: %s stays the same', async (name, file) => {
  const path = `${folder}/${name}.yaml`;
  const original = await check(path);
  const first = (await build(original))[file] ?? new Uint8Array();
  const imported = await importFor(original, file, first);
  expect(imported.report.remarks.filter(({ severity }) => severity === 'error')).toEqual([]);
  const again = await check(path, imported.layer);
  expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const second = (await build(again))[file] ?? new Uint8Array();
  const repeated = await importFor(again, file, second);
  // A local name is only kept in a comment, so it is not printed again.
  const data = (layer: string | undefined) => layer?.replace(/^\s*#.*\n/gmu, '');
  expect(data(repeated.layer)).toBe(data(imported.layer));
  // The table itself comes back: no cell of it was lost on the way.
  const cells = async (bytes: Uint8Array) => {
    const { grids } = await readTables(file, bytes);
    // The sheet of explanations counts omissions and says whom to ask, which is no part of a catalogue.
    return grids
      .filter(({ name: sheet }) => sheet !== '说明')
      .map(({ rows }) => rows.map((row) => row.map((cell) => cell?.text)));
  };
  const [before, after] = [await cells(first), await cells(second)];
  // A level-1 item under a local name comes back under the name of the standard; the layer only says so in a comment.
  if (name.includes('province')) return;
  before.forEach((rows, table) => {
    rows.forEach((row, index) => {
      expect(after[table]?.[index]).toEqual(row);
    });
  });
  expect(after.map((rows) => rows.length)).toEqual(before.map((rows) => rows.length));
});

requireTool('libreoffice')('LibreOffice', () => {
  it('a workbook that LibreOffice saved once imports the same', async () => {
    const path = `${folder}/990101-example-county.yaml`;
    const original = await check(path);
    const bytes = (await build(original))['input.xlsx'] ?? (await writeXlsx({ sheets: [] }));
    const place = mkdtempSync(join(tmpdir(), 'mulu-'));
    try {
      writeFileSync(join(place, 'input.xlsx'), bytes);
      for (const format of ['xlsx', 'xls']) {
        const out = join(place, 'out');
        execFileSync(
          libreoffice() ?? '',
          ['--headless', '--convert-to', format, '--outdir', out, join(place, 'input.xlsx')],
          {
            env: { ...process.env, HOME: place },
            stdio: 'ignore',
          },
        );
        const saved = readFileSync(join(out, `input.${format}`));
        const [before, after] = [
          await importFor(original, 'input.xlsx', bytes),
          await importFor(original, 'input.xlsx', saved),
        ];
        expect(after.layer).toBe(before.layer);
      }
    } finally {
      rmSync(place, { recursive: true });
    }
  }, 120_000);
});
