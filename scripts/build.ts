/** Bundles src into dist, so that the tool starts fast and needs no installed packages. Does nothing while its inputs are unchanged. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { prepare } from './prepare.ts';

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

/** The package that a bundled file comes from: the innermost node_modules folder counts. */
function packageOf(input: string): { name: string; folder: string } | undefined {
  const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
  return match?.[1] && match[2] ? { name: match[2], folder: match[1] } : undefined;
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

/** The licences of everything that is bundled: the copies in dist are third-party code. */
function thirdPartyNotices(metafile: Metafile): string {
  const folders = new Map<string, string>();
  for (const input of Object.keys(metafile.inputs)) {
    const from = packageOf(input);
    if (from) folders.set(from.folder, from.name);
  }
  const notices = [...folders].sort().map(([folder, name]) => {
    const { version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const terms = file
      ? readFileSync(join(root, folder, file), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim()
      : '';
    return `${name} ${version} (${license})\n\n${terms}\n`;
  });
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

/** Brings dist up to date. */
export async function build(): Promise<void> {
  const prepared = await prepare();
  const entries = ['src/cli.ts', 'src/index.ts'].filter((file) => existsSync(join(root, file)));
  if (!entries.includes('src/cli.ts')) {
    console.error('build: src/cli.ts does not exist yet; dist is not built');
    return;
  }
  const hash = createHash('sha256').update(prepared);
  const inputs = filesBelow(join(root, 'src')).filter((file) => !file.startsWith(join(root, 'src/generated')));
  for (const file of [
    ...inputs,
    ...['package.json', 'package-lock.json', 'scripts/build.ts'].map((f) => join(root, f)),
  ])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  const digest = hash.digest('hex');
  const stamp = join(dist, 'inputs.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  const esbuild = await import('esbuild');
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
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'linked',
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });

  const early = [...packagesAtStart(metafile, 'dist/cli.js')].filter((name) => !startPackages.includes(name));
  if (early.length > 0) {
    throw new Error(
      `build: loaded before the command is known: ${early.join(', ')}; import src/commands/* dynamically`,
    );
  }

  // Chunks first, entry points last: a process that starts meanwhile sees the old bundle or the new one.
  const isEntry = (path: string): boolean => dirname(path) === dist;
  const files = outputFiles
    .map(({ path, contents }) => ({ path, contents }))
    .sort((one, other) => Number(isEntry(one.path)) - Number(isEntry(other.path)));
  files.push({ path: join(dist, 'THIRD-PARTY.txt'), contents: new TextEncoder().encode(thirdPartyNotices(metafile)) });
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}.tmp`, contents);
    renameSync(`${path}.${process.pid}.tmp`, path);
  }
  const written = new Set(files.map((file) => file.path));
  for (const file of filesBelow(dist)) if (!written.has(file)) rmSync(file, { force: true });
  writeFileSync(stamp, digest);
  const kilobytes = files.reduce((sum, file) => sum + file.contents.length, 0) / 1024;
  console.error(`build: wrote ${files.length} files to dist, ${Math.round(kilobytes)} KB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
