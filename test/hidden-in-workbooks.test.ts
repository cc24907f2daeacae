import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { oleFile } from '../src/source/table/ole-file.ts';
import { oleStream } from '../src/source/table/ole-stream.ts';
import { readTables } from '../src/source/table/read-tables.ts';

const rows = [
  ['标题', '藏列', '序号'],
  ['藏行', '乙', '1'],
  ['丙', '丁', '2'],
];

/** A sheet that hides its second row and its second column, and behind it one that is hidden and one that is hidden twice over. */
const book = (sheets: readonly number[]): XLSX.WorkBook => {
  const made = XLSX.utils.book_new();
  for (const hidden of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!rows'] = [{}, { hidden: true }, {}];
    sheet['!cols'] = [{ wch: 8 }, { wch: 8, hidden: true }, { wch: 8 }];
    XLSX.utils.book_append_sheet(made, sheet, `表${made.SheetNames.length + 1}`);
    made.Workbook = { Sheets: [...(made.Workbook?.Sheets ?? []), { Hidden: hidden as 0 | 1 | 2 }] };
  }
  return made;
};

const record = (id: number, data: readonly number[]): number[] => [
  ...[id & 255, id >> 8, data.length & 255, data.length >> 8],
  ...data,
];

/** The program that writes the test’s files says no heights of rows in an XLS: they go behind the beginning of the only sheet. */
const withRecords = (bytes: Uint8Array, records: readonly number[]): Uint8Array => {
  const stream = oleStream(bytes, ['Workbook']) ?? new Uint8Array();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const begins: number[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 2057) begins.push(at + 4 + view.getUint16(at + 2, true));
  const at = begins[1] ?? 0;
  return oleFile('Workbook', Uint8Array.from([...stream.subarray(0, at), ...records, ...stream.subarray(at)]));
};

const written = (sheets: readonly number[], bookType: 'xls' | 'xlsx' | 'xlsb'): Uint8Array =>
  new Uint8Array(XLSX.write(book(sheets), { type: 'buffer', bookType: bookType === 'xls' ? 'biff8' : bookType }));

const row = (number: number, flags: number): number[] =>
  record(520, [number & 255, number >> 8, 0, 0, 3, 0, 0, 1, 0, 0, 0, 0, flags, 1, 15, 0]);
const columns = (first: number, last: number, flags: number): number[] =>
  record(125, [first & 255, first >> 8, last & 255, last >> 8, 0, 8, 15, 0, flags, 0, 0, 0]);

const said = async (file: string, bytes: Uint8Array, hidden = false) => {
  const { grids, problems } = await readTables(file, bytes, undefined, hidden);
  return {
    grids: grids.map(({ rows: lines }) => lines.map((line) => line.map((cell) => cell?.text))),
    problems: problems.map(({ code, args }) => [code, args]),
  };
};

const seen = {
  grids: [[['标题', '序号'], [], ['丙', '2']]],
  problems: [['hidden-cells', { count: 2, place: '表1!B1' }]],
};

it.each(['xlsx', 'xlsb', 'xls'] as const)('leaves out of an .%s what it hides, and tells it', async (kind) => {
  const bytes = written([0], kind);
  const given = kind === 'xls' ? withRecords(bytes, row(1, 0x20)) : bytes;
  expect(await said(`a.${kind}`, given)).toEqual(seen);
  expect(await said(`a.${kind}`, given, true)).toEqual({ grids: [rows], problems: [] });
});

it.each(['xlsx', 'xlsb', 'xls'] as const)('leaves out the hidden sheets of an .%s, and names them', async (kind) => {
  const { grids, problems } = await said(`a.${kind}`, written([1, 0, 2], kind));
  expect(grids).toHaveLength(1);
  expect(problems[0]).toEqual(['hidden-sheet', { names: '表1、表3' }]);
  expect((await said(`a.${kind}`, written([1, 0, 2], kind), true)).grids).toHaveLength(3);
});

it.each([
  ['a row that is only lower', row(1, 0x40), []],
  ['a row of a group that is folded elsewhere', row(1, 0x13), []],
  ['a row beyond all others', row(65_535, 0x20), []],
  ['a row and columns that break off', [...record(520, [1, 0]), ...record(125, [1, 0])], []],
  ['columns in the wrong order', columns(2, 0, 1), []],
  ['columns without end', columns(1, 65_535, 1), ['表1!C1']],
  ['a row that is said twice', [...row(1, 0x20), ...row(1, 0x20)], ['表1!A2']],
])('reads an .xls with %s', async (_name, records, places) => {
  const plain = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(plain, XLSX.utils.aoa_to_sheet(rows), '表1');
  const bytes = new Uint8Array(XLSX.write(plain, { type: 'buffer', bookType: 'biff8' }));
  const { problems } = await readTables('a.xls', withRecords(bytes, records));
  expect(problems.map(({ args }) => args.place)).toEqual(places);
});
