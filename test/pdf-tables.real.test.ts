import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTables } from '../src/source/table/read-tables.ts';
import { openBreak } from '../src/source/table/table.ts';
import { type FlatTable, flatOpenDocument } from './flat-open-document.ts';
import { libreoffice, requireTool } from './tools.ts';

const heads = ['序号', '一级事项', '二级事项', '公开内容（要素）', '公开时限', '主动', '依申请'];
const names = ['岗位信息发布', '求职信息登记', '职业介绍', '职业指导', '创业开业指导', '公共就业服务专项活动'];
const contents = [
  '文件名称、文号、发布部门',
  '招聘单位；岗位要求；福利待遇；招聘流程；应聘方式；咨询电话；招聘时间和地点',
  '服务内容、服务对象、提交材料、服务流程、服务时间、服务地点（地址）、咨询电话',
  '《就业促进法》规定的事项',
];
const row = (index: number, level1: string): string[] => [
  String(index + 1),
  level1,
  `${names[index % names.length]}${index >= names.length ? `（${Math.floor(index / names.length)}）` : ''}`,
  contents[index % contents.length] ?? '',
  `${(index % 4) * 5 + 5}个工作日`,
  index % 3 === 0 ? '' : '√',
  index % 3 === 0 ? '√' : '',
];
const rows = (count: number, merged: boolean): string[][] =>
  Array.from({ length: count }, (_, index) =>
    row(index, merged && index % 3 > 0 ? '^' : `就业服务${Math.floor(index / 3)}`),
  );
const list = Array.from({ length: 14 }, (_, index) => [
  `${index + 1}`,
  names[index % names.length] ?? '',
  `${index + 5}个工作日`,
  ['政府网站', '政府公报', '公示栏'][index % 3] ?? '',
]);
const listHeads = ['序号', '事项', '时限', '渠道'];

