/**
 * Makes the input files of test/import/<case>/ after the shapes of published tables: run `npx tsx test/import/make-cases.ts`.
 * Names of places are made up; XLS needs LibreOffice. The expected layer.yaml and report.json beside them are read by people.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import { libreoffice } from '../tools.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A cell: its text, and how far it reaches. `null` is covered by a merge. */
type Cell = string | null | { readonly text: string; readonly rows?: number; readonly columns?: number };
type Rows = readonly (readonly Cell[])[];

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'string' ? cell : cell.text);
const over = (text: string, rows: number, columns = 1): Cell => ({ text, rows, columns });

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const html = (rows: Rows, before = ''): string => {
  const lines = rows.map((row) => {
    const cells = row
      .filter((cell) => cell !== null)
      .map((cell) => {
        const span =
          typeof cell === 'object' && cell !== null
            ? `${cell.rows && cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}${cell.columns && cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}`
            : '';
        return `<td${span}>${safe(textOf(cell)).replaceAll('\n', '<br>')}</td>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>政务公开</title></head><body>\n${before}<table border="1">\n${lines.join('\n')}\n</table>\n</body></html>\n`;
};

const csv = (rows: Rows, separator = ','): string =>
  rows
    .map((row) =>
      row
        .map((cell) => {
          const text = textOf(cell);
          return /[",\n\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(separator),
    )
    .join('\r\n');

const xlsx = (sheets: readonly { readonly name: string; readonly rows: Rows }[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (textOf(cell) === '' ? null : textOf(cell)))),
      merges: rows.flatMap((row, top) =>
        row.flatMap((cell, left) =>
          cell !== null && typeof cell === 'object' && ((cell.rows ?? 1) > 1 || (cell.columns ?? 1) > 1)
            ? [
                {
                  startRow: top,
                  startCol: left,
                  endRow: top + (cell.rows ?? 1) - 1,
                  endCol: left + (cell.columns ?? 1) - 1,
                },
              ]
            : [],
        ),
      ),
    })),
    properties: { created: new Date(0), modified: new Date(0) },
  });

const docx = (title: string, rows: Rows): Uint8Array => {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${safe(text)}</w:t></w:r>`;
  const paragraphs = (text: string): string =>
    text
      .split('\n')
      .map((line) => `<w:p>${line === '' ? '' : run(line)}</w:p>`)
      .join('');
  // A cell that a row merge covers is written as a continuing cell.
  const going: { left: number; wide: number; rows: number }[] = [];
  const body = rows.map((row) => {
    const cells: string[] = [];
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column] === undefined ? '' : (row[column] as Cell);
      const open = going.find((one) => one.left === column && one.rows > 0);
      if (cell === null && open) {
        open.rows -= 1;
        const wide = open.wide > 1 ? `<w:gridSpan w:val="${open.wide}"/>` : '';
        cells.push(`<w:tc><w:tcPr>${wide}<w:vMerge/></w:tcPr><w:p/></w:tc>`);
        continue;
      }
      if (cell === null) continue;
      const { rows: tall = 1, columns: wide = 1 } = typeof cell === 'string' ? {} : cell;
      if (tall > 1) going.push({ left: column, wide, rows: tall - 1 });
      const properties = `${wide > 1 ? `<w:gridSpan w:val="${wide}"/>` : ''}${tall > 1 ? '<w:vMerge w:val="restart"/>' : ''}`;
      cells.push(`<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs(textOf(cell))}</w:tc>`);
    }
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run(title)}</w:p><w:tbl><w:tblPr/><w:tblGrid/>${body.join('')}</w:tbl><w:p/></w:body></w:document>`;
  const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const rels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  return zipSync(
    { '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(rels), 'word/document.xml': strToU8(document) },
    { mtime: new Date('1980-01-01T00:00:00') },
  );
};

/** XLS by way of LibreOffice; undefined without it, and the committed file stays. */
const xls = async (name: string, rows: Rows): Promise<Uint8Array | undefined> => {
  const office = libreoffice();
  if (!office) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mulu-'));
  try {
    writeFileSync(join(folder, 'input.xlsx'), await xlsx([{ name, rows }]));
    execFileSync(office, ['--headless', '--convert-to', 'xls', '--outdir', folder, join(folder, 'input.xlsx')], {
      env: { ...process.env, HOME: folder },
      stdio: 'ignore',
    });
    return readFileSync(join(folder, 'input.xls'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

// Cells as the published tables print them.
const elements = [
  '事项名称',
  '事项简述',
  '办理材料',
  '办理方式',
  '办理时限',
  '结果送达',
  '收费依据及标准',
  '办事时间',
  '办理机构及地点',
  '咨询查询途径',
  '监督投诉渠道',
];
const content = elements.join('\n');
const laws = '《政府信息公开条例》《社会保险法》';
const limit = '公开事项信息形成或变更之日起20个工作日内公开';
const body = '人力资源社会保障部门';
const plainBoxes = '■政府网站\n■政务服务中心\n■基层公共服务平台';
const boxNames = [
  '政府网站',
  '政府公报',
  '两微一端',
  '发布会/听证会',
  '广播电视',
  '纸质媒体',
  '公开查阅点',
  '政务服务中心',
  '便民服务站',
  '入户/现场',
  '社区/企事业单位/村公示栏（电子屏）',
  '精准推送',
];
const allBoxes = (last: string, ticked: readonly string[] = ['政府网站', '政务服务中心']): string =>
  [...boxNames.map((name) => `${ticked.includes(name) ? '■' : '□'}${name}`), last].join('\n');

/** The two header rows of the official table. */
const head = (
  levels: readonly string[],
  { level3 = false, group = '特定群体', names = {} as { [word: string]: string } } = {},
): Rows => {
  const say = (word: string): string => names[word] ?? word;
  const items = level3 ? 3 : 2;
  const blank = (count: number): Cell[] => Array.from({ length: count }, () => null);
  return [
    [
      over(say('序号'), 2),
      over(say('公开事项'), 1, items),
      ...blank(items - 1),
      over(say('公开内容（要素）'), 2),
      over(say('公开依据'), 2),
      over(say('公开时限'), 2),
      over(say('公开主体'), 2),
      over(say('公开渠道和载体'), 2),
      over(say('公开对象'), 1, 2),
      null,
      over(say('公开方式'), 1, 2),
      null,
      ...(levels.length > 0 ? [over('公开层级', 1, levels.length), ...blank(levels.length - 1)] : []),
    ],
    [
      null,
      '一级事项',
      '二级事项',
      ...(level3 ? ['三级事项'] : []),
      null,
      null,
      null,
      null,
      null,
      say('全社会'),
      group,
      say('主动'),
      say('依申请公开'),
      ...levels,
    ],
  ];
};

interface Line {
  readonly serial?: Cell;
  readonly one?: Cell;
  readonly two: Cell;
  readonly three?: Cell;
  readonly content?: Cell;
  readonly basis?: Cell;
  readonly limit?: Cell;
  readonly body?: Cell;
  readonly channels?: Cell;
  readonly ticks?: readonly Cell[];
}

/** Rows of the official table; what a line does not say is the usual cell. */
const lines = (
  usual: {
    readonly body?: string;
    readonly channels?: string;
    readonly ticks: readonly string[];
    readonly basis?: string;
    readonly level3?: boolean;
    readonly content?: string;
    readonly limit?: string;
  },
  all: readonly Line[],
): Rows =>
  all.map((line, index) => [
    line.serial === undefined ? String(index + 1) : line.serial,
    line.one === undefined ? '' : line.one,
    line.two,
    ...(usual.level3 ? [line.three ?? ''] : []),
    line.content ?? usual.content ?? content,
    line.basis ?? usual.basis ?? laws,
    line.limit ?? usual.limit ?? limit,
    line.body ?? usual.body ?? body,
    line.channels ?? usual.channels ?? plainBoxes,
    ...(line.ticks ?? usual.ticks),
  ]);

const spaced = (text: string): string => [...text].join(' ');
/** Every fourth character followed by pinyin, as the mirror sites print it. */
const traditional: { readonly [char: string]: string } = {
  机: '機(jī)',
  关: '關(guān)',
  业: '業(yè)',
  单: '單',
  会: '會(huì)',
  险: '險(xiǎn)',
  登: '登',
  记: '記(jì)',
  务: '務(wù)',
  项: '項(xiàng)',
  变: '變',
  职: '職(zhí)',
  参: '參(cān)',
  员: '員',
  办: '辦',
  团: '團',
  级: '級(jí)',
  开: '開',
  时: '時(shí)',
  间: '間',
  网: '網(wǎng)',
  门: '門',
  动: '動(dòng)',
  层: '層(céng)',
  对: '對(duì)',
  请: '請',
  体: '體',
  众: '眾',
  队: '隊',
  发: '發(fā)',
  监: '監',
  渠: '渠',
  询: '詢(xún)',
  创: '創',
  岗: '崗',
  招: '招',
  条: '條',
  个: '個(gè)',
  内: '內',
  长: '長(zhǎng)',
  劳: '勞',
  护: '護',
  维: '維',
  护照: '護照',
};
const old = (text: string): string => [...text].map((char) => traditional[char] ?? char).join('');
const oldPlain = (text: string): string => old(text).replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)/gu, '');

interface Case {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Promise<Uint8Array | string | undefined> | Uint8Array | string;
}

const jobContent = '招聘单位\n岗位要求\n福利待遇\n招聘流程\n应聘方式\n咨询电话';
const policyContent = '就业创业政策项目\n对象范围\n政策申请条件\n政策申请材料\n办理流程\n办理地点（方式）\n咨询电话';
const jobLaws = '《政府信息公开条例》\n《就业促进法》\n《人力资源市场暂行条例》';
const four = ['√', '', '√', ''];

const cases: readonly Case[] = [
  {
    name: 'e01-town-boxes-ocr',
    file: 'input.html',
    bytes: () =>
      html(
        [
          ...head(['县级', '乡级'], { names: { 全社会: '全 社会', 序号: '序 号' } }),
          ...lines(
            {
              body: '乡镇人民政府',
              channels: allBoxes('■其他基层公共服务平台'),
              ticks: [...four, '√', '√'],
              basis:
                '1.《政府信息公开条例》（中华人民共和国国务院令第711号）\n2《就业促进法》\n3.《人力资源市场暂行条例》',
            },
            [
              {
                one: over('1.就业信息服务', 3),
                two: '1.1就业政策 法规咨询',
                content: policyContent.replace('咨询电话', '咨甸申话'),
              },
              { one: null, two: '1.2岗位信息 发布', content: jobContent },
              {
                one: null,
                two: '1.3求职信息\n登记',
                content: '服务对象\n提交材料\n办理流程\n服务时间\n服务地点\n（方式）\n咨询电话',
              },
            ],
          ),
        ],
        '<h2>示例镇就业领域基层政务公开标准目录</h2>\n',
      ),
  },
  {
    name: 'e02-district-docx',
    file: 'input.docx',
    bytes: () =>
      docx('示例区就业创业领域基层政务公开标准目录', [
        ...head(['区级', '镇街级'], { names: { 依申请公开: '依申\n请公' } }),
        ...lines(
          {
            body: '区人力社保局,镇人民政府(街道办事处)',
            channels: '■政府网站\n■政务服务中心\n■其他基层公共服务平台',
            ticks: [...four, '√', '√'],
            basis: `${jobLaws}\n《示例市就业促进条例》`,
          },
          [
            { one: over('1.就业信息服务', 2), two: '1.1就业政策法规咨询', content: policyContent },
            {
              one: null,
              two: '1.2岗位信息发布',
              content: jobContent,
              limit: '公开事项信息形成或变更之日起10个工作日内公开',
            },
            {
              one: '4.就业失业登记',
              two: '4.1失业登记',
              content: '对象范围\n申请条件\n申请材料\n办理流程\n办理时限\n办理地点（方式）\n咨询电话',
              ticks: [...four, '√', ''],
            },
          ],
        ),
      ]),
  },
  {
    name: 'e03-words-and-ticks',
    file: 'input.xlsx',
    bytes: () =>
      xlsx([
        {
          name: '就业',
          rows: [
            ...head(['县级', '乡、村级'], { names: { 主动: '主动公开' } }),
            ...lines(
              {
                body: '区党工委组织人社局',
                channels: '政府网站 政务服务中心 其他：基层公共服务平台',
                ticks: [...four, '√', '√'],
                basis: `${jobLaws}\n《示例省实施〈中华人民共和国就业促进法〉办法》`,
              },
              [
                { one: over('就业信息服务', 2), two: '就业政策法规咨询', content: policyContent },
                {
                  one: null,
                  two: '岗位信息发布',
                  content: jobContent,
                  channels: '政府网站、两微一端、政务服务中心、其他：基层公共服务平台',
                },
                {
                  one: '职业介绍、职业指导和创业开业指导',
                  two: '职业介绍',
                  content: '服务内容\n服务对象\n提交材料\n服务流程\n服务时间\n服务地点（方式）\n咨询电话',
                },
              ],
            ),
          ],
        },
      ]),
  },
  {
    name: 'e04-traditional-standing-limit',
    file: 'input.html',
    bytes: () =>
      html([
        ...head(['县级', '乡级']),
        ...lines(
          {
            body: '示例市劳动就业事务服务中心',
            channels: '政府网站、政务服务中心、基层公共服务平台',
            ticks: [...four, '√', ''],
            limit: old('长期'),
            basis: `${old(jobLaws.replaceAll('\n', '、'))}、朝人社发〔2020〕12号`,
          },
          [
            {
              serial: over('1', 2),
              one: over(old('就业信息服务'), 1),
              two: old('就业政策法规咨询'),
              content: '办事指南',
            },
            {
              serial: null,
              one: old('职业介绍、职业指导和创业开业指导'),
              two: old('岗位信息发布'),
              content: '招聘信息',
            },
            { serial: '2', one: '', two: old('创业开业指导'), content: '办事指南' },
          ],
        ),
      ]),
  },
  {
    name: 's01-no-levels-gb18030',
    file: 'input.csv',
    bytes: () =>
      iconv.encode(
        csv([
          ...head([], { group: '特定群众' }),
          ...lines(
            {
              ticks: four,
              content:
                '事项名称；事项简述；办理材料；办理方式；办理时限；结果送达；收费依据及标准；办事时间；办理机构及地点；咨询查询途径；监督投诉渠道；设定依据；申请条件；办理流程；结果名称；结果样本',
            },
            [
              { one: '社会保险登记', two: '机关事业单位社会保险登记' },
              { two: '工程建设项目办理工伤保险参保登记' },
              { one: '社会保险参保信息维护', two: '个人基本信息变更', content: content },
            ],
          ),
        ]),
        'gb18030',
      ),
  },
  {
    name: 's02-columns-out-of-order',
    file: 'input.html',
    bytes: () =>
      html([
        [
          '公开依据',
          '序 号',
          '一级 事项',
          '二级 事项',
          '公 开 时 限',
          '公开内容 (要素)',
          '公开主体',
          '公开渠道和载体',
          '全 社会',
          '特定 群体',
          '主动',
          '依申请 公开',
          '县级',
          '乡级',
        ],
        ...[
          ['1.社会保险登记', '1.1机 关 事业 单 位社 会 保险 登 记'],
          ['2.社会保险参保信息维护', '2.1单位(项 目 ) 基 本 信 息变更'],
          ['', '2.2个人基本 信息变更'],
        ].map(([one = '', two = ''], index) => [
          '《政府信息公开条例》（国务院令710号）\n《社会保险法》',
          String(index + 1),
          one,
          two,
          '公开事项信 息形成或变更之日起 20个工作 日内公开',
          elements.map((word) => spaced(word)).join('\n'),
          body,
          plainBoxes,
          '√',
          '',
          '√',
          '',
          '√',
          '√',
        ]),
      ]),
  },
  {
    name: 's03-utf16-tsv',
    file: 'input.txt',
    bytes: () =>
      iconv.encode(
        csv(
          [
            ['示例县社会保险领域基层政务公开事项标准目录'],
            ...head([], { group: '特定群众' }),
            ...lines({ ticks: four }, [
              { one: '社会保险登记', two: '机关事业单位社会保险登记' },
              { one: '', two: '参保单位注销' },
              { one: '社会保险登记', two: '职工参保登记' },
            ]),
          ],
          '\t',
        ),
        'utf-16le',
        { addBOM: true },
      ),
  },
  {
    name: 's04-doubled-header-lost-marks',
    file: 'input.html',
    bytes: () =>
      html([
        [
          '序号序号',
          '一级事项',
          '二级事项',
          '公开内容（要素）公开内容（要素）',
          '公开依据公开依据',
          '公开时限',
          '公开主体公开主体',
          '公开渠道和载体',
          '全社会',
          '特定群体',
          '主动',
          '依申请公开',
        ],
        ...lines(
          {
            body: '人社局',
            channels: '政府网站 政务服务大厅 基层公共服务平台',
            ticks: four,
            basis: '政府信息公开条例\n社会保险法\n社会保险费征缴暂行条例',
          },
          [
            { one: '社会保险登记', two: '参 保 单 位 注 销' },
            { one: '', two: '职 工 参 保 登 记' },
          ],
        ),
      ]),
  },
  {
    name: 's05-title-row-empty-level3',
    file: 'input.xlsx',
    bytes: () =>
      xlsx([
        {
          name: 'Sheet1',
          rows: [
            [over('示例县社会保险领域基层政务公开标准目录（试行）', 1, 15), ...Array.from({ length: 14 }, () => null)],
            ...head(['县级', '乡级'], { level3: true }),
            ...lines(
              {
                level3: true,
                body: '县人力社保局',
                channels: allBoxes('■其他 基层公共服务平台'),
                ticks: [...four, '√', '√'],
                basis:
                  '《政府信息公开条例》（国令第711号）\n《社会保险法》（2018年12月29日修正）\n《国务院关于机关事业单位工作人员养老保险制度改革的决定》（国发﹝2015﹞2号）',
              },
              [
                { one: over('社会保险登记', 2), two: '机关事业单位社会保险登记' },
                { one: null, two: '工程建设项目办理工伤保险参保登记', ticks: [...four, '√', ''] },
              ],
            ),
          ],
        },
      ]),
  },
  {
    name: 's06-town-level3-docx',
    file: 'input.docx',
    bytes: () =>
      docx(old('示例镇社会保险领域基层政务公开标准目录'), [
        ...head([old('乡级')], { level3: true }),
        ...lines({ level3: true, ticks: ['√', '', '√', '', '√'], channels: allBoxes('□其他') }, [
          {
            one: over(old('1.社保信息服务'), 1),
            two: old('1.1个人基本信息变更'),
            channels: allBoxes('■其他基层公共服务平台'),
          },
          {
            one: over(old('2.社会保险参保登记'), 2),
            two: over(old('2.1城乡居民养老保险参保登记'), 2),
            three: old('2.1.1城乡居民养老保险困难群体参保登记'),
            channels: allBoxes('■其他基层公共服务平台', [...boxNames.slice(0, 1), '政务服务中心', '入户/现场']),
          },
          {
            one: null,
            two: null,
            three: old('2.1.2城乡居民养老保险续保登记'),
            channels: allBoxes('■其他基层公共服务平台'),
          },
        ]),
      ]),
  },
  {
    name: 's07-word-columns-phones',
    file: 'input.html',
    bytes: () =>
      html(
        [
          [
            '一级事项',
            '二级事项',
            '公开内容',
            '公开依据',
            '公开时限',
            '公开主体',
            '公开渠道',
            '公开方式',
            '公开属性',
            '公开对象',
            '咨询电话',
            '监督举报电话',
          ],
          ...[
            ['社会保险登记', '城乡居民养老保险参保登记'],
            ['社会保险参保信息维护', '个人基本信息变更'],
            ['社会保险参保信息维护', '养老保险待遇发放账户维护申请'],
          ].map(([one = '', two = '']) => [
            one,
            two,
            content,
            laws,
            limit,
            '乡镇人民政府',
            '■政府网站\n■乡镇便民服务中心',
            '全文发布',
            '主动公开',
            '全社会',
            '0990-1234567',
            '12345',
          ]),
        ],
        '<p>（七）社会保险领域</p>\n',
      ),
  },
  {
    name: 's08-one-unknown-level',
    file: 'input.csv',
    bytes: () =>
      `\ufeff${csv([
        ...head(['作业区'], { group: '特定群众' }),
        ...lines({ ticks: [...four, '√'], channels: '政府网站\n政务服务中心\n基层公共服务平台' }, [
          { one: '社会保险登记', two: '机关事业单位社会保险登记' },
          { two: '城乡居民养老保险参保登记' },
          {
            one: '养老保险服务',
            two: '城乡居民养老保险待遇申领',
            content: '',
            basis: '',
            limit: '',
            body: '',
            channels: '',
          },
        ]),
      ])}`,
  },
  {
    name: 's09-pastoral-xls',
    file: 'input.xls',
    bytes: () =>
      xls('社会保险', [
        ...head(['乡镇级', '嘎查（社区）级'], { group: '特定群众' }),
        ...lines(
          {
            body: '乡镇人民政府',
            channels: '■政府网站\n■政务服务中心\n■嘎查（社区）公示栏\n■基层公共服务平台',
            ticks: [...four, '√', '√'],
          },
          [
            { one: over('社会保险登记', 1), two: '城乡居民养老保险参保登记' },
            { one: over('养老保险服务', 2), two: '城乡居民养老保险待遇申领' },
            { one: null, two: '居民养老保险注销登记', ticks: [...four, '', '√'] },
          ],
        ),
      ]),
  },
  {
    name: 's10-traditional-question-marks',
    file: 'input.html',
    bytes: () =>
      html(
        [
          ...head([old('区县级'), oldPlain('镇街级')], {
            names: {
              全社会: oldPlain('全社会'),
              主动: oldPlain('主动'),
              公开时限: oldPlain('公开时限'),
              序号: '序?号',
            },
          }),
          ...lines({ ticks: [...four, '√', '√'], content: old(content) }, [
            { one: old('社会保险登记'), two: old('职工参保登记') },
            { one: '', two: old('城乡居民养老保险参保登记') },
          ]),
        ],
        `<h3>${old('社会保险领域基层政务公开标准目录')}(2024版)</h3>\n`,
      ),
  },
  {
    name: 's11-numbers-kept-docx',
    file: 'input.docx',
    bytes: () =>
      docx('（十）社会保险领域基层政务公开标准目录', [
        ...head(['县级', '乡级'], {
          level3: true,
          names: { '公开内容（要素）': '公开要素（要素）', 公开渠道和载体: '公开渠道和要素' },
        }),
        ...lines(
          {
            level3: true,
            channels: allBoxes('■其他基层公共服务平台'),
            ticks: [...four, '√', '√'],
            basis: '《政府信息公开条例》（国务院令711号）\n《社会保险法》\n《工伤保险条例》\n《示例省工伤保险条例》',
          },
          [
            { serial: '', one: '16.工伤保险服务', two: '6.1工伤认定申请' },
            { serial: '', one: '', two: '26.2工伤事故备案' },
            { serial: '', one: '', two: '6.3用人单位办理工伤登记', ticks: [...four, '√', ''] },
          ],
        ),
      ]),
  },
  {
    name: 's12-town-xls-missing-box',
    file: 'input.xls',
    bytes: () =>
      xls('Sheet1', [
        ...head(['乡级']),
        ...lines(
          {
            body: '示例镇人民政府',
            channels: [
              ...boxNames
                .filter((name) => name !== '政务服务中心')
                .map((name) => `${name === '政府网站' ? '■' : '□'}${name}`),
              '■其他基层公共服务平台',
            ].join(''),
            ticks: [...four, '√'],
          },
          [
            { one: '1.社会保险登记', two: '1.1城乡居民养老保险参保登记' },
            { one: '2.社会保险参保信息维护', two: '2.1个人基本信息变更' },
          ],
        ),
      ]),
  },
  {
    name: 's13-html-called-xls',
    file: 'input.xls',
    bytes: () =>
      html([
        [
          '序号',
          '一级事项',
          '二级事项',
          '公开内容（要素）',
          '公开依据',
          '公开时限',
          '公开责任单位',
          '公开渠道和载体',
          '全社',
          '特定',
          '主动',
          '依申请公',
          '市级',
          '镇、村级',
        ],
        ...lines({ body: '社会养老保险局', ticks: [...four, '√', ''] }, [
          { one: '社会保险登记', two: '机关事业单位社会保险登记', body: '社会保险结算稽核局、城乡居民社会养老保险局' },
          { one: '', two: '职工参保登记' },
          { one: '', two: '城乡居民养老保险参保登记', ticks: [...four, '√', '√'] },
        ]),
      ]),
  },
  {
    name: 's14-leaking-channels',
    file: 'input.html',
    bytes: () =>
      html([
        ...head(['县级', '乡、村级'], { group: '特定群众' }),
        ...lines({ ticks: [...four, '√', '√'], basis: '、《社会保险法》《政府信息公开条例》' }, [
          { one: '社会保险缴费申报', two: '缴费人员增减申报', channels: '■政府网站' },
          { one: '', two: '社会保险缴费申报与变更', channels: '■政务服务中心' },
          { one: '', two: '社会保险费延缴申请', channels: '■基层公共服务平台' },
        ]),
      ]),
  },
  {
    name: 's15-rows-inherit',
    file: 'input.xlsx',
    bytes: () =>
      xlsx([
        {
          name: oldPlain('社会保险'),
          rows: [
            ...head(['县级', '乡、村级'], { group: oldPlain('特定群众') }),
            ...lines(
              {
                body: '示例县人力资源社会保障局、各镇政府',
                ticks: [...four, '√', ''],
                channels:
                  '■示例县人民政府门户网站\n■政务服务中心\n■其他：基层公共服务平台\n■一楼社会保险服务大厅办事窗口',
              },
              [
                { one: `1.${oldPlain('社会保险登记')}`, two: `1.1${oldPlain('机关事业单位社会保险登记')}` },
                {
                  one: oldPlain('社会保险登记'),
                  two: '1.2工程建设项目办理工伤保险参保登记',
                  body: '示例县人力资源社会保障局、各镇政府\n示例县税务局',
                },
                { one: '', two: '参保单位注销', content: '', basis: '', limit: '', body: '', channels: '' },
                {
                  one: `2.${oldPlain('社会保险参保信息维护')}`,
                  two: '2.1单位（项目）基本信息变更',
                  content: '',
                  basis: '',
                  limit: '',
                  body: '',
                  channels: '',
                },
              ],
            ),
          ],
        },
      ]),
  },
  {
    name: 's16-pinyin-with-blank',
    file: 'input.html',
    bytes: () =>
      html([
        ...head([], { group: '特定群众' }),
        ...lines({ body: '人力资源和社会保障部门', ticks: four }, [
          { one: '社會(huì )保險(xiǎn )登記(jì )', two: '機(jī )關(guān )事業(yè )單位社會(huì )保險(xiǎn )登記(jì )' },
          { one: '', two: '參保單位注銷(xiāo )' },
          { one: '社會(huì )保障卡服務(wù )', two: '社會(huì )保障卡掛失與解掛' },
        ]),
      ]),
  },
  {
    name: 's17-three-levels-unticked-other',
    file: 'input.xlsx',
    bytes: () =>
      xlsx([
        {
          name: '社保',
          rows: [
            ...head(['市级', '县级', '乡级'], { level3: true }),
            ...lines(
              {
                level3: true,
                body: '示例市人社局',
                channels: allBoxes('□其他\n基层公共服务平台'),
                ticks: [...four, '', '√', '√'],
              },
              [
                { one: over('社会保险登记', 2), two: '机关事业单位社会保险登记' },
                { one: null, two: '工程建设项目办理工伤保险参保登记', ticks: [...four, '√', '√', ''] },
              ],
            ),
          ],
        },
      ]),
  },
  {
    name: 's18-other-on-next-line',
    file: 'input.html',
    bytes: () =>
      html(
        [
          ...head([]),
          ...lines(
            {
              body: '西城区人社局',
              channels: '■政府网站\n■政务服务中心\n■其他\n基层公共服务平台',
              ticks: four,
              basis: '1. 《政府信息公开条例》（国令第711号）\n2. 《社会保险法》（2018年12月29日修正）',
            },
            [
              { one: '社会保障卡服务', two: '社会保障卡申领' },
              { one: '', two: '社会保障卡启用（含社会保障卡银行账户激活）' },
              { one: '', two: '临时卡制发与注销' },
            ],
          ),
        ],
        '<p>(十一)社会保险领域基层政务公开标准目录</p>\n',
      ),
  },
  {
    name: 's19-prefecture-level3',
    file: 'input.html',
    bytes: () =>
      html([
        ...head(['市级', '镇级'], {
          level3: true,
          names: { '公开内容（要素）': '公开要素（要素）', 公开渠道和载体: '公开渠道和要素' },
        }),
        ...lines({ level3: true, body: '人社分局', ticks: [...four, '√', '√'] }, [
          { serial: '', one: '11.社会保险登记', two: '1.2工程建设项目办理工伤保险参保登记' },
          {
            serial: '',
            one: over('22.社会保险参保信息维护', 2),
            two: over('2.1单位（项目）基本信息变更', 2),
            three: '2.1.1单位名称变更',
          },
          {
            serial: '',
            one: null,
            two: null,
            three: '2.1.2单位银行账户变更',
            limit: '公开事项信息形成或变更之日起10个工作日内公开',
          },
        ]),
      ]),
  },
  {
    name: 's20-no-header',
    file: 'input.csv',
    bytes: () =>
      csv(
        lines({ body: '区社保局\n区居保局', ticks: [...four, '√', ''] }, [
          { one: '社会保险登记', two: '机关事业单位社会保险登记' },
          { one: '', two: '参保单位注销' },
          { one: '', two: '职工参保登记', content: '', basis: '', limit: '', body: '', channels: '' },
          { one: '', two: '城乡居民养老保险参保登记', content: '', basis: '', limit: '', body: '', channels: '' },
        ]),
      ),
  },
  {
    name: 's21-one-item-five-rows',
    file: 'input.xlsx',
    bytes: () =>
      xlsx([
        {
          name: 'Sheet1',
          rows: [
            ...head(['县级', '乡级'], { level3: true }),
            ...[
              '《政府信息公开条例》（国令第711号）',
              '《社会保险法》（2018年12月29日修正）',
              '《国务院关于机关事业单位工作人员养老保险制度改革的决定》（国发〔2015〕2号）',
              '《示例省社会保险基金监督条例》',
              '示人社规〔2019〕5号',
            ].map((law, index): readonly Cell[] =>
              index === 0
                ? [
                    '1',
                    old('1.社会保险登记'),
                    old('1.1机关事业单位社会保险登记'),
                    '',
                    content,
                    law,
                    limit,
                    '县级人力资源和社会保障部门',
                    plainBoxes,
                    ...four,
                    '√',
                    '√',
                  ]
                : ['', '', '', '', '', law, '', '', '', '', '', '', '', '', ''],
            ),
            ...lines({ level3: true, ticks: [...four, '√', '√'], body: '县级人力资源和社会保障部门' }, [
              { serial: '2', one: '', two: old('1.4职工参保登记') },
            ]),
          ],
        },
      ]),
  },
  {
    name: 's22-nine-elements-leak',
    file: 'input.html',
    bytes: () =>
      html([
        ...head(['县级', '乡、村级'], { group: '特定群众' }),
        ...lines({ ticks: [...four, '√', '√'], content: elements.slice(0, 9).join('\n') }, [
          { one: '社会保险登记', two: '职工参保登记', channels: '■政府网站' },
          { one: '', two: '单位（项目）基本信息变更', channels: '■政务服务中心\n■基层公共服务平台' },
          {
            one: '社会保险参保信息维护',
            two: '个人基本信息变更',
            channels: '■政府网站\n■政务服务中心\n■基层公共服务平台\n■三务公开',
          },
        ]),
      ]),
  },
  {
    name: 'pages-without-header',
    file: 'input.html',
    bytes: () => {
      const cut = (page: string): string => page.replace(/^[\s\S]*?<table/u, '<table').replace(/<\/body>[\s\S]*$/u, '');
      const rows = (all: readonly Line[]) => lines({ ticks: [...four, '√', '√'] }, all);
      return [
        '<meta charset="utf-8"><p>示例县社会保险领域基层政务公开标准目录</p>',
        cut(html([...head(['县级', '乡级']), ...rows([{ one: '社会保险登记', two: '职工参保登记' }])])),
        '<p>— 1 —</p>',
        cut(
          html(
            rows([
              { serial: '2', one: '', two: '城乡居民养老保险参保登记' },
              { serial: '3', one: '社会保险缴费申报', two: '缴费人员增减申报' },
            ]),
          ),
        ),
        '<p>— 2 —</p>',
        cut(html([...head(['县级', '乡级']), ...rows([{ serial: '4', one: '', two: '社会保险费延缴申请' }])])),
      ].join('\n');
    },
  },
  {
    name: 'heading-rows-and-notes',
    file: 'input.xlsx',
    bytes: () => {
      const wide = (text: string): readonly Cell[] => [over(text, 1, 12), ...Array.from({ length: 11 }, () => null)];
      const row = (serial: string, name: string): readonly Cell[] => [
        serial,
        name,
        content,
        laws,
        limit,
        body,
        '√政府网站 √政务服务中心 □两微一端 √其他（基层公共服务平台）',
        '☑全社会 □特定群体',
        '主动公开',
        '县级、乡级',
        '0990-1234567',
        '',
      ];
      return xlsx([
        {
          name: 'Sheet1',
          rows: [
            wide('示例县人力资源和社会保障局政务公开目录'),
            wide('填报单位：示例县人力资源和社会保障局    填报日期：2026年3月1日'),
            [
              '序号',
              '公开事项',
              '公开内容',
              '法律依据',
              '公开时间',
              '责任单位',
              '公开载体',
              '公开对象',
              '公开类型',
              '公开层级',
              '联系电话',
              '备注',
            ],
            wide('一、社会保险登记'),
            row('1', '1、机关事业单位社会保险登记'),
            row('2', '2、参保单位注销'),
            wide('二、社会保险参保信息维护'),
            row('3', '1、单位（项目）基本信息变更'),
            row('4', '12333电话咨询服务'),
            wide('注：本目录自发布之日起施行。'),
          ],
        },
        { name: 'Sheet2', rows: [] },
      ]);
    },
  },
  {
    name: 'whole-page-two-domains',
    file: 'input.html',
    bytes: () =>
      html([['导航', '首页']]).replace('</body></html>\n', '') +
      [
        '<h2>一、就业领域</h2>',
        html([
          ...head(['县级', '乡级']),
          ...lines({ ticks: [...four, '√', '√'], basis: jobLaws }, [
            { one: '就业信息服务', two: '岗位信息发布', content: jobContent },
            { one: '', two: '零工市场信息发布', content: '市场地址\n用工信息\n咨询电话', limit: '5个工作日内' },
            { one: '就业失业登记', two: '就业登记、失业登记', content: '对象范围\n咨询电话' },
          ]),
        ])
          .replace(/^[\s\S]*?<table/u, '<table')
          .replace(/<\/body>[\s\S]*$/u, ''),
        '<h2>二、社会保险领域</h2>',
        html([
          ...head(['县级', '乡级']),
          ...lines({ ticks: [...four, '√', '√'] }, [
            { one: '养老保险服务', two: '居民养老保险办理待遇领取手续服务' },
            { one: '', two: '城乡居民养老保险参保登记（困难群体）' },
          ]),
        ])
          .replace(/^[\s\S]*?<table/u, '<table')
          .replace(/<\/body>[\s\S]*$/u, ''),
        '<h2>三、社会救助领域</h2>',
        html([
          ...head(['县级', '乡级']),
          ...lines({ ticks: [...four, '√', '√'] }, [{ one: '最低生活保障', two: '审核审批信息' }]),
        ])
          .replace(/^[\s\S]*?<table/u, '<table')
          .replace(/<\/body>[\s\S]*$/u, ''),
      ].join('\n') +
      '</body></html>\n',
  },
];

for (const { name, file, bytes } of cases) {
  const made = await bytes();
  if (made === undefined) {
    console.error(`${name}: needs LibreOffice, left as it is`);
    continue;
  }
  mkdirSync(join(here, name), { recursive: true });
  writeFileSync(join(here, name, file), made);
}
