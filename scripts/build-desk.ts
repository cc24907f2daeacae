/** Makes the desk: one HTML file with the compiler in a worker, which opens from the disk and asks no network for anything. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { bridge } from '../src/desk/page/review/bridge.ts';
import { packedPdf } from './packed-pdf.ts';
import { wordWithoutZip } from './word-without-zip.ts';

/** The oldest engine that it is made for. */
const target = 'chrome86';

/** Runs where nothing younger than ES5 is understood: takes the notice away where the page can run. */
const gate =
  "(function(){if(window.Worker&&window.Promise&&window.Blob&&'noModule' in document.createElement('script')){document.getElementById('old').style.display='none'}})()";

/** The validators of files that the desk is never given to check: half a megabyte. */
const withoutValidators: Plugin = {
  name: 'without validators',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]generated[\\/]validators[\\/](?:reference|evidence)\.js$/ }, ({ path }) => ({
      contents: `export const ${basename(path, '.js')} = () => true;`,
    })),
};

/** What forms are made of, without what the validators tell: two thirds of the schema. */
const formKeys = new Set(['title', 'description', 'type', 'enum', 'const', 'properties', 'items', 'anyOf']);

const formOf = (schema: unknown, isNamed = false): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => formOf(one));
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).filter(([key]) => isNamed || formKeys.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, formOf(value, !isNamed && key === 'properties')]));
};

const onlyForms: Plugin = {
  name: 'only forms',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]guide\.schema\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(formOf(JSON.parse(readFileSync(path, 'utf8')))),
      loader: 'json',
    })),
};

/** A text that may stand in a script element. */
const embedded = (code: string): string => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3c!--');

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Nothing is fetched, sent or embedded; scripts are those that were built, of the page and of what it frames. The worker is made of the page’s own text. */
const policyOf = (scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The scripts of the pages of a review, which the desk shows in a frame: as they stand between their tags. */
function framedScripts(root: string): string[] {
  const template = (name: string): string => readFileSync(join(root, 'templates', name), 'utf8');
  const own = /<script>([\s\S]*?)<\/script>/u.exec(template('review-sheet.html.hbs'))?.[1] ?? '';
  return [`\n${template('partials/review-script.hbs')}`, own];
}

/** The texts of the national files, by name. */
function nationalTexts(root: string): string {
  const folder = join(root, 'catalogues/national');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return JSON.stringify(
    Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
  );
}

/** What the start screen tells, and the example that it opens. */
function facts(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const register = readFileSync(join(root, 'catalogues/reference/legal-register.yaml'), 'utf8');
  const national = readFileSync(join(root, 'catalogues/national/employment.yaml'), 'utf8');
  const folder = join(root, 'catalogues/examples');
  const examples = readdirSync(folder)
    .filter((name) => /^\d{6}-.*\.yaml$/u.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  return JSON.stringify({
    version,
    registerAsOf: /^asOf: *"?([\d-]+)/mu.exec(register)?.[1] ?? '',
    edition: /^edition: *"?(\w+)/mu.exec(national)?.[1] ?? '',
    examples,
  });
}

/** The desk as text, and what it was bundled from. */
export async function buildDesk(
  root: string,
): Promise<{ readonly text: string; readonly metafiles: readonly Metafile[] }> {
  const esbuild = await import('esbuild');
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    platform: 'browser',
    target,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    // The reader of PDF asks where it lies before it asks Node for anything; here there is neither.
    define: { 'import.meta.url': '""' },
    // The build for Node asks for a Buffer when it is loaded.
    alias: { 'csv-parse/sync': join(root, 'node_modules/csv-parse/dist/esm/sync.js') },
  };
  const bundle = async (options: BuildOptions) => {
    const define = { ...common.define, ...options.define };
    const { outputFiles = [], metafile } = await esbuild.build({ ...common, ...options, define });
    return { code: embedded(outputFiles[0]?.text.trim() ?? ''), metafile };
  };
  const [worker, page, styles] = await Promise.all([
    bundle({
      entryPoints: ['src/desk/worker.ts'],
      plugins: [withoutValidators, onlyForms, wordWithoutZip, packedPdf(target)],
      define: { nationalTexts: nationalTexts(root) },
    }),
    bundle({
      entryPoints: ['src/desk/page/main.tsx'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { desk: facts(root) },
    }),
    bundle({ entryPoints: ['src/desk/page/styles.css'] }),
  ]);
  for (const { code } of [worker, page]) {
    // What was escaped must still be a program; a carriage return or a null would change its hash when it is read.
    new Script(code);
    if (/[\r\0]/u.test(code)) throw new Error('build: a script of the desk holds a carriage return or a null');
  }
  const parts: { readonly [name: string]: string } = {
    policy: policyOf([gate, page.code, bridge, ...framedScripts(root)]),
    styles: styles.code,
    worker: worker.code,
    gate,
    page: page.code,
  };
  const text = readFileSync(join(root, 'templates/desk.html'), 'utf8').replace(
    /\{\{(\w+)\}\}/gu,
    (_, name: string) => parts[name] ?? '',
  );
  return { text, metafiles: [worker, page].flatMap(({ metafile }) => metafile ?? []) };
}
