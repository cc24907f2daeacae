import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reference } from '../../src/generated/reference.js';
import { readList } from '../../src/review/lists/read-list.ts';
import { runPlain } from '../cli/run-cli.ts';
import { county, review } from './desk.ts';
import { badLists, listFiles } from './list-files.ts';
import { docxTables, docxText, filesBelow } from './read-docx.ts';

const { lists } = reference.office;

describe('a list of those who file', () => {
  it.each(listFiles)('is read: $name', async ({ file, bytes, regions, remarks = [] }) => {
    const read = await readList(file, bytes, lists);
    expect('problem' in read ? read.problem.zh : read.regions).toEqual(regions);
    const told = 'problem' in read ? [] : read.remarks.map(({ zh }) => zh);
    expect(told).toHaveLength(remarks.length);
    for (const [index, part] of remarks.entries()) expect(told[index]).toContain(part);
  });

  it.each(badLists)('is refused in one sentence: %s', async (_, file, bytes, told) => {
    const read = await readList(file, bytes, lists);
    const text = 'problem' in read ? `名单：${read.problem.zh}` : JSON.stringify(read);
    expect(text).toContain(told);
    expect(text).not.toContain('\n');
  });

  it('finds its regions by name of the body, without a code, and behind the name of the city', async () => {
    const desk = await review({
      'in/a.yaml': county(),
      'in/b.yaml': county({ code: '990102', name: '乙县' }),
      'list.csv': '单位名称\n甲县人力资源和社会保障局\n甲市乙县人社局\n丙县人社局\n',
    });
    expect(desk.rows.map(({ listed, proposal }) => [listed, proposal])).toEqual([
      ['甲县', 'agree'],
      ['甲市乙县', 'agree'],
    ]);
    expect(desk.report.expected?.missing.map(({ name }) => name)).toEqual(['丙县']);
  });

  it('tells districts of one name in two cities apart by the city above them', async () => {
    const district = (city: string, code: string): { readonly [path: string]: string } => ({
      [`base/${city}.yaml`]: county({ code: `${code.slice(0, 4)}00`, name: city, level: 'city', filing: '' }),
      [`in/${city}鼓楼区.yaml`]: county({
        code,
        name: '鼓楼区',
        parent: `${city}.yaml`,
        number: `${city}鼓人社〔2026〕1号`,
      }),
    });
    const desk = await review({
      ...district('甲市', '990101'),
      ...district('乙市', '990201'),
      'list.csv': '设区市,名称\n甲市,鼓楼区\n乙市,鼓楼区\n丙市,鼓楼区\n',
    });
    expect(desk.rows.map(({ key, proposal, listed }) => [key, proposal, listed])).toEqual([
      ['990101', 'agree', '鼓楼区'],
      ['990201', 'agree', '鼓楼区'],
    ]);
    expect(desk.report.expected?.missing).toMatchObject([{ name: '鼓楼区', city: '丙市' }]);
  });

  it('takes no county for another whose name ends alike', async () => {
    const desk = await review({
      'in/a.yaml': county({ code: '990101', name: '安县' }),
      'list.csv': '单位名称\n新安县\n西安市长安县\n',
    });
    expect(desk.rows.map(({ listed, hold }) => [listed, hold])).toEqual([[null, 'unlisted']]);
  });

  it('judges what came in late by the day of receipt', async () => {
    const desk = await review({
      'in/a.yaml': county({ date: '2026-12-05' }),
      'list.csv': '代码,名称,期限,收到日期\n990101,甲县,2026-12-10,2026年12月12日\n',
    });
    expect(desk.report.summary).toMatchObject({ late: 1 });
  });

  it('is named in letters as far as a sentence goes, and whole in a table', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `第${index + 1}县`);
    const list = `代码,名称,期限\n990101,甲县,\n${names.map((name) => `,${name},2026-12-31\n`).join('')}`;
    const desk = await review({ 'in/a.yaml': county(), 'list.csv': list }, '--date', '2027-01-10');
    const bulletin = filesBelow(desk.out).find((file) => file.includes('通报')) ?? '';
    const dunning = filesBelow(desk.out).find((file) => file.includes('催报函')) ?? '';
    for (const [paper, told] of [
      [bulletin, '尚未报送的200个地区：第1县、第2县'],
      [dunning, '有200个地区尚未报送就业和社会保险领域基层政务公开标准目录备案材料，名单见附件。'],
      ['filing.docx', '尚未报送的200个地区：第1县、第2县'],
    ] as const) {
      const text = docxText(join(desk.out, paper));
      const sentence = text.split('\n').find((line) => line.includes('200个地区')) ?? '';
      expect(sentence).toContain(told);
      expect(sentence.length).toBeLessThan(260);
      expect(docxTables(join(desk.out, paper)).at(-1)?.slice(1)).toEqual(
        names.map((name, index) => [`${index + 1}`, '—', name, '尚未报送，应于2026年12月31日前报送，已经逾期']),
      );
    }
    expect(docxText(join(desk.out, bulletin))).toContain('第30县等（名单见附件2）。');
  });

  it('is doubted where little of it has come in', async () => {
    const desk = await review({
      'in/a.yaml': county(),
      'in/b.yaml': county({ code: '990102', name: '乙县' }),
      'list.csv': '代码,名称,收到日期\n110101,东城区,2026-12-01\n110102,西城区,\n',
    });
    expect(desk.stderr).toContain('应报名单的 2 个地区只对上 0 个');
    expect(desk.stderr).toContain('名单记有收到日期，文件夹里却没有材料：东城区');
  });
});

describe('the round before', () => {
  const sent = 'catalogues/examples/990101-example-county.yaml';
  const folder = mkdtempSync(join(tmpdir(), 'mulu-round-')).replaceAll('\\', '/');
  const run = (out: string, ...argv: string[]) =>
    runPlain(['review', `${folder}/报送`, '-o', `${folder}/${out}`, ...argv]);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is given by its review.json or by the folder that holds it; else it is said what is missing', async () => {
    mkdirSync(join(folder, '报送'));
    copyFileSync(sent, join(folder, '报送/990101.yaml'));
    await run('一轮');
    const [byFile, byFolder] = [
      await run('二轮', '--previous', `${folder}/一轮/review.json`),
      await run('又二轮', '--previous', `${folder}/一轮`),
    ];
    expect(byFolder.code).toBe(byFile.code);
    expect(readFileSync(join(folder, '又二轮/review.json'), 'utf8')).toBe(
      readFileSync(join(folder, '二轮/review.json'), 'utf8'),
    );
    const told = async (previous: string): Promise<string> => {
      const { code, stderr } = await run('三轮', '--previous', previous);
      expect(code).toBe(2);
      return stderr.trim();
    };
    expect(await told(`${folder}/没有.json`)).toBe(`没有文件“${folder}/没有.json”`);
    expect(await told(`${folder}/报送`)).toBe(`没有文件“${folder}/报送/review.json”`);
    expect(await told(sent)).toBe(`“${sent}”不是上一轮的 review.json`);
    expect(existsSync(join(folder, '三轮'))).toBe(false);
  });
});
