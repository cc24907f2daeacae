import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { oleFile } from '../src/source/table/ole-file.ts';
import { oleStream } from '../src/source/table/ole-stream.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { flatOpenDocument } from './flat-open-document.ts';

const read = async (name: string, bytes: Uint8Array) => {
  const { grids, problems } = await readTables(name, bytes);
  return {
    rows: grids.map(({ rows }) => rows.map((row) => row.map((cell) => cell?.text ?? '').join('|'))),
    told: problems.map(({ code, args }) => [code, args]),
  };
};

const zipped = (parts: { readonly [name: string]: string }): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

it('leaves out how words are spoken, and keeps the words, in Word, ODT and a page', async () => {
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${run('gǎngwèi')}</w:rt><w:rubyBase>${run('岗位')}</w:rubyBase></w:ruby></w:r>`;
  const cell = (inner: string): string => `<w:tc><w:p>${inner}</w:p></w:tc>`;
  const word = zipped({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr>${cell(run('1'))}${cell(ruby + run('信息发布'))}</w:tr></w:tbl></w:body></w:document>`,
  });
  expect((await read('a.docx', word)).rows).toEqual([['1|岗位信息发布']]);
  const flat = flatOpenDocument({ kind: 'text', borders: 'none', rows: [['1', '岗位信息发布']], widths: [2, 8] });
  const sounds = '<text:ruby><text:ruby-base>岗位</text:ruby-base><text:ruby-text>gǎngwèi</text:ruby-text></text:ruby>';
  const content = flat
    .replace('岗位信息发布', `${sounds}信息发布`)
    .replace('<office:document ', '<office:document-content ')
    .replace('</office:document>', '</office:document-content>');
  const odt = zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content });
  expect((await read('a.odt', odt)).rows).toEqual([['1|岗位信息发布']]);
  const page =
    '<table><tr><td>1<td><ruby>岗位<rp>(</rp><rt>gǎngwèi</rt><rp>)</rp></ruby>信息发布<comment>这里要改</comment></table>';
  expect((await read('a.html', strToU8(page))).rows).toEqual([['1|岗位信息发布']]);
});

/** A formula of an XLS file with the result 0: its last sign joins texts, or it is a sum. */
const formula = (row: number, tokens: readonly number[]): number[] => {
  const data = [
    row,
    0,
    1,
    0,
    0,
    0,
    ...Array.from({ length: 8 }, () => 0),
    0,
    0,
    0,
    0,
    0,
    0,
    tokens.length,
    0,
    ...tokens,
  ];
  return [6, 0, data.length, 0, ...data];
};

it('tells the formulas of an XLS, reads no 0 where one makes a text without result, and no digit that no sheet shows', async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['序号'], ['1'], [0.1 + 0.2], ['4']]), '表');
  const stream = oleStream(new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' })), ['Workbook']);
  const bytes = stream ?? new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 2057) begins.push(at + 4 + view.getUint16(at + 2, true));
  const at = begins[1] ?? 0;
  const own = [formula(0, [0x1e, 2, 0]), formula(1, [0x17, 1, 0, 0x61, 0x17, 1, 0, 0x62, 8]), formula(3, [0x17, 0, 0])];
  const file = oleFile('Workbook', Uint8Array.from([...bytes.subarray(0, at), ...own.flat(), ...bytes.subarray(at)]));
  expect(await read('a.xls', file)).toEqual({
    rows: [['序号|0', '1', '0.3', '4']],
    told: [
      ['formulas', { count: 1, place: '表!B1' }],
      ['formula-empty', { count: 2, place: '表!B2' }],
    ],
  });
});
