import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { draw, drawTable, pdfFile } from '../pdf-file.ts';
import { county, type Desk, review } from './desk.ts';

const scan = '%PDF-1.7\n';
const limit = '公开事项信息形成或变更之日起20个工作日内公开';
let folder = '';
let [table, sheet, page]: (string | Uint8Array)[] = [];
let csv = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-tables-'));
  const layer = join(folder, 'layer.yaml');
  writeFileSync(layer, county());
  await runHere('build', layer, '-o', join(folder, 'out'), '--format', 'csv,xlsx,html', '--date', '2026-12-01');
  const made = (name: string) => readFileSync(join(folder, 'out', name));
  csv = made('catalogue.csv').toString('utf8');
  [table, sheet, page] = [made('catalogue.csv'), made('catalogue.xlsx'), made('index.html')];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const zip = (files: { readonly [name: string]: string | Uint8Array }): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? Buffer.from(data) : data]),
    ),
  );
const told = (desk: Desk, name: string): string[] =>
  (desk.row(name)?.findings ?? []).map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
const resultOf = (desk: Desk, name: string) => {
  const { proposal, hold } = desk.row(name) ?? {};
  return hold ?? proposal;
};

describe('a submission that is a table', () => {
  it('is reviewed like a layer, whatever it is made with, and says so', async () => {
    const desk = await review({
      'in/990101-甲县.csv': table ?? '',
      'in/990102-乙县.xlsx': sheet ?? '',
      'in/990103-丙县.html': page ?? '',
      'in/990103-丙县（盖章）.pdf': scan,
      'in/丁县人社局.csv': table ?? '',
      'in/目录.csv': table ?? '',
      'list.csv': '代码,名称\n990101,甲县\n990102,乙县\n990103,丙县\n990104,丁县\n',
    });
    expect(desk.rows.map(({ name, title, proposal, hold }) => [name, title, hold ?? proposal])).toEqual([
      ['990101-甲县.csv', '甲县', 'agree'],
      ['990102-乙县.xlsx', '乙县', 'agree'],
      ['990103-丙县.html', '丙县', 'agree'],
      ['丁县人社局.csv', '丁县', 'agree'],
      ['目录.csv', '目录.csv', 'reviewer'],
    ]);
    expect(told(desk, '990103-丙县.html')[0]).toContain('由旧表转换');
    expect(told(desk, '990103-丙县.html')[0]).toContain('990103-丙县（盖章）.pdf');
    expect(told(desk, '990101-甲县.csv')[0]).toContain('没有随附盖章的函');
    expect(desk.read('counties/990101.html')).toContain('990101-甲县.csv（由旧表转换）');
    expect(desk.row('目录.csv')?.cause).toContain('哪个地区');
  });

  it('has its stamped letter beside it as a layer has, under whatever name, and counts once', async () => {
    const desk = await review({
      'in/990101.yaml': county(),
      'in/990101（盖章）.pdf': scan,
      'in/990102-乙县/layer.yaml': county({ code: '990102', name: '乙县' }),
      'in/990102.pdf': scan,
      'in/990103.yaml': county({ code: '990103', name: '丙县' }),
      'in/丙县备案函.pdf': scan,
      'in/丁县备案函.pdf': scan,
      'list.csv': '代码,名称\n990101,甲县\n990102,乙县\n990103,丙县\n990104,丁县\n',
    });
    expect(desk.rows.map(({ name, proposal, hold }) => [name, hold ?? proposal])).toEqual([
      ['990101.yaml', 'agree'],
      ['990102-乙县', 'agree'],
      ['990103.yaml', 'agree'],
      ['丙县备案函.pdf', 'superseded'],
      ['丁县备案函.pdf', 'return'],
    ]);
    expect(desk.row('丙县备案函.pdf')?.cause).toContain('同一地区另有可以审核的材料：990103.yaml');
    expect(desk.read('counties/990101.html')).toContain('990101（盖章）.pdf');
    // It is no version that somebody would have to choose.
    expect(desk.report.repeated).toEqual([]);
    expect(desk.read('rulings.yaml')).not.toContain('use:');
  });

  it('may be a PDF of text and lines; one of pictures is a scan', async () => {
    const xs = [30, 60, 160, 280, 480, 640, 810];
    const rows = [
      ['序号', '一级事项', '二级事项', '公开内容', '公开时限', '公开主体'],
      ['1', '就业信息服务', '岗位信息发布', '招聘单位、岗位要求', '60个工作日内', '甲县人社局'],
    ];
    const cells = rows.flatMap((row, at) => row.map((text, column) => ({ row: at, column, lines: [text] })));
    const content = draw('甲县就业领域基层政务公开标准目录', 200, 560) + drawTable(xs, [540, 510, 480], cells);
    const desk = await review({
      'in/990101-甲县.pdf': pdfFile([{ content }]),
      'in/990102-乙县.pdf': pdfFile([{ content: '' }]),
    });
    expect(desk.rows.map(({ name, proposal }) => [name, proposal])).toEqual([
      ['990101-甲县.pdf', 'correct'],
      ['990102-乙县.pdf', 'return'],
    ]);
    const [late] = (desk.row('990101')?.findings ?? []).filter(({ rule }) => rule === 'only-tighter');
    expect(late).toMatchObject({ file: '990101-甲县.pdf', cell: '第1页第2行第5列' });
    expect(desk.row('990102')?.cause).toContain('扫描件');
  });

  it('is told its faults at its cells, in words of an office', async () => {
    const loose = csv.replace('信息形成或变更之日起12个工作日内', '信息形成或变更之日起60个工作日内');
    const lost = csv.replace(`,${limit},`, ',#REF!,');
    const short = csv.split('\r\n').filter((line) => !/,社会保险|\n社会保险/u.test(line));
    const desk = await review({
      'in/990101-甲县.csv': loose,
      'in/990102-乙县.csv': lost,
      'in/990103-丙县.csv': short.join('\r\n'),
      'in/990104-丁县/就业.csv': csv.slice(0, csv.indexOf('社会保险1.1') - 10),
      'in/990104-丁县/社保.xlsx': Buffer.from('PK'),
    });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['correct', 'correct', 'correct', 'correct']);
    const [first] = (desk.row('990101')?.findings ?? []).filter(({ rule }) => rule === 'only-tighter');
    expect(first).toMatchObject({ file: '990101-甲县.csv', cell: expect.stringMatching(/^\d+:8$/u), line: null });
    expect(told(desk, '990102')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^error readable-file .*#REF!/u)]),
    );
    expect(told(desk, '990104')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^error item-standard-covered 材料里没有社会保险/u),
        expect.stringMatching(/^error readable-file /u),
      ]),
    );
    for (const { findings } of desk.rows)
      for (const { message, file } of findings) {
        expect(message).not.toMatch(/--[a-z]|filing|yaml/u);
        expect(file).not.toMatch(/\.yaml$/u);
      }
  });

  it('goes back with the reason where it cannot be read or is something else, and is held by nobody', async () => {
    const old = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('WordDocument', 'utf16le'),
      Buffer.alloc(600),
    ]);
    const rows = Array.from({ length: 6000 }, (_, row) => `${row},岗位信息发布`).join('\n');
    const desk = await review({
      'in/990101.doc': old,
      'in/990102.csv': '序号,物品\n1,办公桌\n2,椅子\n',
      'in/990103.csv': `序号,二级事项\n${rows}`,
      'in/990104.pdf': scan,
      'in/990105.rar': 'Rar!',
      'in/990106.yaml': county({ code: '990106', name: '己县' }),
    });
    for (const key of ['990101', '990102', '990103', '990104']) {
      expect([key, resultOf(desk, key)]).toEqual([key, 'return']);
      expect(desk.row(key)?.cause).toBeTruthy();
      expect(desk.row(key)?.remedy).toBeTruthy();
    }
    expect(desk.row('990101')?.remedy).toContain('.docx');
    expect([resultOf(desk, '990105'), resultOf(desk, '990106')]).toEqual(['reviewer', 'agree']);
  });
});

