import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = fileURLToPath(new URL('../catalogues/examples', import.meta.url));
const county = '990101-example-county.yaml';

/** Builds the example county in a folder of its own, as a machine somewhere else would. */
const buildIn = (name: string, env: { readonly [name: string]: string }, ...options: string[]): string => {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  cpSync(examples, join(home, 'layers'), { recursive: true });
  const { code, stderr } = runMulu(['build', `layers/${county}`, '-o', 'out', ...options], { cwd: home, env });
  expect(code, stderr).toBe(0);
  return join(home, 'out');
};

const here = { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' };
const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'zh_CN.GB18030' };

it.each([
  ['every format', []],
  ['a draft in GB18030 with a red head', ['--draft', '--encoding', 'gb18030', '--red-head', '--doc-type', '报告']],
  ['the extract of a township', ['--level', 'township', '--region', '示例镇']],
])('%s is the same to the byte in another folder, zone and locale', (title, options) => {
  const one = buildIn(`${title}-1`, here, ...options);
  const other = buildIn(`${title} 二/深 一层`, elsewhere, ...options);
  const files = readdirSync(one).sort();
  expect(readdirSync(other).sort()).toEqual(files);
  expect(files).toContain('manifest.json');
  if (!options.includes('--level')) expect(files).toHaveLength(11);
  const differing = files.filter((file) => !readFileSync(join(one, file)).equals(readFileSync(join(other, file))));
  expect(differing).toEqual([]);
});

it('holds the page of the example county under 600 KB', () => {
  const out = buildIn('size', here, '--format', 'html');
  expect(readFileSync(join(out, 'index.html')).length).toBeLessThan(600_000);
});
