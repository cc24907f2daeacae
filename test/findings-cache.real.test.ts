import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ran, runHere } from './cli/run-cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-cache-'));
  cpSync('catalogues/examples', join(folder, 'layers'), { recursive: true });
  cpSync('test/rules/only-tighter', join(folder, 'layers/rules'), { recursive: true });
  vi.stubEnv('XDG_CACHE_HOME', inside('system'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const inside = (name: string): string => join(folder, name);
const validate = (name: string, ...argv: string[]): Promise<Ran> => runHere('validate', inside(name), ...argv);
const anew = (...argv: string[]): Promise<Ran> => validate('layers', '--no-cache', ...argv);
const kept = (...argv: string[]): Promise<Ran> => validate('layers', '--cache', inside('kept'), ...argv);
const entries = (): string[] =>
  readdirSync(join(folder, 'kept'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

test('a second run says the same, in every format', async () => {
  await kept();
  expect(entries().length).toBeGreaterThan(10);
  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown'])
    expect(await kept('--format', format), format).toEqual(await anew('--format', format));
});

test('what is kept is what is shown: the second run does not check again', async () => {
  await kept();
  const words = '外国人来华工作许可不列入';
  for (const name of entries()) {
    const path = join(folder, 'kept', name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('未采用', words));
  }
  expect((await kept()).stdout).toContain(words);
});

test.each([
  ['the file itself', 'layers/990101-example-county.yaml'],
  ['a layer above', 'layers/990000-example-province.yaml'],
])('a change of %s is seen', async (_, name) => {
  await kept();
  const path = join(folder, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace('responsibleBody:', 'responsibleBodi:'));
  const after = await kept();
  expect(after.stdout).toContain('responsibleBodi');
  expect(after).toEqual(await anew());
});

test('another date is another question', async () => {
  await kept();
  expect(await kept('--date', '2031-01-01')).toEqual(await anew('--date', '2031-01-01'));
});

test('entries that were damaged or deleted do no harm', async () => {
  const before = await kept();
  for (const [index, name] of entries().entries()) {
    const path = join(folder, 'kept', name);
    if (index % 3 === 0) rmSync(path);
    else writeFileSync(path, index % 3 === 1 ? readFileSync(path, 'utf8').slice(0, 40) : '[]');
  }
  expect(await kept()).toEqual(before);
});

test('a folder that cannot be written only costs time, and is told', async () => {
  writeFileSync(join(folder, 'kept'), 'a file');
  const [{ stderr, ...rest }, { stderr: told, ...others }] = [await kept(), await anew()];
  expect(rest).toEqual(others);
  expect(stderr.replaceAll('\n', '').replace(told.replaceAll('\n', ''), '')).toMatch(
    /不是能写的文件夹：没有用存的结果/u,
  );
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('a file');
});

test('one file is checked without a cache, and --no-cache leaves nothing behind', async () => {
  await anew();
  await validate('layers/990101-example-county.yaml');
  expect(readdirSync(folder)).toEqual(['layers']);
  await validate('layers');
  expect(readdirSync(folder).sort()).toEqual(['layers', 'system']);
});
