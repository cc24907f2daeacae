import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const nodeKeepsCode = 'enableCompileCache' in nodeModule;

/** The tool in a folder of its own, with its prepared code: beside the chunks, or where a newer Node keeps it. */
let folder = '';
let cache = '';

const build = () => {
  const argv = ['bin/mulu.js', 'build', 'national', '-o', 'out', '--format', 'json'];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const made = status === 0 ? readFileSync(join(folder, 'out/catalogue.json'), 'utf8') : '';
  return { status, signal, stdout, stderr, made };
};

const codeFolder = (): string => (nodeKeepsCode ? join(cache, 'mulu/code') : join(folder, 'dist/chunks'));

const codeFiles = (): string[] =>
  readdirSync(codeFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (nodeKeepsCode || entry.name.endsWith('.code')))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const whole = new Map<string, Buffer>();

/** A place in a file, the same in every run. */
const somewhere = (length: number, nth: number): number => (nth * 7_919 + 104_729) % length;

const flipped = (code: Buffer, nth: number): Buffer => {
  const copy = Buffer.from(code);
  const at = somewhere(copy.length, nth);
  copy[at] = (copy[at] ?? 0) ^ (1 << (nth % 8));
  return copy;
};

type Damage = (file: string, code: Buffer, nth: number) => void;

const damages: { readonly [title: string]: Damage } = {
  flipped: (file, code, nth) => writeFileSync(file, flipped(code, nth)),
  truncated: (file, code, nth) => writeFileSync(file, code.subarray(0, somewhere(code.length, nth))),
  empty: (file) => writeFileSync(file, ''),
  foreign: (file, _code, nth) => writeFileSync(file, [...whole.values()][(nth + 1) % whole.size] ?? ''),
  missing: () => undefined,
  'a folder': (file) => mkdirSync(file),
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-code-'));
  cache = join(folder, 'cache');
  for (const name of ['bin', 'dist', 'catalogues', 'package.json'])
    cpSync(name, join(folder, name), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('prepared code', () => {
  let sound: ReturnType<typeof build>;
  beforeAll(() => {
    sound = build();
    for (const file of codeFiles()) whole.set(file, readFileSync(file));
  });

  it('is there', () => {
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    expect(whole.size).toBeGreaterThan(5);
  });

  it.each([0, 1, 2])('is not used unless it is whole (every kind of damage, round %i)', (round) => {
    const all = Object.values(damages);
    for (const [nth, [file, code]] of [...whole].entries()) {
      rmSync(file, { recursive: true, force: true });
      all[(nth + round) % all.length]?.(file, code, nth + round);
    }
    expect(build()).toEqual(sound);
  });

  it('is not used when it is another program of the same length', () => {
    let edited = 0;
    for (const [file, code] of whole) {
      rmSync(file, { recursive: true, force: true });
      const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
      const copy = Buffer.from(code);
      for (let at = copy.indexOf(wide('公开')); at >= 0; at = copy.indexOf(wide('公开'), at)) {
        wide('不开').copy(copy, at);
        edited += 1;
      }
      writeFileSync(file, copy);
    }
    expect(edited).toBeGreaterThan(50);
    expect(build()).toEqual(sound);
  });

  it('is not in the published package', () => {
    const [{ files }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
    ) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('dist/cli.js');
    // The forms that the guides of the example hand out are the only ones that Word reads.
    const form = /^catalogues\/examples\/\d+\/guides\/files\/[^/]+\.docx$/u;
    const known = /\.(?:cjs|js|ts|json|yaml|md|png|txt|csv|sha256)$|^LICENSE$|^dist\/mulu\.html$/u;
    expect(paths.filter((path) => !known.test(path) && !form.test(path))).toEqual([]);
  });
});

describe.skipIf(nodeKeepsCode)('the code that the build prepares', () => {
  it('is what this Node accepts', () => {
    const program = `
      const { loadChunk, scripts } = await import('./dist/load-chunk.cjs');
      await loadChunk('cli.cjs').main(['validate', 'bench/county.yaml']);
      process.stderr.write(JSON.stringify([...scripts.values()].map(({ cachedDataRejected }) => cachedDataRejected)));`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
    const rejected: unknown[] = JSON.parse(stderr);
    // The loader of the command line, what every command loads, and what a check loads.
    expect(rejected.length).toBeGreaterThan(2);
    expect(new Set(rejected)).toEqual(new Set([false]));
  });
});
