import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTables } from '../src/source/table/read-tables.ts';
import { limits } from '../src/source/table/table.ts';
import { tableProblemWords } from '../src/source/table/table-problem-words.ts';

const properties = { created: new Date(0), modified: new Date(0) };
const rows = [
  ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开时限', '公开主体', '公开渠道和载体'],
  ['1', '社会保险登记', '职工参保登记', '事项名称', '《社会保险法》', '20个工作日内', '人社局', '■政府网站'],
];
const workbook = (): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '社会保险', rows }], properties });
const page = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const lines = rows.map((row) => row.join(',')).join('\r\n');

/** An OLE file as far as readers look before they give up: its mark, and one name of its directory. */
const ole = (name: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, char] of [...name].entries()) bytes.set([char.charCodeAt(0), 0], 1024 + 2 * index);
  return bytes;
};

const zip = (files: { readonly [name: string]: Uint8Array }): Uint8Array => zipSync(files, { level: 1 });

/** A workbook whose sheet is given as XML. */
const workbookOf = (sheet: string, extra: { readonly [name: string]: Uint8Array } = {}): Uint8Array =>
  zip({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
    ...extra,
  });

const inline = (cell: string, text: string): string => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('files that are not what they seem', () => {
  const cases: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array, string])[] = [
    ['an empty file', 'a.xlsx', () => new Uint8Array(), 'empty'],
    ['a truncated zip', 'a.xlsx', async () => (await workbook()).slice(0, 900), 'truncated'],
    [
      'a zip with its middle overwritten',
      'a.xlsx',
      async () => {
        const bytes = await workbook();
        bytes.fill(0x41, 200, 900);
        return bytes;
      },
      'damaged',
    ],
    [
      'a zip bomb',
      'a.xlsx',
      () => workbookOf(`<row r="1">${inline('A1', 'x'.repeat(40 * 1024 * 1024))}</row>`),
      'zip-bomb',
    ],
    ['a zip that is no office file', 'a.xlsx', () => zip({ 'a.txt': strToU8('x') }), 'other-format'],
    [
      'an OpenDocument sheet of nothing',
      'a.ods',
      () =>
        zip({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<x/>') }),
      'damaged',
    ],
    ['an old Word file', 'a.doc', () => ole('WordDocument'), 'doc'],
    ['a protected workbook', 'a.xlsx', () => ole('EncryptedPackage'), 'password'],
    [
      'a protected workbook of the old format',
      'a.xls',
      () => {
        const bytes = ole('Workbook');
        bytes.set([0x09, 0x08, 0x10, 0x00], 512);
        bytes.set([0x2f, 0x00, 0x36, 0x00], 512 + 20);
        return bytes;
      },
      'password',
    ],
    ['an OLE file of another program', 'a.xls', () => ole('Contents'), 'damaged'],
    ['an XLS that breaks off', 'a.xls', () => ole('Workbook'), 'damaged'],
    ['a PDF', 'a.xlsx', () => strToU8('%PDF-1.7 …'), 'damaged'],
    ['RTF called .doc', 'a.doc', () => strToU8('{\\rtf1 x}'), 'rtf'],
    ['a page saved as one file', 'a.mht', () => strToU8('MIME-Version: 1.0\r\n'), 'other-format'],
    ['a picture', 'a.png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'binary'],
    [
      'random bytes',
      'a.csv',
      () => Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + index * index) % 256),
      'binary',
    ],
    ['a page without table', 'a.html', () => strToU8('<html><body><p>目录见附件</p></body></html>'), 'no-table'],
    [
      'a page nested beyond reason',
      'a.html',
      () => strToU8(`<table><tr><td>${'<div>'.repeat(5000)}x</table>`),
      'too-deep',
    ],
    [
      'spans that reserve a billion cells',
      'a.html',
      () => strToU8(`<table>${'<tr><td rowspan=60000 colspan=60000>x</td></tr>'.repeat(3000)}</table>`),
      'too-many-cells',
    ],
  ];
  it.each(cases)('%s: one error', async (_, file, make, code) => {
    const { grids, problems } = await readTables(file, await make());
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(grids).toEqual([]);
    expect(tableProblemWords[code]).toBeDefined();
  });

  const readable: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array, readonly string[]])[] = [
    ['a page called .xls', 'a.xls', () => strToU8(page), ['wrong-extension']],
    ['a workbook called .csv', 'a.csv', workbook, ['wrong-extension']],
    ['CSV called .xlsx', 'a.xlsx', () => strToU8(lines), ['wrong-extension']],
    ['GB18030', 'a.csv', () => iconv.encode(lines, 'gb18030'), []],
    ['UTF-16 without mark', 'a.csv', () => iconv.encode(lines, 'utf-16le', { addBOM: false }), []],
    ['UTF-16 big-endian', 'a.csv', () => iconv.encode(lines, 'utf-16be', { addBOM: true }), []],
    ['UTF-8 with mark', 'a.csv', () => iconv.encode(lines, 'utf-8', { addBOM: true }), []],
    ['a page in GBK', 'a.html', () => iconv.encode(`<meta charset="gb2312">${page}`, 'gbk'), []],
    [
      'one bad byte',
      'a.csv',
      () => Buffer.concat([Buffer.from(lines), Buffer.from(`,${'社会保险'.repeat(40)}`), Buffer.from([0xff])]),
      ['bad-bytes'],
    ],
    ['a quote that does not close', 'a.csv', () => strToU8(`${lines}\r\n2,x,"职工"参保登记,a,b,c,d,e`), ['bad-quote']],
    [
      'macros',
      'a.xlsm',
      async () => {
        const sheet = rows.map(
          (row, line) =>
            `<row r="${line + 1}">${row.map((cell, column) => inline(`${'ABCDEFGH'[column]}${line + 1}`, cell)).join('')}</row>`,
        );
        return workbookOf(sheet.join(''), { 'xl/vbaProject.bin': strToU8('x') });
      },
      ['macro'],
    ],
    [
      'formulas with stored results',
      'a.xlsx',
      () => workbookOf(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>${inline('B1', 'x')}</row>`),
      ['formulas'],
    ],
    [
      'formulas without result',
      'a.xlsx',
      () => workbookOf(`<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1/")</f></c>${inline('B1', 'x')}</row>`),
      ['formula-empty'],
    ],
    [
      'a sheet with cells far apart',
      'a.xlsx',
      () => workbookOf(`<row r="1">${inline('A1', 'x')}</row><row r="1048576">${inline('XFD1048576', 'x')}</row>`),
      ['rows-cut'],
    ],
    [
      'a million empty rows',
      'a.xlsx',
      () => {
        const empty = Array.from({ length: 1_048_575 }, (_, row) => `<row r="${row + 2}"/>`).join('');
        return workbookOf(`<row r="1">${inline('A1', 'x')}</row>${empty}`);
      },
      [],
    ],
  ];
  it.each(readable)('%s: is read', async (_, file, make, codes) => {
    const { grids, problems } = await readTables(file, await make());
    expect(problems.map((problem) => problem.code)).toEqual(codes);
    expect(grids).toHaveLength(1);
  });

  it('keeps the encoding that is asked for', async () => {
    const bytes = iconv.encode('序號,公開事項\r\n1,職工參保登記', 'big5');
    const { grids } = await readTables('a.csv', bytes, 'big5');
    expect(grids[0]?.rows[1]?.[1]?.text).toBe('職工參保登記');
    expect((await readTables('a.csv', bytes, 'klingon')).problems.map(({ code }) => code)).toEqual([
      'unknown-encoding',
    ]);
  });
});

/** A small generator, so that every run breaks the same bytes. */
const random = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};

describe('100 broken files', () => {
  it('never throws, and says at most one error', async () => {
    const next = random(20261121);
    const whole = [await workbook(), strToU8(page), strToU8(lines), iconv.encode(lines, 'gb18030')];
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 100; round += 1) {
      const source = whole[round % whole.length] ?? new Uint8Array();
      let bytes = source.slice();
      if (round % 3 === 0) bytes = bytes.slice(0, Math.floor(next() * bytes.length));
      for (let hits = Math.floor(next() * 20); hits > 0 && bytes.length > 0; hits -= 1)
        bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      const { grids, problems } = await readTables('a.xlsx', bytes);
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length).toBe(grids.length === 0 ? 1 : 0);
      for (const { code } of problems) expect(tableProblemWords[code], code).toBeDefined();
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    expect(limits.unpacked).toBeLessThan(200 * 1024 * 1024);
  });
});
