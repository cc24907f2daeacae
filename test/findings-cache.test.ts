import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-cache-'));
  cpSync('catalogues/examples', join(folder, 'layers'), { recursive: true });
  cpSync('test/rules/only-tighter', join(folder, 'layers/rules'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mulu = (...argv: string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [resolve('bin/mulu.js'), ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'system') },
  });
  return { stdout, stderr, status };
};
const anew = (...argv: string[]) => mulu('validate', 'layers', '--no-cache', ...argv);
const kept = (...argv: string[]) => mulu('validate', 'layers', '--cache', 'kept', ...argv);
const entries = (): string[] =>
  readdirSync(join(folder, 'kept'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

test('a second run says the same, in every format', () => {
  kept();
  expect(entries().length).toBeGreaterThan(10);
  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown'])
    expect(kept('--format', format), format).toEqual(anew('--format', format));
});

test('what is kept is what is shown: the second run does not check again', () => {
  kept();
  const words = '外国人来华工作许可不列入';
  for (const name of entries()) {
    const path = join(folder, 'kept', name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('未采用', words));
  }
  expect(kept().stdout).toContain(words);
});

test.each([
  ['the file itself', 'layers/990101-example-county.yaml'],
  ['a layer above', 'layers/990000-example-province.yaml'],
])('a change of %s is seen', (_, name) => {
  kept();
  const path = join(folder, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace('responsibleBody:', 'responsibleBodi:'));
  const after = kept();
  expect(after.stdout).toContain('responsibleBodi');
  expect(after).toEqual(anew());
});

test('another date is another question', () => {
  kept();
  expect(kept('--date', '2031-01-01')).toEqual(anew('--date', '2031-01-01'));
});

test('entries that were damaged or deleted do no harm', () => {
  const before = kept();
  for (const [index, name] of entries().entries()) {
    const path = join(folder, 'kept', name);
    if (index % 3 === 0) rmSync(path);
    else writeFileSync(path, index % 3 === 1 ? readFileSync(path, 'utf8').slice(0, 40) : '[]');
  }
  expect(kept()).toEqual(before);
});

test('a folder that cannot be written only costs time', () => {
  writeFileSync(join(folder, 'kept'), 'a file');
  expect(kept()).toEqual(anew());
});

test('one file is checked without a cache, and --no-cache leaves nothing behind', () => {
  anew();
  mulu('validate', 'layers/990101-example-county.yaml');
  expect(readdirSync(folder)).toEqual(['layers']);
  mulu('validate', 'layers');
  expect(readdirSync(folder).sort()).toEqual(['layers', 'system']);
});
