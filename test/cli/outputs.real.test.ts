import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere, runMulu } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-outputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const county = 'catalogues/examples/990101-example-county.yaml';
let builds = 0;
const build = async (...options: string[]) => {
  builds += 1;
  const out = join(folder, `out-${builds}`);
  const ran = await runHere('build', county, '-o', out, ...options);
  return { ...ran, read: (name: string) => readFileSync(join(out, name)), list: () => readdirSync(out) };
};

describe('--level township', () => {
  it('writes every format but the filing pack, which belongs to the county', async () => {
    const { code, list, read } = await build('--level', 'township', '--region', '示例镇');
    expect(code).toBe(0);
    expect(list()).toContain('catalogue.xlsx');
    expect(list()).not.toContain('filing.docx');
    const rows = read('catalogue.csv').toString('utf8').split('\r\n').slice(1);
    expect(rows.filter((row) => /^\d+,就业,/u.test(row)).map((row) => Number(row.split(',')[0]))).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 1),
    );
  });

  it('refuses to file an extract under the number of the county', async () => {
    const { code, stderr } = await build('--level', 'township', '--region', '示例镇', '--format', 'filing');
    expect(code).toBe(1);
    expect(stderr).toContain('摘录没有自己的发文字号、主送机关和成文日期');
  });

  it('leaves blanks in the draft of such a letter', async () => {
    const options = ['--level', 'township', '--region', '示例镇', '--format', 'filing', '--draft'];
    const { code, read } = await build(...options);
    const html = read('filing.html').toString('utf8');
    expect(code).toBe(0);
    expect(html).toContain('发文字号（待填）');
    expect(html).not.toContain('示人社函');
    expect(html).toContain('在示例省、示例市、示例县目录的基础上编制');
  });
});

describe('--level village', () => {
  const options = ['--level', 'village', '--region', '示例镇红旗村', '--format', 'filing'];

  it('refuses to file the extract of a village', async () => {
    const { code, stderr } = await build(...options);
    expect(code).toBe(1);
    expect(stderr).toContain('村（社区）的摘录没有自己的发文字号、主送机关和成文日期，随县、乡两级的目录备案');
  });

  it('leaves blanks in the draft of its letter, the receiver of the county included', async () => {
    const { code, read } = await build(...options, '--draft');
    const html = read('filing.html').toString('utf8');
    expect(code).toBe(0);
    expect(html).toContain('<p class="receiver">（待填）：</p>');
    expect(html).toContain('<p>示例镇红旗村村民委员会</p>');
    expect(html).not.toContain('示人社函');
  });
});

describe('--encoding gb18030', () => {
  it('writes the CSV in it, and nothing else', async () => {
    const { code, read } = await build('--format', 'csv,json', '--encoding', 'gb18030');
    expect(code).toBe(0);
    const text = new TextDecoder('gb18030', { fatal: true }).decode(read('catalogue.csv'));
    expect(text.startsWith('序号,领域,编号,')).toBe(true);
    expect(JSON.parse(read('catalogue.json').toString('utf8'))).toHaveProperty('domains');
  });

  it('is refused by another name', async () => {
    const { code, stderr } = await build('--encoding', 'big5');
    expect(code).toBe(2);
    expect(stderr).toContain('gb18030');
  });
});

it('prints the red head with --red-head', async () => {
  const { code, read } = await build('--format', 'filing', '--red-head', '--doc-type', '报告');
  expect(code).toBe(0);
  expect(read('filing.html').toString('utf8')).toContain('示例县人力资源和社会保障局文件');
});

it.each([
  ['a draft in GB18030 with a red head', ['--draft', '--encoding', 'gb18030', '--red-head', '--doc-type', '报告']],
  ['the extract of a township', ['--level', 'township', '--region', '示例镇']],
  [
    'the extract of a village',
    ['--level', 'village', '--region', '阳光社区', '--draft', '--format', 'html,csv,xlsx,json,filing'],
  ],
])('writes %s to the same bytes in another folder, zone and locale', async (_, options) => {
  const here = await build(...options);
  expect(here.code, here.stderr).toBe(0);
  const cwd = mkdtempSync(join(folder, '同样 '));
  cpSync('catalogues/examples', cwd, { recursive: true });
  const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
  const { code, stderr } = runMulu(['build', '990101-example-county.yaml', '-o', 'out', ...options], { cwd, env });
  expect(code, stderr).toBe(0);
  expect(here.list().length).toBeGreaterThan(8);
  expect(readdirSync(join(cwd, 'out'))).toEqual(here.list());
  for (const name of here.list()) expect(readFileSync(join(cwd, 'out', name)).equals(here.read(name)), name).toBe(true);
});

it('keeps the page of the example county under 600 KB, and each fragment under 190 KB', async () => {
  const { list, read } = await build('--format', 'html');
  expect(read('index.html').length).toBeLessThan(600_000);
  for (const name of list().filter((each) => each.startsWith('fragment-')))
    expect(read(name).length, name).toBeLessThan(190_000);
});