/** Tables as offices print them, and whether one without lines is plain enough to be read. */
const tables: readonly (readonly [name: string, table: FlatTable, read: boolean])[] = [
  [
    'with borders, over pages, under repeated heads and above page numbers',
    {
      ...{ kind: 'text', borders: 'all', heads: 1, foot: '示例县人社局　', title: '示例县就业领域目录' },
      ...{ rows: [heads, ...rows(40, false)], widths: [1.2, 2.5, 3.2, 5, 2.6, 1.4, 1.6] },
    },
    true,
  ],
  [
    'with merged cells that page breaks part',
    {
      ...{ kind: 'text', borders: 'all', title: '示例县就业领域目录' },
      ...{ rows: [heads, ...rows(42, true)], widths: [1.2, 2.5, 3.2, 3.2, 2.6, 1.4, 1.6] },
    },
    true,
  ],
  [
    'across a page that lies, below two rows of heads',
    {
      ...{ kind: 'text', borders: 'all', landscape: true, heads: 2 },
      rows: [
        ['序号', '公开事项', '<', '公开内容（要素）', '公开时限', '公开方式', '<'],
        ['^', '一级事项', '二级事项', '^', '^', '主动', '依申请'],
        ...rows(25, true),
      ],
      widths: [1.5, 4, 5, 8, 3, 1.5, 2],
    },
    true,
  ],
  [
    'with a column that is written upwards',
    {
      ...{ kind: 'text', borders: 'all', turned: [1] },
      ...{ rows: [heads, ...rows(9, true)], widths: [1.2, 1.5, 3.2, 5, 2.6, 1.4, 1.6] },
    },
    true,
  ],
  [
    'in two columns of text',
    {
      ...{ kind: 'text', borders: 'all', columns: 2, heads: 1 },
      ...{ rows: [listHeads, ...list, ...list, ...list, ...list, ...list], widths: [1.2, 3, 2.3, 1.9] },
    },
    true,
  ],
  [
    'with very narrow columns',
    {
      ...{ kind: 'text', borders: 'all', pad: 0.02 },
      rows: [
        ['项', '一级事项', '二级事项', ...'甲乙丙丁戊己庚辛'],
        ...Array.from({ length: 12 }, (_, index) => [
          `${index + 1}`,
          ...['就业服务', names[index % 6] ?? ''],
          ...Array.from('甲乙丙丁戊己庚辛', (_sign, at) => ((index + at) % 3 === 0 ? '√' : '')),
        ]),
      ],
      widths: [0.5, 1, 2, ...Array.from('甲乙丙丁戊己庚辛', () => 0.5)],
    },
    true,
  ],
  [
    'as a sheet with texts that reach over blank cells',
    {
      ...{ kind: 'sheet', borders: 'all', wrap: false },
      rows: [
        ['序号', '事项', '依据', '备注', '时限'],
        ...list.map(([number = '', name = '', limit = '']) => [
          number,
          name,
          '《就业促进法》（2015年修正）第三十五条',
          '',
          limit,
        ]),
      ],
      widths: [1.2, 4.5, 3, 5, 3],
    },
    true,
  ],
  [
    'as a sheet with lines that are broken',
    {
      ...{ kind: 'sheet', borders: 'all', align: 'middle' },
      ...{ rows: [heads, ...rows(30, true)], widths: [1.2, 2.5, 3.2, 4, 2.6, 1.4, 1.6] },
    },
    true,
  ],
  [
    'without borders, one line a row',
    {
      ...{ kind: 'text', borders: 'none', title: '示例县就业领域目录', foot: '示例县人社局　' },
      ...{ rows: [listHeads, ...list], widths: [1.5, 5, 4, 4] },
    },
    true,
  ],
  [
    'without borders, with broken lines',
    {
      ...{ kind: 'text', borders: 'none', pad: 0.2 },
      ...{
        rows: [heads.slice(0, 5), ...rows(8, false).map((cells) => cells.slice(0, 5))],
        widths: [1.6, 3.2, 5, 5, 3],
      },
    },
    true,
  ],
  [
    'without borders, as a sheet',
    {
      ...{ kind: 'sheet', borders: 'none', wrap: false },
      ...{ rows: [listHeads, ...list], widths: [1.5, 5, 4, 4] },
    },
    true,
  ],
  [
    'with lines between its rows only',
    {
      ...{ kind: 'text', borders: 'flat', title: '示例县就业领域目录' },
      ...{ rows: [listHeads, ...list], widths: [1.5, 5, 4, 4] },
    },
    true,
  ],
  [
    'without borders, with merged cells',
    {
      ...{ kind: 'text', borders: 'none' },
      ...{ rows: [heads, ...rows(9, true)], widths: [1.2, 2.5, 3.2, 5, 2.6, 1.4, 1.6] },
    },
    false,
  ],
  [
    'without borders, over pages in the middle of a row',
    {
      ...{ kind: 'text', borders: 'none', align: 'middle' },
      ...{ rows: [heads, ...rows(40, false)], widths: [1.2, 2.5, 3.2, 3, 2.6, 1.4, 1.6] },
    },
    false,
  ],
  [
    'without borders, in two columns of text',
    {
      ...{ kind: 'text', borders: 'none', columns: 2 },
      ...{ rows: [listHeads, ...list, ...list, ...list, ...list, ...list, ...list], widths: [1.2, 3, 2.3, 1.9] },
    },
    false,
  ],
];

/** The cells of a table, those that go on with another as often as they show it. */
const expected = (rows: FlatTable['rows']): string[][] => {
  const found: string[][] = [];
  rows.forEach((cells, index) => {
    const line: string[] = [];
    cells.forEach((text, column) => {
      line.push(text === '<' ? (line[column - 1] ?? '') : text === '^' ? (found[index - 1]?.[column] ?? '') : text);
    });
    found.push(line);
  });
  return found;
};

const withoutBreaks = (text: string | undefined): string => (text ?? '').replace(/\s/gu, '').replaceAll(openBreak, '');

requireTool('libreoffice')('a table that LibreOffice prints', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-pdf-tables-'));
    const files = tables.map(([, table], index) => {
      const file = join(folder, `${index}.${table.kind === 'text' ? 'fodt' : 'fods'}`);
      writeFileSync(file, flatOpenDocument(table));
      return file;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
    execFileSync(libreoffice() ?? '', [profile, ...options, ...files], { stdio: 'ignore' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(tables.map(([name, table, read], index) => ({ name, table, read, index })))(
    '$name',
    async ({ table, read, index }) => {
      const { grids, problems } = await readTables('a.pdf', readFileSync(join(folder, `${index}.pdf`)));
      if (!read) {
        expect(problems.map(({ code }) => code)).toEqual(['no-lines']);
        return;
      }
      expect(
        grids.map(({ rows: found }) => found.map((cells) => cells.map((cell) => withoutBreaks(cell?.text)))),
      ).toEqual([expected(table.rows).map((cells) => cells.map(withoutBreaks))]);
      const isDrawn = table.borders === 'all';
      expect(problems.map(({ code }) => code)).toEqual(isDrawn ? [] : ['unruled']);
    },
  );
});
