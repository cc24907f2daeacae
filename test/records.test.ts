import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';

const head = '事项,公开地址,形成或变更日,首次公开日,最近更新日,核对岗位,审查岗位,审查日期';
const row = (name: string, days: string): string => `${name},,${days}`;
const late = row('employment/4.1 失业登记', '2026-09-18,2026-10-30,,就业股,局办公室,2026-10-29');

let folder = '';
const layer = (): string => `${folder}/county.yaml`;
const write = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(folder, name), bytes);
const writeLayer = (file: string, more = ''): void =>
  write(
    'county.yaml',
    `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
records: { publications: ${file} }
${more}`,
  );
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-records-')).replaceAll('\\', '/');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly rule: string;
  readonly line: number | null;
  readonly cell: string | null;
  readonly severity: string;
  readonly message: string;
  readonly accepted?: unknown;
}
const toldOf = async (...argv: string[]): Promise<Told[]> => {
  const { findings } = JSON.parse((await runHere('validate', layer(), ...argv, '--format', 'json')).stdout);
  return (findings as Told[]).filter(({ rule, message }) => rule !== 'guide-present' && !message.includes('没有登记'));
};
const rulesOf = async (...argv: string[]): Promise<string[]> =>
  (await toldOf(...argv)).map(({ rule, line, cell }) => `${cell ?? line} ${rule}`);

