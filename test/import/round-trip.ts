import { compilation } from '../../src/catalogue/compilation.ts';
import { csv } from '../../src/emit/csv/csv.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { html } from '../../src/emit/html/html.ts';
import { xlsx } from '../../src/emit/xlsx/xlsx.ts';
import { reference } from '../../src/generated/reference.js';
import { fileHost } from '../../src/host/file-host.ts';
import { importTables } from '../../src/import/import-tables.ts';
import { createJudge } from '../../src/overlap/judge.ts';
import { readTables } from '../../src/source/table/read-tables.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

/** Where the layers of the example lie. */
export const folder = 'catalogues/examples';
const date = '2026-12-01';

/** Checks a layer, or another text in its place. */
export const check = (file: string, text?: string) =>
  openWorkspace(date, {
    ...fileHost,
    read: async (name) => (text !== undefined && name === file ? new TextEncoder().encode(text) : fileHost.read(name)),
  }).check(file);

type Checked = Awaited<ReturnType<typeof check>>;

/** The tables that a layer gives. */
export const build = async ({ step, known }: Checked): Promise<{ readonly [name: string]: Uint8Array }> => {
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

/** Imports a table as the region of a layer. */
export const importFor = async ({ step, layer, known }: Checked, file: string, bytes: Uint8Array) => {
  if (!step || !layer) throw new Error('not resolved');
  const tables = await readTables(file, bytes);
  return importTables({
    file,
    grids: tables.grids,
    region: layer.region,
    extends: layer.extends.value,
    parent: step.inherited,
    known,
    judge: createJudge(reference),
  });
};
