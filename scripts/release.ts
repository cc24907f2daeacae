/**
 * Writes what is handed to an office that has no Node.js: for each system a zip with the tool, the desk, an unmodified
 * Node.js and 使用说明.txt, and the SHA-256 and SM3 of each. `tsx scripts/release.ts [SYSTEM…] [-o FOLDER]`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { version } from '../src/generated/version.js';
import { sm3 } from '../src/model/sm3.ts';
import { build } from './build.ts';
import { untar } from './release/untar.ts';
import { type Packed, writeZip } from './release/write-zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const nodeVersion = '24.21.0';

/** The packages that ship Node.js as it was built, and what they must be. */
const systems = {
  'win-x64': {
    program: 'bin/node.exe',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'linux-x64': {
    program: 'bin/node',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    program: 'bin/node',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
} as const;
type System = keyof typeof systems;

/** The files of a package of the registry, once they are what was pinned. */
const nodePackage = (system: System): ReadonlyMap<string, Uint8Array> => {
  const kept = join(root, 'out', 'release-parts');
  mkdirSync(kept, { recursive: true });
  const file = join(kept, `node-${system}-${nodeVersion}.tgz`);
  if (!existsSync(file))
    execFileSync('npm', ['pack', '--silent', `node-${system}@${nodeVersion}`, '--pack-destination', kept], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const bytes = readFileSync(file);
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== systems[system].integrity) throw new Error(`release: ${file} is not the package that was pinned`);
  return untar(gunzipSync(bytes));
};

/** What npm would publish, and the desk. */
const toolFiles = (): string[] => {
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(told) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path).filter((path) => path !== 'dist/mulu.html');
};

/** A file of ours as it is packed: a text for Windows has its line ends, and the mark of UTF-8 where it is not a program. */
const own = (path: string, name = path): Packed => {
  const bytes = readFileSync(join(root, path));
  const mark = { '使用说明.txt': '\ufeff', 'mulu.cmd': '' }[name];
  const text = mark === undefined ? undefined : `${mark}${bytes.toString('utf8').replaceAll('\n', '\r\n')}`;
  return { name, bytes: text === undefined ? bytes : Buffer.from(text), runs: name === 'mulu' };
};

const partsOf = (system: System): Packed[] => {
  const windows = system.startsWith('win');
  const program = nodePackage(system).get(`package/${systems[system].program}`);
  // The package for Windows leaves the licence out; it is that of the same version.
  const licence = nodePackage('linux-x64').get('package/LICENSE');
  if (!program || !licence) throw new Error(`release: node-${system} does not hold what it should`);
  const parts = [
    ...toolFiles().map((path) => own(path)),
    own('dist/mulu.html', 'mulu.html'),
    own('scripts/release/使用说明.txt', '使用说明.txt'),
    ...(windows
      ? [own('scripts/release/mulu.cmd', 'mulu.cmd'), own('scripts/release/dropped.mjs', 'dropped.mjs')]
      : [own('scripts/release/mulu', 'mulu')]),
    { name: windows ? 'node/node.exe' : 'node/node', bytes: program, runs: true },
    { name: 'node/LICENSE', bytes: licence, runs: false },
  ];
  const order = (left: Packed, right: Packed): number => (left.name < right.name ? -1 : 1);
  return parts.sort(order).map((part) => ({ ...part, name: `mulu-${version}/${part.name}` }));
};

const isSystem = (word: string): word is System => Object.hasOwn(systems, word);

const release = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o', default: join(root, 'out', 'release') } },
  });
  const folder = resolve(values.output);
  const unknown = positionals.find((word) => !isSystem(word));
  if (unknown) throw new Error(`release: ${unknown} is none of ${Object.keys(systems).join(', ')}`);
  await build();
  mkdirSync(folder, { recursive: true });
  const lines = ['文件\tSHA-256\tSM3'];
  for (const system of positionals.length > 0 ? positionals.filter(isSystem) : Object.keys(systems).filter(isSystem)) {
    const name = `mulu-${version}-${system}.zip`;
    const zip = writeZip(partsOf(system));
    writeFileSync(join(folder, name), zip);
    lines.push([name, createHash('sha256').update(zip).digest('hex'), sm3(zip)].join('\t'));
    console.error(`release: wrote ${name}, ${Math.round(zip.length / 2 ** 20)} MB`);
  }
  writeFileSync(join(folder, '校验值.txt'), `${lines.join('\r\n')}\r\n`);
};

try {
  await release();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
