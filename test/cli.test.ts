import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../src/document/display-width.ts';
import { version } from '../src/generated/version.js';
import { type Ran, runHere, runMulu, runMuluMany } from './cli/run-cli.ts';

const root = fileURLToPath(new URL('cli/', import.meta.url));
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

let out = '';
let ran = new Map<string, Ran>();
const call = (name: string) => {
  const cwd = join(root, name);
  const argv = readFileSync(join(cwd, 'arguments.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace('{out}', join(out, name)));
  return { argv, cwd };
};
const filesOf = (): string[][] => cases.map((name) => readdirSync(join(root, name)));
let before: string[][] = [];
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'mulu-cli-'));
  before = filesOf();
  const results = runMuluMany(cases.map(call));
  ran = new Map(cases.map((name, index) => [name, results[index] as Ran]));
});
afterAll(() => {
  rmSync(out, { recursive: true, force: true });
});

/** Every case is a folder: the arguments, one a line, the files they name, and what a user sees. `{out}` is a fresh folder. */
describe('the tool as a user runs it', () => {
  it.each(cases)('%s', async (name) => {
    const folder = join(root, name);
    const target = join(out, name);
    const { code, stdout, stderr } = ran.get(name) as Ran;
    const part = (title: string, text: string) => (text === '' ? '' : `--- ${title}\n${text}`);
    const seen = `exit ${code}\n${part('stdout', stdout)}${part('stderr', stderr)}`
      .replaceAll(target, '{out}')
      .replaceAll(version, '{version}');
    await expect(seen).toMatchFileSnapshot(join(folder, 'expected.txt'));
    expect(seen.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(seen).not.toMatch(/\n\s+at .+:\d+:\d+|(?!\n)\p{Cc}/u);
    expect(existsSync(target)).toBe(seen.includes('{out}/'));
  });

  it.each(['version', 'warning', 'errors', 'unknown-option'])('%s: a process of its own says the same', (name) => {
    const { argv, cwd } = call(name);
    expect(runMulu(argv, { cwd })).toEqual(ran.get(name));
  });

  it('leaves the folders as they were', () => {
    const names = (all: readonly string[][]) => all.map((list) => list.filter((one) => one !== 'expected.txt'));
    expect(names(filesOf())).toEqual(names(before));
  });

  it('every exit code occurs', () => {
    const codes = cases.map((name) => readFileSync(join(root, name, 'expected.txt'), 'utf8').slice(0, 6));
    expect([...new Set(codes)].sort()).toEqual(['exit 0', 'exit 1', 'exit 2']);
  });
});

describe('help', () => {
  const commands = ['validate', 'build', 'items', 'explain'];
  it.each(['zh', 'en'])(
    'of every command fits 80 columns in %s, and has an example that runs the tool',
    async (lang) => {
      for (const command of ['', ...commands]) {
        const { code, stdout, stderr } = await runHere(...(command ? [command] : []), '--help', '--lang', lang);
        expect([code, stderr]).toEqual([0, '']);
        expect(stdout).toContain(lang === 'zh' ? '示例：\n  mulu ' : 'Examples:\n  mulu ');
        expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
        if (lang === 'zh') expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|\[options\]|choices/u);
      }
    },
  );
});

describe('colour', () => {
  it('is for terminals only', () => {
    const folder = join(root, 'errors');
    const { stdout } = runMulu(['validate', 'layer.yaml'], { cwd: folder });
    expect(stdout).not.toContain('\u001b');
  });
});
