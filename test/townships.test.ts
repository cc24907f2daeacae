import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterAll, expect, it } from 'vitest';
import { townshipOf } from '../src/model/grassroots-body.ts';
import { runPlain } from './cli/run-cli.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-townships-')).replaceAll('\\', '/');
afterAll(() => rmSync(top, { recursive: true, force: true }));
cpSync('catalogues/examples', `${top}/examples`, { recursive: true });
const county = `${top}/examples/990101-example-county.yaml`;
const whole = readFileSync(county, 'utf8');
const withTable = whole.replace(/( {2}- \{ id: 乡镇便民服务中心, )name.*\n/u, '$1from: 990101/places.csv }\n');
const towns = `名称,地址,时间,电话
城关镇便民服务中心,中心街1号,工作日9:00–17:00,0990-1234601
东山乡便民服务中心,东山路2号,工作日9:00–17:00,0990-1234602
东山乡人社所,东山路3号,工作日9:00–17:00,0990-1234603
`;

const build = (out: string, ...options: string[]) =>
  runPlain(['build', county, '-o', `${top}/${out}`, '--townships', '--format', 'guides', ...options]);

it('makes the extracts of all townships at once, a zip each, with a board to hang up', async () => {
  writeFileSync(county, withTable);
  writeFileSync(`${top}/examples/990101/places.csv`, towns);
  const { code, stdout, stderr } = await build('out');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('2 个乡镇（街道）的摘录');
  expect(readdirSync(`${top}/out`).sort()).toEqual(['manifest.json', '东山乡.zip', '城关镇.zip'].sort());
  const files = unzipSync(new Uint8Array(readFileSync(`${top}/out/东山乡.zip`)));
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const page = text('guides/employment/4.1.html');
  expect(page).toContain('东山乡便民服务中心');
  expect(page).toContain('东山乡人社所');
  expect(page).not.toContain('城关镇');
  const board = text('guides/board.html');
  expect(board).toContain('东山乡办事公开栏');
  expect(board).toContain('失业登记');
  expect(board).toContain('失业登记表：收原件1份（A4）');
  expect(board).not.toContain('<script');
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  expect((await validator.validateString(board)).results.flatMap(({ messages }) => messages)).toEqual([]);
  // The same towns, the same bytes.
  await build('again');
  expect(readFileSync(`${top}/again/东山乡.zip`)).toEqual(readFileSync(`${top}/out/东山乡.zip`));
});

it('tells places that are in no township, and refuses where there is no table or too much is asked', async () => {
  writeFileSync(county, withTable);
  writeFileSync(`${top}/examples/990101/places.csv`, `${towns}农场服务站,农场路4号,工作日9:00–17:00,0990-1234604\n`);
  const told = await build('some');
  expect([told.code, told.stderr]).toEqual([1, expect.stringContaining('没有摘录：农场服务站')]);
  expect((await build('none', '--level', 'township')).stderr).toContain('不与 --level、--region 一起写');
  writeFileSync(county, whole);
  const { code, stderr } = await build('none');
  expect([code, stderr]).toEqual([2, expect.stringContaining('没有一乡镇一行的表，没有写出任何文件')]);
  expect(stderr.split('没有写出任何文件')).toHaveLength(2);
  expect(existsSync(`${top}/none`)).toBe(false);
});

it.each([
  ['城关镇便民服务中心', '城关镇'],
  ['滨河街道办事处', '滨河街道'],
  ['白音苏木', '白音苏木'],
  ['镇江街道党群服务中心', '镇江街道'],
  ['各乡镇便民服务中心', undefined],
  ['乡镇便民服务中心', undefined],
  ['县政务服务中心', undefined],
  ['', undefined],
])('tells the township of %s', (name, town) => expect(townshipOf(name)).toBe(town));

it('tells each guide with an error once, and what is to be known of each extract', async () => {
  // A sign of four bytes in GB18030, which old programs garble.
  writeFileSync(county, withTable.replaceAll('稳岗政策咨询', '稳岗政策咨询（𠮷）'));
  writeFileSync(`${top}/examples/990101/places.csv`, towns);
  const guide = `${top}/examples/990101/guides/employment/4.1.yaml`;
  const sound = readFileSync(guide, 'utf8');
  writeFileSync(guide, sound.replace(/^item: .*$/mu, 'item: 4.9 没有这一项'));
  const { code, stderr } = await build('told', '--format', 'guides,csv', '--encoding', 'gb18030');
  writeFileSync(guide, sound);
  expect(code).toBe(1);
  expect(stderr.match(/份指南没有印/gu)).toHaveLength(1);
  for (const zip of ['城关镇.zip', '东山乡.zip']) expect(stderr).toContain(`${zip} 里的 catalogue.csv：`);
});