describe('a record file of a layer', () => {
  const titled = [
    '示例县公开登记表,,,,,,,',
    '填报单位：示例县人社局,,填报日期：2026-11-30,,,,,',
    '',
    head,
    late,
    '',
  ].join('\r\n');

  it.each([
    ['UTF-8 with a BOM', `\ufeff${titled}`],
    ['GBK', iconv.encode(titled, 'gbk')],
    [
      'UTF-16 with tabs, as Excel writes Unicode text',
      iconv.encode(titled.replaceAll(',', '\t'), 'utf16le', { addBOM: true }),
    ],
    ['big-endian UTF-16', iconv.encode(titled, 'utf16be', { addBOM: true })],
  ])('is read below its title in %s', async (_, bytes) => {
    write('p.csv', bytes);
    writeLayer('p.csv');
    expect(await rulesOf()).toEqual(['5 published-in-time']);
  });

  it.each([
    ['tabs', (text: string) => text.replaceAll(',', '\t')],
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['commas, below a title with wide ones', (text: string) => `填报单位：县人社局，县医保局，填报\n${text}`],
    [
      'wide commas, with a plain one in a cell',
      (text: string) => text.replaceAll(',', '，').replace('局办公室', '局,办'),
    ],
    [
      'commas, below a quoted title that holds others',
      (text: string) => `"2026；第一季度;；a;b;c;d;e;f;g;h;i;j"\n${text}`,
    ],
  ])('is read below a title that holds none of its marks: %s', async (_, written) => {
    write('p.csv', `示例县公开登记表\n\n${written(`${head}\n${late}`)}\n`);
    writeLayer('p.csv');
    expect((await toldOf()).map(({ rule }) => rule)).toEqual(['published-in-time']);
  });

  const sheets = (all: { readonly [name: string]: unknown[][] }, merges: readonly string[] = []): Uint8Array => {
    const book = xlsx.utils.book_new();
    for (const [name, rows] of Object.entries(all)) {
      const sheet = xlsx.utils.aoa_to_sheet(rows);
      sheet['!merges'] = merges.map((range) => xlsx.utils.decode_range(range));
      xlsx.utils.book_append_sheet(book, sheet, name);
    }
    return xlsx.write(book, { type: 'buffer' });
  };
  const heads = ['事项', '形成或变更日', '首次公开日', '审查日期'];
  const cells = ['就业 4.1', '2026-09-18', '2026-10-30', '2026-10-29'];
  it.each([
    [
      'a heading that stands twice',
      sheets({
        登记: [
          [...heads, '首次公开日'],
          [...cells, '2026-09-20'],
        ],
      }),
      ['登记!E1'],
    ],
    [
      'a heading over two columns',
      sheets(
        {
          登记: [
            [...heads, null],
            [...cells, '2026-09-20'],
          ],
        },
        ['D1:E1'],
      ),
      ['登记!E2'],
    ],
    [
      'a day over two columns',
      sheets({ 登记: [heads, ['就业 4.1', '2026-09-18', null, null]] }, ['B2:D2']),
      ['登记!B2'],
    ],
    ['rows in a second sheet', sheets({ 就业: [heads, cells], 社保: [heads, ['就业 4.2']] }), ['社保!A1']],
  ])('loses nothing and takes nothing twice: %s', async (_, bytes, told) => {
    write('p.xlsx', bytes);
    writeLayer('p.xlsx');
    expect(await rulesOf()).toEqual(told.map((cell) => `${cell} table-form`));
    const { code } = await runHere('build', layer(), '-o', `${folder}/out`, '--format', 'ledger');
    expect(code).toBe(1);
  });

  it('has a day that is merged over rows in each of them, and headings merged with what is below', async () => {
    const rows = [
      [...heads, null],
      [...cells, null],
      ['就业 4.2', null, '2026-10-30', '2026-10-29', null],
    ];
    write('p.xlsx', sheets({ 登记: rows }, ['B2:B3', 'D1:E1', 'D2:E2', 'D3:E3']));
    writeLayer('p.xlsx');
    expect(await rulesOf()).toEqual(['登记!B2 published-in-time', '登记!B2 published-in-time']);
  });

  it('is told by line and column where a table of text is named like a workbook', async () => {
    write('p.xlsx', `${head}\n${late}\n`);
    writeLayer('p.xlsx');
    expect(await rulesOf()).toEqual(['2:3 published-in-time']);
  });

  it.each(['xlsx', 'biff8'] as const)(
    'is read from a workbook below a merged title (%s), and told by cell',
    async (bookType) => {
      const sheet = xlsx.utils.aoa_to_sheet([
        ['示例县公开登记表'],
        [],
        head.split(','),
        ['就业 4.1', null, new Date(Date.UTC(2026, 8, 18)), '2026年10月30日', null, '就业股', '局办公室', '2026.10.29'],
        ['失业保险金申领', 'https://user:secret@www.example.gov.cn/', '9月31日'],
      ]);
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 7 } }];
      const book = xlsx.utils.book_new();
      xlsx.utils.book_append_sheet(book, sheet, '登记');
      const name = bookType === 'xlsx' ? 'p.xlsx' : 'p.xls';
      write(name, xlsx.write(book, { type: 'buffer', bookType, cellDates: true }));
      writeLayer(name);
      expect((await rulesOf()).sort()).toEqual([
        '登记!B5 record-form',
        '登记!C4 published-in-time',
        '登记!C5 record-form',
      ]);
      const { stdout } = await runHere('validate', layer(), '--format', 'text', '--lang', 'en');
      expect(stdout).not.toContain('secret');
      expect(stdout).toContain('made or changed on 2026-09-18 and published 26 working days');
    },
  );

  it('is refused where the workbook keeps rows out of sight', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([head.split(','), ['就业 4.1'], ['就业 4.2']]);
    sheet['!rows'] = [{}, { hidden: true }];
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, sheet, '登记');
    write('p.xlsx', xlsx.write(book, { type: 'buffer' }));
    writeLayer('p.xlsx');
    const [told] = await toldOf();
    expect(told).toMatchObject({ rule: 'table-form', severity: 'error' });
    expect(told?.message).toContain('没有读全');
  });

  it.each([
    ['a year', '2026-09-18,2206-10-30,,就业股,局办公室,2026-10-29', 'D2', '“首次公开日”里的“2206-10-30”年份不对'],
    ['a day', '2026-09-18,2026-09-31,,就业股,局办公室,2026-09-20', 'D2', '“首次公开日”里的“2026-09-31”没有这一天'],
    [
      'a word',
      '2025-09-18,2025-09-20,上个月,就业股,局办公室,2025-09-19',
      'E2',
      '“最近更新日”里的“上个月”不是看得懂的日期',
    ],
    ['when it was made', '9月,2026-09-20,,就业股,局办公室,2026-10-29', 'C2', '“形成或变更日”里的“9月”不是看得懂的日期'],
    ['the review', '2026-09-18,2026-09-20,,就业股,局办公室,下周', 'H2', '“审查日期”里的“下周”不是看得懂的日期'],
  ])('says of a day that it cannot read only that: %s', async (_, days, __, message) => {
    write('p.csv', `${head}\n${row('employment/4.1 失业登记', days)}\n`);
    writeLayer('p.csv');
    expect((await toldOf()).map((told) => [told.rule, told.line, told.message])).toEqual([['record-form', 2, message]]);
  });

  const comments = '编号,收到日期,渠道,反馈人,事项,类别,意见,答复日期,采纳,答复或理由,公开摘要';
  it.each([
    ['the answer', '1,2026-03-01,网站,,,,太慢,3月初,采纳,改了,', ['record-form “答复日期”里的“3月初”不是看得懂的日期']],
    [
      'the answer alone',
      '1,2026-03-01,网站,,,,太慢,3月初,,,',
      ['comment-answered 意见 1 有答复日期，没有写是否采纳', 'record-form “答复日期”里的“3月初”不是看得懂的日期'],
    ],
    [
      'the receipt',
      '1,2月30日,网站,,,,太慢,2026-03-05,采纳,改了,',
      ['record-form “收到日期”里的“2月30日”不是看得懂的日期'],
    ],
    [
      'the receipt of one that is open',
      '1,2月30日,网站,,,,太慢,,,,',
      ['comment-answered 意见 1 还没有答复', 'record-form “收到日期”里的“2月30日”不是看得懂的日期'],
    ],
  ])('takes no day of a comment for blank that it cannot read: %s', async (_, written, told) => {
    write('c.csv', `${comments}\n${written}\n`);
    writeLayer('p.csv');
    write('county.yaml', readFileSync(layer(), 'utf8').replace('publications: p.csv', 'comments: c.csv'));
    expect((await toldOf()).map(({ rule, message }) => `${rule} ${message}`)).toEqual(told);
  });

  it('reads a day as people say it', async () => {
    write(
      'p.csv',
      `${head}\n${row('就业 4.1', '2026年09月18号,2026年9月20日,,就业股,局办公室,二〇二六年九月十九号')}\n`,
    );
    writeLayer('p.csv');
    expect(await toldOf()).toEqual([]);
  });

  it('has its warnings answered in the layer, which hears of answers to nothing', async () => {
    write('p.csv', `${head}\n${late}\n`);
    writeLayer('p.csv', 'accepted: [{ rule: published-in-time, item: 就业 4.1, reason: 网站改版 }]\n');
    expect(await toldOf()).toMatchObject([{ rule: 'published-in-time', severity: 'info' }]);
    writeLayer('p.csv', 'accepted: [{ rule: published-in-time, item: 就业 4.2, reason: 网站改版 }]\n');
    expect((await toldOf()).map(({ rule }) => rule).sort()).toEqual(['accepted-in-use', 'published-in-time']);
  });

  it('never holds up the catalogue and its filing', async () => {
    write('p.csv', `${head}\n${row('没有这一项', '去年,,,,,')}\n`);
    writeLayer('p.csv');
    expect((await runHere('validate', layer())).code).toBe(1);
    expect((await runHere('build', layer(), '-o', `${folder}/out`, '--format', 'csv')).code).toBe(0);
  });

  it('masks numbers of persons and tells of them', async () => {
    write('p.csv', `${head}\n${row('employment/4.1', ',,,就业股（13812345678）,,')}\n`);
    writeLayer('p.csv');
    const { stdout } = await runHere('validate', layer(), '--format', 'json');
    expect(stdout).toContain('no-personal-data');
    expect(stdout).not.toContain('13812345678');
  });

  it('tells what is overdue at a day', async () => {
    write('p.csv', `${head}\n${row('employment/4.1', '2026-11-02,,,,,')}\n`);
    writeLayer('p.csv');
    expect(await rulesOf('--date', '2026-11-27')).toEqual([]);
    expect(await rulesOf('--date', '2026-12-01')).toEqual(['2 published-in-time']);
  });
});

describe('working days of a publication', () => {
  it('flip one row of a county when one day moves over a Saturday on which offices work', async () => {
    cpSync('catalogues/examples', join(folder, 'examples'), { recursive: true });
    const file = join(folder, 'examples/990101/publications.csv');
    const text = readFileSync(file, 'utf8');
    const count = async (): Promise<number> => {
      const { stdout } = await runHere('validate', `${folder}/examples/990101-example-county.yaml`, '--format', 'json');
      return (JSON.parse(stdout).findings as Told[]).filter(({ rule }) => rule === 'published-in-time').length;
    };
    expect(await count()).toBe(0);
    // 2026-02-14 is a Saturday on which offices work: formed on the 6th, published on the 13th it is the fifth 工作日.
    const moved = (day: string): string =>
      text.replace(
        /^(employment\/1\.2 [^,]*,[^,]*),.*$/mu,
        `$1,2026-02-06,${day},2026-11-19,就业股,局办公室,2026-02-12`,
      );
    writeFileSync(file, moved('2026-02-13'));
    expect(await count()).toBe(0);
    writeFileSync(file, moved('2026-02-14'));
    expect(await count()).toBe(1);
  });
});
