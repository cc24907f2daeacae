import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';

const text = (limit: string): string => `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: "2026-12-01"
responsibleBody: 示例县人力资源和社会保障局
employment:
  amend:
    - { item: 3.1 公共就业服务专项活动, timeLimit: ${limit} }
`;

let folder = '';
beforeAll(async () => {
  folder = relative(process.cwd(), mkdtempSync(join(tmpdir(), 'mulu-page-')));
  writeFileSync(join(folder, 'county.yaml'), text('10个工作日内'));
  await runHere('build', join(folder, 'county.yaml'), '--format', 'html', '-o', join(folder, 'out'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (...more: string[]) =>
  runHere('diff', join(folder, 'county.yaml'), join(folder, 'out', 'index.html'), ...more);

it('finds nothing where the page says what the layer says', async () => {
  writeFileSync(join(folder, 'county.yaml'), text('10个工作日内'));
  const { code, stdout } = await compare();
  expect([code, stdout]).toEqual([0, expect.stringContaining('不同 0 处')]);
});

it('tells what the published page still says differently', async () => {
  writeFileSync(
    join(folder, 'county.yaml'),
    `${text('5个工作日内')}  omit:\n    - { item: 4.3 《就业创业证》申领, reason: not-operated, note: 由市级办理 }\n`,
  );
  const { code, stdout } = await compare();
  expect([code, stdout]).toEqual([0, expect.stringContaining('不同 2 处')]);
  expect(stdout).toContain('就业 3.1 公共就业服务专项活动：公开时限 不同');
  expect(stdout).toMatch(/《就业创业证》申领：公布的多这一项/u);
  const { differences } = JSON.parse((await compare('--format', 'json')).stdout);
  expect(differences.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['changed', 'more']);
  expect((await compare('--format', 'html')).code).toBe(2);
});

it('compares items that level 3 parts by their own row, and misses none in a table of the parts alone', async () => {
  const county = 'catalogues/examples/990101-example-county.yaml';
  const out = join(folder, 'parted');
  await runHere('build', county, '--format', 'html,csv', '-o', out);
  for (const name of ['index.html', 'catalogue.csv']) {
    const { code, stdout } = await runHere('diff', county, join(out, name));
    // What level 3 says was not compared.
    expect([name, code, stdout]).toEqual([name, 1, expect.stringContaining('不同 0 处')]);
    expect(stdout).toContain('三级事项“稳岗政策咨询”没有对照');
  }
  const csv = readFileSync(join(out, 'catalogue.csv'), 'utf8');
  const against = async (text: string): Promise<string> => {
    writeFileSync(join(out, 'other.csv'), text);
    return (await runHere('diff', county, join(out, 'other.csv'))).stdout;
  };
  expect(await against(csv.replace('10个工作日内', '9个工作日内'))).toContain('1.1 就业政策法规咨询：公开时限 不同');
  const whole = csv.slice(csv.indexOf('1,就业,就业1.1,'), csv.indexOf('2,就业,就业1.1.1,'));
  expect(await against(csv.replace(whole, ''))).toContain('不同 0 处');
});

it('says so where there is no catalogue on the page', async () => {
  writeFileSync(join(folder, 'other.html'), '<p>通知</p>');
  const { code, stderr } = await runHere('diff', join(folder, 'county.yaml'), join(folder, 'other.html'));
  expect([code, stderr.length > 0, readFileSync(join(folder, 'other.html'), 'utf8')]).toEqual([2, true, '<p>通知</p>']);
});

it('compares published workbooks cell by cell, our own form as a layer, and names the tables that are no catalogue', async () => {
  const county = 'catalogues/examples/990101-example-county.yaml';
  const out = join(folder, 'published');
  await runHere('build', county, '--format', 'xlsx,workbook,filing', '--allow-open', '-o', out);
  const against = (name: string) => runHere('diff', county, join(out, name));
  expect((await against('workbook.xlsx')).stdout).toContain('事项没有差异');
  writeFileSync(join(out, '目录.et'), readFileSync(join(out, 'catalogue.xlsx')));
  for (const name of ['catalogue.xlsx', '目录.et']) expect((await against(name)).stdout, name).toContain('不同 0 处');
  const { stdout } = await against('filing.docx');
  expect(stdout).toContain('不同 0 处');
  expect(stdout).toContain('没有目录各栏的表，没有对照：第');
  expect((await against('nothing.xlsx')).stderr).toContain('没有');
});
