import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { readTables } from '../src/source/table/read-tables.ts';

type Kind = 'xlsx' | 'xlsb' | 'xls';

/** A sheet with one value below the other, each with its format. */
const bookOf = (
  kind: Kind,
  cells: readonly (readonly [value: string | number | boolean, format: string])[],
  ownFormats: { readonly [id: number]: string } = {},
  date1904 = false,
): Uint8Array => {
  const sheet = XLSX.utils.aoa_to_sheet([['值', '名'], ...cells.map(([value], row) => [value, `第${row}行`])]);
  cells.forEach(([, format], row) => {
    const cell = sheet[`A${row + 2}`] as XLSX.CellObject;
    cell.z = format;
    // Only the format and the value are in such a file: what they show, each program works out.
    delete cell.w;
  });
  const book: XLSX.WorkBook & { SSF?: object } = XLSX.utils.book_new();
  if (date1904) book.Workbook = { WBProps: { date1904 } };
  book.SSF = { ...XLSX.SSF.get_table(), ...ownFormats };
  XLSX.utils.book_append_sheet(book, sheet, '表');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: kind === 'xls' ? 'biff8' : kind }));
};

const read = async (
  kind: Kind,
  cells: Parameters<typeof bookOf>[1],
  hidden = false,
  ownFormats = {},
  date1904 = false,
) => {
  const file = bookOf(kind, cells, ownFormats, date1904);
  const { grids, problems } = await readTables(`a.${kind}`, file, undefined, hidden);
  return {
    texts: grids[0]?.rows.slice(1).map(([cell]) => cell?.text ?? ''),
    problems: problems.map(({ code, args }) => [code, args]),
  };
};

const kinds = ['xlsx', 'xlsb', 'xls'] as const;

it.each(kinds)('reads of an .%s what a number format shows', async (kind) => {
  const shown = [
    [20, '0"个工作日"', '20个工作日'],
    [20, '0\\个\\工\\作\\日\\内', '20个工作日内'],
    [20, '[红色]0"天"', '20天'],
    [20, '#,##0_ "日";-0', '20日'],
    [1234567, '#,##0"元"', '1,234,567元'],
    [20, 'General"个工作日"', '20个工作日'],
    [20, 'G/通用格式"个工作日"', '20个工作日'],
    [20, '"第"0"号"', '第20号'],
    [0.29, '0%', '29%'],
    [0.125, '0.00%', '12.50%'],
    [1.1, '0.00', '1.10'],
    [1.005, '0.00', '1.01'],
    [7, '000', '007'],
    [-5, '0"天";"倒数"0"天"', '倒数5天'],
    [1, '"√";;"□"', '√'],
    [0, '"√";;"□"', '□'],
    [1, '[=1]"√";[=0]"□";0', '√'],
    [2, '[=1]"√";[=0]"□";0', '2'],
    [20, '[$¥-804]0.00', '¥20.00'],
    ['内', '@"公开"', '内公开'],
    ['20个工作日', '0"个工作日"', '20个工作日'],
    [0.375, 'h:mm', '9:00'],
    [17.5 / 24, 'hh:mm:ss', '17:30'],
    [46_357.375, 'yyyy/m/d h:mm', '2026-12-01'],
    [20, 'General', '20'],
    [20, '@', '20'],
    // Letters of dates make no day of what shows none.
    [1.25, '[h]:mm', '30:00'],
    [20, '[h]"小时"', '480小时'],
    [1.5, 'h:mm', '12:00'],
    [20, 'd"天"', '20天'],
    [0.375, 'h"小时"', '9小时'],
    [20, 'Standard', '20'],
    [20, '[<1]h:mm;d"天"', '20天'],
    [35 / 24, '[h]:mm:ss', '35:00:00'],
    [0.375, '上午/下午h:mm', '9:00'],
    [46_357, 'yyyy\\-mm\\-dd;@', '2026-12-01'],
    [46_357, '[$-804]yyyy"年"m"月"d"日"\\ aaaa', '2026-12-01'],
  ] as const;
  expect(
    await read(
      kind,
      shown.map(([value, format]) => [value, format]),
    ),
  ).toEqual({
    texts: shown.map(([, , text]) => text),
    problems: [],
  });
});

it.each(kinds)('tells in an .%s a format that it does not understand, and reads what is stored', async (kind) => {
  const formats = [
    '[DBNum1]0"天"',
    '# ?/?',
    '0.00E+00',
    '0000-0000',
    '0.0,"千"',
    '[>10]0"多";[<5]0"少"',
    'm"月"',
    'Standaard',
  ];
  expect(
    await read(
      kind,
      formats.map((format) => [8, format]),
    ),
  ).toEqual({
    texts: formats.map(() => '8'),
    problems: [['odd-format', { count: formats.length, place: '表!A2' }]],
  });
});

it.each(kinds)('counts in an .%s as hidden what a format shows nothing of', async (kind) => {
  const cells = [
    [20, ';;;'],
    ['暗语', ';;;'],
    [0, '0;-0;;@'],
    [3, '0;-0;;@'],
  ] as const;
  expect(await read(kind, cells)).toEqual({
    texts: ['', '', '', '3'],
    problems: [['hidden-cells', { count: 2, place: '表!A2' }]],
  });
  expect(await read(kind, cells, true)).toEqual({ texts: ['20', '暗语', '0', '3'], problems: [] });
});

it.each(kinds)('reads in an .%s a date in a format that only the Far East knows by its number', async (kind) => {
  // The writer does not write out formats of these numbers: each program has its own.
  const ownFormats = Object.fromEntries([28, 31, 57].map((id) => [id, `yyyy"年"m"月"d"日"\\${id}`]));
  const cells = Object.values(ownFormats).map((format) => [46_357, format] as const);
  expect(await read(kind, cells, false, ownFormats)).toEqual({ texts: cells.map(() => '2026-12-01'), problems: [] });
});

it.each(['xlsx', 'xls'] as const)(
  'reads times and numbers in an .%s whose days are counted from 1904',
  async (kind) => {
    const shown = [
      [0.375, 'h:mm', '9:00'],
      [1.25, '[h]:mm', '30:00'],
      [20, 'Standard', '20'],
      [44_895, 'yyyy/m/d', '2026-12-01'],
    ] as const;
    const cells = shown.map(([value, format]) => [value, format] as const);
    const { texts, problems } = await read(kind, cells, false, {}, true);
    expect([texts, problems]).toEqual([shown.map(([, , text]) => text), []]);
  },
);
