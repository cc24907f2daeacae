/** Bundles src into dist, so that the tool starts fast and needs no installed packages. Does nothing while its inputs are unchanged. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Metafile, Plugin } from 'esbuild';
import { buildDesk } from './build-desk.ts';
import { billOfMaterials, bundledPackages, packageOf, thirdPartyNotices } from './bundled-packages.ts';
import { dataFiles } from './data-files.ts';
import { packChunks } from './pack-chunks.ts';
import { prepare } from './prepare.ts';
import { wordWithoutZip } from './word-without-zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** The packages that may be loaded before the command is known: everything else would slow down `mulu --version`. */
const startPackages = ['chalk', 'commander'];

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The packages that load together with `entry`, without any dynamic import. */
function packagesAtStart(metafile: Metafile, entry: string): Set<string> {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    const output = metafile.outputs[file];
    if (!output || seen.has(file)) return;
    seen.add(file);
    for (const input of Object.keys(output.inputs)) {
      const from = packageOf(input);
      if (from) packages.add(from.name);
    }
    for (const { path, kind } of output.imports) if (kind !== 'dynamic-import') visit(path);
  };
  visit(entry);
  return packages;
}

/** The reader of PDF files is minified when it is prepared; to minify it again takes longer than all the rest. */
const reader = { module: 'src/generated/pdf-reader.js', chunk: 'pdf-reader.cjs' };

const readerAsItIs: Plugin = {
  name: 'reader as it is',
  setup: ({ onResolve }) =>
    onResolve({ filter: /[\\/]generated[\\/]pdf-reader\.js$/ }, () => ({ path: `./${reader.chunk}`, external: true })),
};

/** A program in ASCII, which is read twice as fast: what is left of other characters stands in regular expressions. */
const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A module as `load-chunk.ts` calls it; without the first words it is a program that comes to that function. */
const asFunction = (code: string): string =>
  `module.exports=(function(exports,require,module,__filename,__dirname,__url){${inAscii(code)}\n})`;

/** What the prepared code is made from: functions that these runs have called come ready compiled. */
const exampleRuns = [
  ['validate', 'catalogues/examples', '--cache', 'OUT'],
  ['build', 'catalogues/examples/990101-example-county.yaml', '-o', 'OUT'],
  ['review', 'catalogues/examples', '-o', 'OUT'],
  ['import', 'OUT/catalogue.csv', '-o', 'OUT/a.yaml', '--region', '990109', '--name', '示例县'],
  ['import', 'OUT/catalogue.xlsx', '-o', 'OUT/b.yaml', '--region', '990109', '--name', '示例县'],
  ['import', 'OUT/index.html', '-o', 'OUT/c.yaml', '--region', '990109', '--name', '示例县'],
  ['import', 'OUT/filing.docx', '-o', 'OUT/d.yaml', '--region', '990109', '--name', '示例县'],
];

/**
 * Runs examples with the new bundle in a process of its own, keeps the code that the engine has made of it beside the
 * chunks, and returns the digest of each. Newer Nodes keep code themselves: for them nothing is prepared.
 */
