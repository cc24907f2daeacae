import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inside = (name: string): string => join(folder, name);

const table = [
  '序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式',
  '1,社会保险登记,职工参保登记,事项名称,《社会保险法》,5个工作日内,示例县人社局,政府网站,全社会,主动',
].join('\r\n');
writeFileSync(inside('table.csv'), table);
const place = ['--region', '990101', '--name', '示例县'];

describe('mulu import', () => {
  it('writes a layer and its reports', async () => {
    const { code, stdout, stderr } = await runHere(
      'import',
      inside('table.csv'),
      '-o',
      inside('a.yaml'),
      ...place,
      '--report',
      inside('a.json'),
      '--report',
      inside('a.html'),
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('1 行，领域 社会保险');
    const { rows } = JSON.parse(readFileSync(inside('a.json'), 'utf8'));
    expect(rows).toMatchObject([
      {
        place: '2:1',
        level1: '社会保险登记',
        level2: '职工参保登记',
        level3: '',
        item: 'social-insurance/1.4',
        outcome: 'amended',
      },
    ]);
    expect(readFileSync(inside('a.html'), 'utf8')).toContain('职工参保登记');
    expect((await runHere('validate', inside('a.yaml'))).stdout).not.toContain('[schema]');
  });

  it('masks the numbers of persons in the layer and the reports', async () => {
    writeFileSync(inside('phone.csv'), table.replace('示例县人社局', '张三13912345678').replace('看情况', '主动'));
    await runHere('import', inside('phone.csv'), '-o', inside('p.yaml'), ...place, '--report', inside('p.json'));
    const written = ['p.yaml', 'p.json'].map((name) => readFileSync(inside(name), 'utf8')).join();
    expect(written).toContain('张三139******78');
    expect(written).not.toContain('13912345678');
  });

  it('overwrites nothing unless told to', async () => {
    writeFileSync(inside('kept.yaml'), 'x');
    const refused = await runHere('import', inside('table.csv'), '-o', inside('kept.yaml'), ...place);
    expect([refused.code, readFileSync(inside('kept.yaml'), 'utf8')]).toEqual([2, 'x']);
    expect((await runHere('import', inside('table.csv'), '-o', inside('kept.yaml'), ...place, '--force')).code).toBe(0);
  });

  it('exits with 1 when a cell could not be read, and quotes it with its place', async () => {
    writeFileSync(inside('odd.csv'), table.replace(',主动', ',看情况'));
    const { code, stderr } = await runHere('import', inside('odd.csv'), '-o', inside('odd.yaml'), ...place);
    expect(code).toBe(1);
    expect(stderr).toContain('2:10 公开方式读不出：“看情况”');
    expect(existsSync(inside('odd.yaml'))).toBe(true);
  });

  it('names a table that the file does not have, and an account that cannot be written', async () => {
    const run = (...more: string[]) =>
      runHere('import', inside('table.csv'), '-o', inside('none.yaml'), ...place, ...more);
    const none = await run('--table', '7');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('没有第 7 张表，文件里有 1 张')]);
    const odd = await run('--report', inside('a.txt'));
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringMatching(/逐行报告的文件名\s*以 .json 或 .html 结尾/u)]);
    expect(['none.yaml', 'a.txt'].filter((name) => existsSync(inside(name)))).toEqual([]);
  });

  it.each([
    ['a missing file', ['none.csv'], '找不到'],
    ['a file without table', ['empty.html'], '文件里没有表格'],
    ['a table of something else', ['other.csv'], '没有找到目录表'],
  ])('exits with 2 for %s and writes nothing', async (_, [name = ''], words) => {
    writeFileSync(inside('empty.html'), '<p>x</p>');
    writeFileSync(inside('other.csv'), '姓名,成绩\r\n甲,1');
    const { code, stderr } = await runHere('import', inside(name), '-o', inside('no.yaml'), ...place);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(existsSync(inside('no.yaml'))).toBe(false);
  });

  it('exits with 2 for a parent that is not there and for a code of no region', async () => {
    const run = (...argv: string[]) =>
      runHere('import', inside('table.csv'), '-o', inside('no.yaml'), '--name', '示例县', ...argv);
    expect((await run('--region', '990101', '--extends', 'none.yaml')).code).toBe(2);
    expect((await run('--region', '12')).code).toBe(2);
    expect((await run()).code).toBe(2);
  });
});
