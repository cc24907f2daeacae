import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTables } from '../src/source/table/read-tables.ts';
import { drawFrom, runs } from './fuzz.ts';
import { importAs } from './import/import-as.ts';

const type = (kind: string): string => `application/vnd.oasis.opendocument.${kind}`;

/** An OpenDocument file with this body, and automatic styles. */
const open = (
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  styles = '',
  more: { [name: string]: string } = {},
): Uint8Array =>
  zipSync({
    mimetype: strToU8(type(kind)),
    'content.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${text
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`;
const covered = (times = 1): string => `<table:covered-table-cell table:number-columns-repeated="${times}"/>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const table = (rows: string, name = '目录', more = ''): string =>
  `<table:table table:name="${name}" ${more}>${rows}</table:table>`;

const textsOf = async (bytes: Uint8Array, hidden = false, name = 'a.ods') => {
  const { grids, problems, kind } = await readTables(name, bytes, undefined, hidden);
  return {
    kind,
    problems: problems.map(({ code }) => code),
    tables: grids.map(({ rows }) => rows.map((cells) => cells.map((one) => one?.text ?? '').join('|'))),
    places: grids.flatMap(({ rows }) => rows.map((cells) => cells.find(Boolean)?.place)),
    before: grids.map(({ before }) => before),
  };
};

describe('an OpenDocument file', () => {
  it('is read with its merges, its repeated cells and rows, and its places', async () => {
    const rows = [
      `<table:table-header-rows>${row(cell('序号') + cell('事项') + cell('内容', 'table:number-columns-spanned="2"') + covered())}</table:table-header-rows>`,
      row(cell('1') + cell('甲', 'table:number-rows-spanned="2"') + cell('√', 'table:number-columns-repeated="2"')),
      row(
        cell('2') +
          covered() +
          cell('子&amp;丑<text:s text:c="2"/>&#x5BC5;\n<text:span>卯</text:span><text:line-break/>辰') +
          cell(''),
      ),
      row('<table:table-cell/>', 'table:number-rows-repeated="2"'),
      row(cell('3') + cell('乙'), 'table:number-rows-repeated="2"'),
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048570"'),
    ].join('');
    const wanted = ['序号|事项|内容|内容', '1|甲|√|√', '2|甲|子&丑  寅\n卯\n辰', '', '', '3|乙', '3|乙'];
    expect(await textsOf(open('spreadsheet', table(rows)))).toEqual({
      kind: 'ODS',
      problems: [],
      tables: [wanted],
      places: ['目录!A1', '目录!A2', '目录!A3', undefined, undefined, '目录!A6', '目录!A7'],
      before: ['目录'],
    });
    const text = await textsOf(open('text', `<text:h>示例县目录</text:h>${table(rows)}`), false, 'a.odt');
    expect(text).toMatchObject({ kind: 'ODT', problems: [], tables: [wanted], before: ['示例县目录'] });
    expect(text.places[1]).toBe('table 1 row 2 column 1');
  });

  it('keeps out of sight what it hides, and tells of it', async () => {
    const styles =
      '<style:style style:name="no" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="gone" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const rows =
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>' +
      row(cell('甲') + cell('乙') + cell('丙<text:span text:style-name="gone">旧</text:span>')) +
      row(cell('丁') + cell('戊') + cell('己'), 'table:visibility="filter"');
    const file = open('spreadsheet', table(rows) + table(row(cell('去年')), '旧', 'table:style-name="no"'), styles);
    expect(await textsOf(file)).toMatchObject({
      problems: ['hidden-sheet', 'hidden-text', 'hidden-cells'],
      tables: [['甲|丙', '']],
    });
    expect(await textsOf(file, true)).toMatchObject({ problems: [], tables: [['甲|乙|丙旧', '丁|戊|己'], ['去年']] });
    const deleted = open(
      'text',
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion></text:changed-region></text:tracked-changes>${table(row(cell('甲')))}`,
    );
    expect(await textsOf(deleted, false, 'a.odt')).toMatchObject({ problems: ['hidden-text'], tables: [['甲']] });
  });

  it('shows the signs of symbol fonts, of a run, a cell or a column, and logical values as ticks', async () => {
    const styles =
      '<style:style style:name="w" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>';
    const rows =
      '<table:table-column/><table:table-column table:default-cell-style-name="w"/>' +
      row(
        cell('<text:span text:style-name="w">þ</text:span>县') +
          cell('ü') +
          cell('ü', 'table:style-name="w"') +
          cell('TRUE', 'office:boolean-value="true"'),
      );
    expect((await textsOf(open('spreadsheet', table(rows), styles))).tables).toEqual(
      [['☑县|✔|✔|√']].map((one) => one.map((_line) => expect.stringMatching(/^.县\|(.)\|\1\|√$/u))),
    );
    expect((await textsOf(open('spreadsheet', table(rows), styles))).tables[0]?.[0]).not.toMatch(/[þü]/u);
  });

  it('shows whether the boxes of a form are ticked', async () => {
    const type = 'field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"';
    const box = (param: string): string => `<field:fieldmark ${type}>${param}</field:fieldmark>`;
    const state = (value: string): string => `<field:param field:name="Checkbox_Checked" field:value="${value}"/>`;
    const boxes = `${box(state('true'))}甲\n<field:fieldmark ${type}/>乙\n${box(state('false'))}丙\n${box('')}丁`;
    expect((await textsOf(open('text', table(row(cell(boxes)))), false, 'a.odt')).tables).toEqual([
      ['☑甲\n□乙\n□丙\n□丁'],
    ]);
  });

  it('leaves notes and comments aside, and keeps addresses behind words', async () => {
    const inside =
      '甲<office:annotation><text:p>同事的话</text:p></office:annotation><text:a xlink:href="https://www.example.gov.cn/a">办事指南</text:a>';
    const { grids } = await readTables('a.ods', open('spreadsheet', table(row(cell(inside)))));
    expect(grids[0]?.rows[0]?.[0]).toMatchObject({
      text: '甲办事指南',
      links: [{ label: '办事指南', address: 'https://www.example.gov.cn/a' }],
    });
  });

  it('becomes a layer as the same table in another format does', async () => {
    const heads = [
      '一级事项',
      '二级事项',
      '公开内容',
      '公开依据',
      '公开时限',
      '公开主体',
      '公开渠道和载体',
      '县级',
      '乡级',
    ];
    const one = [
      '就业信息服务',
      '岗位信息发布',
      '招聘单位、岗位要求',
      '《中华人民共和国就业促进法》',
      '5个工作日内',
      '示例县人社局',
      '■政府网站',
      '√',
      '',
    ];
    const csv = [heads, one].map((cells) => cells.join(',')).join('\n');
    const ods = open(
      'spreadsheet',
      table([heads, one].map((cells) => row(cells.map((text) => cell(text)).join(''))).join('')),
    );
    const place = { code: '990101', name: '示例县', level: 'county' } as const;
    const values = async (name: string, bytes: Uint8Array) =>
      ((await importAs(name, bytes, place)).layer ?? '').replace(/\s*#.*$/gmu, '');
    const wanted = await values('a.csv', strToU8(csv));
    expect(wanted).toContain('5个工作日内');
    expect(await values('a.ods', ods)).toBe(wanted);
  });
});

describe('an OpenDocument file that is not to be read', () => {
  const sheet = (rows: string): Uint8Array => open('spreadsheet', table(rows));
  const nested = (depth: number): string => (depth === 0 ? cell('甲') : cell(table(row(nested(depth - 1)))));

  it.each<[string, () => Uint8Array, string]>([
    ['a million rows alike', () => sheet(row(cell('甲'), 'table:number-rows-repeated="1048576"')), 'too-many-rows'],
    ['a cell in all columns', () => sheet(row(cell('甲', 'table:number-columns-repeated="16384"'))), 'too-many-cells'],
    [
      'merges on merges',
      () => sheet(row(cell('甲', 'table:number-columns-spanned="250" table:number-rows-spanned="5000"')).repeat(5)),
      'too-many-cells',
    ],
    [
      'long words in all places',
      () => sheet(row(cell('字'.repeat(9000), 'table:number-columns-repeated="200"')).repeat(5)),
      'too-much-text',
    ],
    ['tables without end', () => open('text', table(row(cell('甲'))).repeat(500)), 'too-many-tables'],
    ['tables in tables', () => open('text', table(row(nested(450)))), 'too-many-tables'],
    [
      'entities that double',
      () =>
        zipSync({
          mimetype: strToU8(type('text')),
          'content.xml': strToU8(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><office:document-content>&b;</office:document-content>',
          ),
        }),
      'no-table',
    ],
    [
      'a password',
      () =>
        open('spreadsheet', '', '', {
          'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
        }),
      'password',
    ],
    ['slides', () => open('presentation', table(row(cell('甲')))), 'other-format'],
    [
      'a part that was cut short',
      () =>
        zipSync({
          mimetype: strToU8(type('text')),
          'content.xml': strToU8(`<office:document-content><office:body>${table(row(cell('甲')))}`),
        }),
      'damaged',
    ],
    ['no content at all', () => zipSync({ mimetype: strToU8(type('text')), 'content.xml': strToU8('') }), 'damaged'],
  ])('holds %s', async (_name, bytes, code) => {
    expect(await textsOf(bytes())).toMatchObject({ problems: [code], tables: [] });
  });

  it('is damaged in any place: one problem or a table, and never more', async () => {
    const draw = drawFrom(97);
    const rows = row(cell('甲', 'table:number-rows-spanned="2"') + cell('乙')) + row(covered() + cell('丙'));
    for (const kind of ['text', 'spreadsheet'] as const) {
      const whole = open(kind, table(rows).repeat(3));
      for (let nth = 0; nth < runs(100); nth += 1) {
        const bytes = whole.slice(0, nth % 3 === 0 ? draw(whole.length) : whole.length);
        for (let hit = 0; hit <= nth % 5; hit += 1) bytes[draw(Math.max(1, bytes.length))] = draw(256);
        const { problems, tables } = await textsOf(bytes);
        const errors = (await readTables('a.ods', bytes)).problems.filter(({ severity }) => severity === 'error');
        expect([problems, errors.length + Math.min(1, tables.length)]).toEqual([problems, 1]);
      }
    }
  });
});