function prepareCode(): { readonly [chunk: string]: string } {
  if ('enableCompileCache' in nodeModule) return {};
  const out = mkdtempSync(join(tmpdir(), 'mulu-build-'));
  const program = `
    const { loadChunk, scripts, digestOf } = await import(${JSON.stringify(pathToFileURL(join(dist, 'load-chunk.cjs')).href)});
    const { readFileSync, renameSync, writeFileSync } = await import('node:fs');
    const { main } = loadChunk('cli.cjs');
    for (const run of ${JSON.stringify(exampleRuns)}) await main(run.map((word) => word.replace(/^OUT/u, ${JSON.stringify(out)})));
    const digests = {};
    for (const [name, script] of scripts) {
      const file = ${JSON.stringify(join(dist, 'chunks'))} + '/' + name;
      const code = script.createCachedData();
      writeFileSync(file + '.code.tmp', code);
      renameSync(file + '.code.tmp', file + '.code');
      digests[name] = digestOf(readFileSync(file), code);
    }
    writeFileSync(${JSON.stringify(join(out, 'digests.json'))}, JSON.stringify(digests));`;
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`build: the examples could not be run\n${stderr}`);
    return JSON.parse(readFileSync(join(out, 'digests.json'), 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The text of the loader with the packs that chunks are in, and the digests of the prepared code. */
async function loaderText(
  homes: { readonly [chunk: string]: string },
  preparedDigests: { readonly [file: string]: string },
): Promise<string> {
  const esbuild = await import('esbuild');
  const { code } = await esbuild.transform(readFileSync(join(root, 'src/host/load-chunk.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: { homes: JSON.stringify(homes), preparedDigests: JSON.stringify(preparedDigests) },
  });
  return code;
}

function replaceText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.tmp`, text);
  renameSync(`${path}.${process.pid}.tmp`, path);
}

/** Brings dist up to date. */
export async function build(): Promise<void> {
  const prepared = await prepare();
  const entries = ['src/cli.ts', 'src/index.ts'].filter((file) => existsSync(join(root, file)));
  if (!entries.includes('src/cli.ts')) {
    console.error('build: src/cli.ts does not exist yet; dist is not built');
    return;
  }
  // The prepared code is for the engine that made it.
  const hash = createHash('sha256').update(prepared).update(`${process.version} ${process.arch}`);
  const inputs = filesBelow(join(root, 'src')).filter((file) => !file.startsWith(join(root, 'src/generated')));
  for (const file of [
    ...inputs,
    ...filesBelow(join(root, 'scripts')),
    ...filesBelow(join(root, 'catalogues/examples')).filter((file) => file.endsWith('.yaml')),
    ...['package.json', 'package-lock.json', 'templates/desk.html'].map((file) => join(root, file)),
  ])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  const digest = hash.digest('hex');
  const stamp = join(dist, 'inputs.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  const esbuild = await import('esbuild');
  const tables = new Map<string, string>();
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: 'dist/chunks',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [readerAsItIs, wordWithoutZip, dataFiles(join(dist, 'data'), tables)],
  });

  const early = [...packagesAtStart(metafile, 'dist/chunks/cli.cjs')].filter((name) => !startPackages.includes(name));
  if (early.length > 0) {
    throw new Error(
      `build: loaded before the command is known: ${early.join(', ')}; import src/commands/* dynamically`,
    );
  }

  // Every file becomes a function: load-chunk.ts can give it prepared code, and what it asks for.
  const asFunctions = {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
    minifyWhitespace: true,
    logLevel: 'error',
  } as const;
  const inCommonJs = async (text: string, minifySyntax: boolean): Promise<string> =>
    (await esbuild.transform(text, { ...asFunctions, minifySyntax })).code;
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const { packed, homes } = await packChunks(texts, metafile, asFunctions);
  const chunks = await Promise.all(
    [
      ...[...texts].filter(([name]) => !homes[name]).map(([name, text]) => [name, inCommonJs(text, true)] as const),
      [reader.chunk, inCommonJs(readFileSync(join(root, reader.module), 'utf8'), false)] as const,
      ...packed,
    ].map(async ([name, text]) => ({ path: join(dist, 'chunks', name), text: asFunction(await text) })),
  );
  const shim = (name: string): { path: string; text: string } => ({
    path: join(dist, `${name}.js`),
    text: `import{loadChunk}from'./load-chunk.cjs';export const{${metafile.outputs[`dist/chunks/${name}.cjs`]?.exports.join(',')}}=loadChunk('${name}.cjs');\n`,
  });
  const desk = await buildDesk(root);
  const packages = bundledPackages([metafile, ...desk.metafiles], root);
  // Chunks first, entry points last: a process that starts meanwhile sees the old bundle or the new one.
  const files = [
    ...[...tables].map(([path, text]) => ({ path, text })),
    ...chunks,
    { path: join(dist, 'mulu.html'), text: desk.text },
    { path: join(dist, 'THIRD-PARTY.txt'), text: thirdPartyNotices(packages, root) },
    { path: join(dist, 'sbom.cdx.json'), text: billOfMaterials(packages, root) },
    { path: join(dist, 'load-chunk.cjs'), text: await loaderText(homes, {}) },
    shim('index'),
    shim('cli'),
  ];
  for (const { path, text } of files) replaceText(path, text);
  const written = new Set(files.map((file) => file.path));
  for (const file of filesBelow(dist)) if (!written.has(file)) rmSync(file, { force: true });
  replaceText(join(dist, 'load-chunk.cjs'), await loaderText(homes, prepareCode()));
  writeFileSync(stamp, digest);
  const kilobytes = files.reduce((sum, file) => sum + file.text.length, 0) / 1024;
  console.error(`build: wrote ${files.length} files to dist, ${Math.round(kilobytes)} KB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
