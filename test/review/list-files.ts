import * as XLSX from '@e965/xlsx';
import type { ExpectedRegion } from '../../src/model/review.ts';
import { gbk } from './gbk.ts';

/** A list as some province sends it, and what it says. */
export interface ListFile {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly regions: readonly ExpectedRegion[];
  /** A part of each remark. */
  readonly remarks?: readonly string[];
}

type Value = string | number | Date | null;
type Merge = readonly [fromRow: number, fromColumn: number, toRow: number, toColumn: number];
interface SheetOf {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  readonly merges?: readonly Merge[];
}

const workbook = (sheets: readonly SheetOf[], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array => {
  const book = XLSX.utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][], { cellDates: true, UTC: true } as XLSX.AOA2SheetOpts);
    sheet['!merges'] = merges.map(([r, c, lastRow, lastColumn]) => ({ s: { r, c }, e: { r: lastRow, c: lastColumn } }));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }));
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

const jia = { code: '990101', name: '甲县' };
const yi = { code: '990102', name: '乙县' };
const bing = { code: '990201', name: '丙区' };
const day = { deadline: '2026-12-31' };

/** Lists in the shapes in which they come. */
export const listFiles: readonly ListFile[] = [
  { name: 'code and name, no heading', file: 'a.csv', bytes: utf8('990101,甲县\n990102,乙县\n'), regions: [jia, yi] },
  {
    name: 'codes glued to names, before and behind, with any sign or none',
    file: 'glued.csv',
    bytes: utf8(
      '单位\n甲县990101\n990102—乙县\n丙区【990201】\n丁县/990202\n990203：戊县\n己县 990204\n庚县（990205000000）\n',
    ),
    regions: [
      jia,
      yi,
      bing,
      { code: '990202', name: '丁县' },
      { code: '990203', name: '戊县' },
      { code: '990204', name: '己县' },
      { code: '990205', name: '庚县' },
    ],
  },
  {
    name: 'a list that goes on beside itself with fewer columns',
    file: 'beside.csv',
    bytes: utf8('序号,单位,代码,序号,单位\n1,甲县,990101,3,丙区\n2,乙县,990102,,\n'),
    regions: [jia, yi, { name: '丙区' }],
  },
  { name: 'code and name, GBK', file: 'a.csv', bytes: gbk('代码,名称\r\n990101,甲县\r\n'), regions: [jia] },
  {
    name: 'a blank row in the middle, 单位名称',
    file: 'n2.csv',
    bytes: utf8('\ufeff代码,单位名称,备注\n990101,甲县,\n,,\n990102,乙县,\n,,\n'),
    regions: [jia, yi],
  },
  {
    name: 'regions that do not file any more, and one of which that is not clear',
    file: 'n3.csv',
    bytes: utf8(
      '代码,名称,截止时间,备注\n990101,甲县,2026-12-31,重点\n990102,乙县,,不再报送。\n990103,丁县,已并入乙县,\n990201,丙区,2026-12-31,撤销后重新报送\n',
    ),
    regions: [
      { ...jia, ...day },
      { ...bing, ...day },
    ],
    remarks: [
      '第 3 行“乙县”写着“不再报送。”，不算应报',
      '第 4 行“丁县”写着“已并入乙县”，不算应报',
      '第 5 行“丙区”写着“撤销后重新报送”，仍算应报',
    ],
  },
  {
    name: 'UTF-16 with tabs, as Excel saves Unicode text',
    file: 'a.txt',
    bytes: utf16('行政区划代码\t单位名称\t报送截止时间\r\n990101\t甲县人力资源和社会保障局\t2026/12/31\r\n'),
    regions: [{ ...jia, ...day }],
  },
  {
    name: 'semicolons, quotes, deadlines in words',
    file: 'a.csv',
    bytes: utf8(
      '"序号";"县（市、区）";"行政区划代码";"报送截止时间"\n1;甲县人社局;990101;2026年12月31日前\n2;乙县人社局;990102;—\n',
    ),
    regions: [{ ...jia, ...day }, yi],
  },
  {
    name: 'tabs and digits of full width',
    file: 'a.tsv',
    bytes: utf8('代码\t地区\n９９０１０１\t甲　县\n'),
    regions: [jia],
  },
  {
    name: 'twelve and nine digits',
    file: 'a.csv',
    bytes: utf8('行政区划代码,地区名称\n990101000000,甲县\n990102000,乙县\n990102003000,城关镇\n'),
    regions: [jia, yi, { code: '990102003', name: '城关镇' }],
  },
  {
    name: 'codes as formulas of text and as powers of ten that lose nothing',
    file: 'a.csv',
    bytes: utf8('代码,名称\n"=""990101""",甲县\n9.90102E+05,乙县\n'),
    regions: [jia, yi],
  },
  {
    name: 'title, day, heading, sum and note in a workbook',
    file: '名单.xlsx',
    bytes: workbook([
      {
        name: 'Sheet1',
        rows: [
          ['示例省2026年应报送单位名单', null, null, null, null],
          ['（截至2026年11月1日）', null, null, null, null],
          ['序号', '设区市', '单位名称', '行政区划代码', '报送截止时间'],
          [1, '甲市', '甲县人力资源和社会保障局', 990101, new Date(Date.UTC(2026, 11, 31))],
          [2, null, '乙县人力资源和社会保障局', '990102', new Date(Date.UTC(2026, 11, 31))],
          [3, '乙市', '丙区人力资源和社会保障局', '990201', new Date(Date.UTC(2026, 11, 31))],
          ['合计', null, 3, null, null],
          ['注：以民政部公布的区划为准', null, null, null, null],
        ],
        merges: [
          [0, 0, 0, 4],
          [1, 0, 1, 4],
          [3, 1, 4, 1],
          [7, 0, 7, 4],
        ],
      },
    ]),
    regions: [
      { ...jia, ...day, city: '甲市' },
      { ...yi, ...day, city: '甲市' },
      { ...bing, ...day, city: '乙市' },
    ],
    remarks: ['第 8 行不是地区'],
  },
  {
    name: 'two rows of heading',
    file: '名单.xlsx',
    bytes: workbook([
      {
        name: '名单',
        rows: [
          ['序号', '所属市', '县（市、区）', '区划代码', '联系方式', null],
          [null, null, null, null, '联系人', '电话'],
          [1, '甲市', '甲县', '990101', '王某某', '0990-1234567'],
        ],
        merges: [
          [0, 0, 1, 0],
          [0, 1, 1, 1],
          [0, 2, 1, 2],
          [0, 3, 1, 3],
          [0, 4, 0, 5],
        ],
      },
    ]),
    regions: [{ ...jia, city: '甲市', contact: '王某某', phone: '0990-1234567' }],
  },
  {
    name: 'a sheet for each city, and one that explains',
    file: '名单.xlsx',
    bytes: workbook([
      { name: '填表说明', rows: [['本表由各市填写，请勿改动表头']] },
      {
        name: '甲市',
        rows: [
          ['代码', '名称'],
          ['990101', '甲县'],
        ],
      },
      {
        name: '乙市',
        rows: [
          ['代码', '名称'],
          ['990201', '丙区'],
        ],
      },
    ]),
    regions: [
      { ...jia, city: '甲市' },
      { ...bing, city: '乙市' },
    ],
  },
  {
    name: 'rows that name the city of those below',
    file: '名单.csv',
    bytes: utf8(
      '序号,单位,代码\n一、甲市（2个）,,\n1,甲县,990101\n2,乙县,990102\n二、乙市（1个）,,\n1,丙区,990201\n合计,3,\n',
    ),
    regions: [
      { ...jia, city: '甲市' },
      { ...yi, city: '甲市' },
      { ...bing, city: '乙市' },
    ],
  },
  {
    name: 'the day of receipt beside the deadline',
    file: '名单.csv',
    bytes: utf8('代码,单位名称,报送期限,收到日期\n990101,甲县,20261231,2026.12.5\n990102,乙县,20261231,/\n'),
    regions: [
      { ...jia, ...day, received: '2026-12-05' },
      { ...yi, ...day },
    ],
  },
  {
    name: 'days as the numbers that Excel stores',
    file: '名单.csv',
    bytes: utf8('代码,单位名称,截止日期\n990101,甲县,46387\n'),
    regions: [{ ...jia, ...day }],
  },
  {
    name: 'an old workbook',
    file: '名单.xls',
    bytes: workbook(
      [
        {
          name: 'Sheet1',
          rows: [
            ['代码', '县区名称'],
            [990101, '甲县'],
            [990102, '乙县'],
          ],
        },
      ],
      'biff8',
    ),
    regions: [jia, yi],
  },
  {
    name: 'names only',
    file: '名单.txt',
    bytes: utf8('甲县\n乙县\n丙县\n丁县\n'),
    regions: ['甲县', '乙县', '丙县', '丁县'].map((name) => ({ name })),
  },
  {
    name: 'names only below a heading',
    file: '名单.csv',
    bytes: utf8('单位名称\n甲县人社局\n乙县人社局\n丙县人社局\n'),
    regions: ['甲县', '乙县', '丙县'].map((name) => ({ name })),
  },
  {
    name: 'the heading again on each printed page, and one entry twice',
    file: '名单.csv',
    bytes: utf8('代码,名称\n990101,甲县\n代码,名称\n990102,乙县\n990101,甲县\n'),
    regions: [jia, yi],
    remarks: ['出现了两次'],
  },
  {
    name: 'the city in a column of 地区 that repeats, the county in 单位',
    file: '名单.csv',
    bytes: utf8('地区,单位,代码\n甲市,甲县人力资源社会保障局,990101\n甲市,乙县人力资源社会保障局,990102\n'),
    regions: [jia, yi],
  },
  {
    name: 'the city itself stands on the list',
    file: '名单.csv',
    bytes: utf8('市（州）,单位名称,代码\n甲市,甲市,990100\n甲市,甲县,990101\n'),
    regions: [
      { code: '990100', name: '甲市' },
      { ...jia, city: '甲市' },
    ],
  },
  {
    name: 'name before code, English headings',
    file: '名单.csv',
    bytes: utf8('name,code,deadline\n甲县,990101,2026-12-31\n'),
    regions: [{ ...jia, ...day }],
  },
  {
    name: 'a page saved as a table',
    file: '名单.xls',
    bytes: utf8(
      '<table><tr><th>行政区划代码</th><th>单位名称</th></tr><tr><td>990101</td><td>甲县人社局</td></tr></table>',
    ),
    regions: [jia],
  },
  {
    name: 'sums of the province and of pages, with numbers where names stand',
    file: '名单.csv',
    bytes: utf8(
      '序号,代码,名称\n1,990101,甲县\n,,甲市小计：1\n2,990102,乙县\n总  计,,2\n全省合计,,2\n本页合计2个,,\n3,,2\n',
    ),
    regions: [jia, yi],
    remarks: ['第 8 行不是地区'],
  },
  {
    name: 'code and name in one cell',
    file: '名单.csv',
    bytes: utf8('单位\n990101 甲县\n乙县（990102）\n990201000000　丙区人社局\n'),
    regions: [jia, yi, bing],
  },
  {
    name: 'a list that goes on beside itself',
    file: '名单.xlsx',
    bytes: workbook([
      {
        name: 'Sheet1',
        rows: [
          ['应报送单位名单', null, null, null, null, null, null],
          ['序号', '代码', '名称', null, '序号', '代码', '名称'],
          [1, 990101, '甲县', null, 3, 990201, '丙区'],
          [2, 990102, '乙县', null, null, null, null],
        ],
        merges: [[0, 0, 0, 6]],
      },
    ]),
    regions: [jia, yi, bing],
  },
  {
    name: 'the same heading over two columns that are merged',
    file: '名单.xlsx',
    bytes: workbook([
      {
        name: 'Sheet1',
        rows: [
          ['单位名称', null, '代码'],
          ['甲县', null, '990101'],
        ],
        merges: [
          [0, 0, 0, 1],
          [1, 0, 1, 1],
        ],
      },
    ]),
    regions: [jia],
  },
  {
    name: 'characters that nobody sees',
    file: '名单.csv',
    bytes: utf8("代码,名称\n\u00a0990101\u200b,\ufeff甲县\u3000\n'990102,乙县\n"),
    regions: [jia, yi],
  },
  {
    name: 'one name in two cities, without codes',
    file: '名单.csv',
    bytes: utf8('设区市,名称\n甲市,鼓楼区\n乙市,鼓楼区\n乙市,鼓楼区\n'),
    regions: [
      { name: '鼓楼区', city: '甲市' },
      { name: '鼓楼区', city: '乙市' },
    ],
    remarks: ['“鼓楼区”在名单里出现了两次'],
  },
  {
    name: 'other numbers that are codes, too',
    file: '名单.csv',
    bytes: utf8('统一社会信用代码,单位名称,邮政编码,行政区划代码\n11990101MB00000001,甲县人社局,990301,990101\n'),
    regions: [jia],
  },
];

/** Lists that are not read, and a part of the reason. */
export const badLists: readonly (readonly [name: string, file: string, bytes: Uint8Array, told: string])[] = [
  [
    'a code that a table program rounded',
    'a.csv',
    utf8('代码,名称\n9.9E+05,甲县\n'),
    '第 2 行的代码“9.9E+05”被表格软件改成了科学计数法',
  ],
  [
    'a day that does not exist',
    'a.csv',
    utf8('代码,名称,期限\n990101,甲县,2026-02-30\n'),
    '第 2 行的期限“2026-02-30”应写成',
  ],
  ['a day that may be two', 'a.csv', utf8('代码,名称,期限\n990101,甲县,1/5/2027\n'), '应写成 2026-12-31'],
  ['no region at all', 'a.csv', utf8('日期,金额\n2026,12\n2027,13\n'), '没有认出栏名'],
  ['five digits', 'a.csv', utf8('代码,名称\n99010,甲县\n'), '第 2 行的代码“99010”不是六位'],
  ['a picture', 'a.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), '名单'],
  ['nothing', 'a.csv', utf8(''), '空'],
];