describe('a submission that is a ZIP', () => {
  it('is opened within bounds, and what is in it is reviewed', async () => {
    const own = county({ code: '990102', name: '乙县' });
    const locked = Buffer.from(zip({ 'a.csv': 'x' }));
    // The flag of a password, in the header and in the directory.
    locked[6] = 1;
    locked[locked.indexOf('PK\x01\x02', 0, 'latin1') + 8] = 1;
    const desk = await review({
      'in/990101-甲县.zip': zip({ '目录/甲县目录.xlsx': sheet ?? '', '目录/盖章的函.pdf': scan, '__MACOSX/x': 'x' }),
      'in/990102-乙县.zip': zip({ 'a/county.yaml': own }),
      'in/990103.zip': zip({ 'a.bin': new Uint8Array(40_000_000) }),
      'in/990104.zip': locked,
      'in/990105.zip': zip({ 'scan.pdf': scan }),
      'in/990106.zip': zip({ 'inner.zip': zip({ 'a.yaml': own }) }),
      'in/990107.zip': zip({ '../../990107.yaml': own }),
      'in/990108/材料.zip': zip({ 'county.yaml': county({ code: '990108', name: '辛县' }) }),
    });
    const results = Object.fromEntries(desk.rows.map(({ key, proposal, hold }) => [key, hold ?? proposal]));
    expect(results).toEqual({
      '990101': 'agree',
      '990102': 'agree',
      '990103': 'return',
      '990104': 'return',
      '990105': 'return',
      '990106': 'reviewer',
      '990107': 'return',
      '990108': 'agree',
    });
    expect(told(desk, '990101')[0]).toContain('盖章的函.pdf');
    expect(desk.row('990104')?.cause).toContain('密码');
    expect(desk.stdout + desk.stderr).not.toMatch(/内部出错|\n\s+at /u);
  });

  it('and a table give the same in shards as at once', async () => {
    const tree = {
      'in/990101-甲县.zip': zip({ '甲县.csv': table ?? '' }),
      'in/990102-乙县.csv': table ?? '',
      'in/990102-乙县.pdf': scan,
    };
    const whole = await review(tree);
    const parts = await Promise.all(
      [1, 2].map(async (index) => {
        const target = join(whole.folder, `part-${index}`);
        await runHere('review', join(whole.folder, 'in'), '-o', target, '--shard', `${index}/2`);
        return target;
      }),
    );
    const joined = join(whole.folder, 'joined');
    await runHere('review', '--merge', ...parts, '-o', joined);
    expect(readFileSync(join(joined, 'review.json'), 'utf8')).toBe(whole.read('review.json'));
  });
});
