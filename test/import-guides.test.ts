import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { guideHeadings } from '../src/generated/guide-headings.js';
import { guide as isGuide } from '../src/generated/validators/guide.js';
import { importGuides } from '../src/import/guides/import-guides.ts';
import { guideReportHtml, guideReportJson } from '../src/import/guides/report.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { runPlain } from './cli/run-cli.ts';
import { fuzz } from './fuzz.ts';
import { guideCounty as layer } from './guide-county.ts';
import { misfitsOf } from './misfits.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-import-guides-')).replaceAll('\\', '/');
afterAll(() => rmSync(top, { recursive: true, force: true }));

type Row = readonly (string | null)[];
type Sheets = { readonly [name: string]: readonly Row[] };

/** Blank cells below a filled one are part of its merge, where a sheet merges downwards. */
const mergesOf = (rows: readonly Row[], columns: number) =>
  Array.from({ length: columns }, (_, column) => column).flatMap((column) =>
    rows.flatMap((row, start) => {
      if (row[column] === null || row[column] === undefined) return [];
      let end = start;
      while (rows[end + 1]?.[column] === null) end += 1;
      return end > start ? [{ startRow: start, startCol: column, endRow: end, endCol: column }] : [];
    }),
  );

const xlsx = (sheets: Sheets, merged = 0): Promise<Uint8Array> =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      rows: rows.map((row) => [...row]),
      ...(merged > 0 ? { merges: mergesOf(rows, merged) } : {}),
    })),
    properties: { created: new Date(0), modified: new Date(0) },
  });

const html = (tables: readonly { readonly title: string; readonly rows: readonly Row[] }[]): Uint8Array =>
  new TextEncoder().encode(
    `<!DOCTYPE html><html><body>${tables
      .map(
        ({ title, rows }) =>
          `<h2>${title}</h2><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`).join('')}</table>`,
      )
      .join('')}</body></html>`,
  );

const conditions = '1.在法定劳动年龄内，有劳动能力；\n2.有就业要求，处于无业状态。';
const basicHead = [
  '事项名称',
  '受理条件',
  '承诺办结时限',
  '承诺办结时限单位',
  '办件类型',
  '是否收费',
  '到办事现场次数',
  '办理地点',
];
const basic = ['失业登记', conditions, '5', '工作日', '承诺件', '否', '0', '示例路1号示例县政务服务中心'];
const materialHead = ['材料名称', '必要性', '材料类型', '份数', '规格', '来源渠道', '受理标准'];
const card = ['居民身份证', '必要', '原件', '1', 'A4', '政府部门核发', '在有效期内'];
const form = ['失业登记表', '非必要', '复印件', '2', null, '申请人自备', '填写完整'];
const nulls = (count: number): null[] => Array.from({ length: count }, () => null);

const expected = {
  kind: 'guide',
  item: 'employment/4.1 失业登记',
  handling: '承诺件',
  conditions: ['在法定劳动年龄内，有劳动能力', '有就业要求，处于无业状态'],
  materials: [
    {
      name: '居民身份证',
      need: '必要',
      source: '政府部门核发',
      counter: '收原件1份（A4）',
      require: '在有效期内',
    },
    { name: '失业登记表', need: '非必要', source: '申请人自备', counter: '收复印件2份', require: '填写完整' },
  ],
  limits: { promised: '5个工作日' },
  fee: '不收费',
  ways: { window: ['县大厅'], visits: '0次' },
};

/** The six shapes in which counties hold their exports. */
const shapes: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array])[] = [
  [
    'one sheet, the item merged over its materials',
    'a.xlsx',
    () =>
      xlsx(
        {
          实施清单: [
            ['示例县政务服务事项实施清单', ...nulls(14)],
            [...basicHead, ...materialHead],
            [...basic, ...card],
            [...nulls(8), ...form],
          ],
        },
        8,
      ),
  ],
  [
    'several sheets joined by codes of items, with codes for words',
    'b.xlsx',
    () =>
      xlsx({
        基本信息: [
          ['实施编码', ...basicHead],
          ['11990101MB01', '失业登记', conditions, '5', '工作日', '2', '0', '0', '示例县政务服务中心'],
        ],
        材料: [
          ['实施编码', '材料名称', '必要性', '材料类型', '份数', '规格', '来源渠道', '受理标准'],
          ['11990101MB01', '居民身份证', '1', '1', '1', 'A4', '20', '在有效期内'],
          ['11990101MB01', '失业登记表', '2', '2', '2', null, '10', '填写完整'],
        ],
      }),
  ],
  [
    'one row a material, the item said again on each',
    'c.csv',
    () =>
      new TextEncoder().encode(
        [
          [...basicHead, ...materialHead],
          [...basic, ...card],
          [...basic, ...form],
        ]
          .map((row) => row.map((cell) => `"${cell ?? ''}"`).join(','))
          .join('\r\n'),
      ),
  ],
  [
    'a form of one item, with the table of materials inside',
    'd.xlsx',
    () =>
      xlsx({
        失业登记: [
          ['失业登记办事指南', ...nulls(6)],
          ['事项名称：', '失业登记', '办件类型', '承诺件', ...nulls(3)],
          ['承诺办结时限（工作日）', '5', '是否收费', '不收费', ...nulls(3)],
          ['到办事现场次数', '0次', '办理地点', '示例县政务服务中心', ...nulls(3)],
          ['受理条件', ...nulls(6)],
          [conditions, ...nulls(6)],
          ['申请材料', ...nulls(6)],
          materialHead,
          card,
          form,
          ['咨询方式', '0990-1234567', ...nulls(5)],
        ],
      }),
  ],
  [
    'a page of the service site: a table for each section',
    'e.html',
    () =>
      html([
        {
          title: '失业登记',
          rows: [
            ['办件类型', '承诺件', '是否收费', '否'],
            ['承诺时限', '5个工作日', '到现场次数', '0次'],
            ['一、受理条件', conditions.replace('\n', '<br>')],
            ['办理地点', '示例路1号'],
          ],
        },
        {
          title: '申请材料',
          rows: [
            ['序号', ...materialHead],
            ['1', ...card],
            ['2', ...form],
          ],
        },
      ]),
  ],
  [
    'two rows of headings, and words said otherwise',
    'f.html',
    () =>
      html([
        {
          title: '清单',
          rows: [
            ['基本信息', ...nulls(7), '材料信息', ...nulls(6)],
            [...basicHead, '材料名称', '是否必需', '材料类型', '材料份数', '材料规格', '材料来源', '具体要求'],
            [...basic, '居民身份证', '是', '1-原件', '1份', 'A4', '政府部门', '在有效期内'],
            [...nulls(8), '失业登记表', '否', '复印件', '2份', null, '自备', '填写完整'],
          ],
        },
      ]),
  ],
];

const county = (name: string): string => {
  const folder = `${top}/${name}`;
  mkdirSync(`${folder}/guides`, { recursive: true });
  writeFileSync(`${folder}/county.yaml`, layer);
  return folder;
};

let runs = 0;
const importInto = async (folder: string, file: string, bytes: Uint8Array, ...options: string[]) => {
  writeFileSync(`${folder}/${file}`, bytes);
  runs += 1;
  const report = `${folder}/${file}.${runs}.json`;
  const result = await runPlain([
    ...['import', `${folder}/${file}`, '--guides', `${folder}/county.yaml`, '--report', report],
    ...options,
  ]);
  const account = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  return { ...result, account };
};

const guideOf = (folder: string, ref = 'employment/4.1'): string => `${folder}/guides/${ref}.yaml`;

describe('mulu import --guides', () => {
  it.each(shapes)('reads %s', async (name, file, make) => {
    const folder = county(file);
    const bytes = await make();
    const { code, stderr, account } = await importInto(folder, file, bytes);
    expect([code, stderr]).toEqual([0, expect.stringContaining('新写 1')]);
    expect(parse(readFileSync(guideOf(folder), 'utf8')), name).toEqual(expected);
    // Every cell that holds anything is in the account.
    const { grids } = await readTables(file, bytes);
    const cells = new Set(
      grids.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell?.text.trim() ? [cell.place] : []))),
    );
    expect(new Set(account.cells.map(({ place }: { place: string }) => place))).toEqual(cells);
    const validated = await runPlain(['validate', `${folder}/county.yaml`]);
    expect(validated.stdout).not.toMatch(/\[(?:schema|yaml|guide-known-item)\]/u);
  });

  it('knows by its name which of several items with a number is meant', async () => {
    const folder = county('numbers');
    const table = '事项名称,目录事项,办件类型,是否收费,到办事现场次数\n社会保障卡申领,9.1,承诺件,免费,最多跑一次\n';
    const { stderr } = await importInto(folder, 'n.csv', new TextEncoder().encode(table));
    expect(stderr).not.toContain('不止一个');
    expect(readFileSync(guideOf(folder, 'social-insurance/9.1'), 'utf8')).toMatch(/fee: 不收费[\s\S]*visits: 1次/u);
  });

  it('tells what codes were taken for, where they are only known by their order', async () => {
    const folder = county('codes');
    const [, , make] = shapes[1] ?? ['', '', () => new Uint8Array()];
    const { stderr: printed } = await importInto(folder, 'b.xlsx', await make());
    const stderr = printed.replace(/\n\s+/gu, '');
    expect(stderr).toContain('“必要性”一栏是代码，照常见的次序读：1 必要、2 非必要、3 容缺后补，请核对');
    expect(stderr).not.toContain('“来源渠道”一栏是代码');
  });

  it('compares with the guide that there is, and changes it with --force only, comments and all', async () => {
    const folder = county('there is');
    mkdirSync(dirname(guideOf(folder)), { recursive: true });
    const own = `# 窗口核对过
kind: guide
item: employment/4.1 失业登记
conditions: [在法定劳动年龄内，有劳动能力, 有就业要求，处于无业状态]
materials:
  - { name: 居民身份证, need: 必要, counter: 查验原件, require: 在有效期内, source: 政府部门核发 }
  - { name: 照片, need: 必要, counter: 收2份 }
limits: { promised: 7个工作日 } # 窗口说的
fee: 不收费
redress: 可以依法申请行政复议或者提起行政诉讼
`;
    writeFileSync(guideOf(folder), own);
    const [, file, make] = shapes[2] ?? ['', '', () => new Uint8Array()];
    const told = await importInto(folder, file, await make());
    expect(told.code).toBe(1);
    for (const words of [
      '办理材料：指南“居民身份证 查验原件”，表里“收原件1份（A4）”',
      '办理材料：指南“没有这份材料”，表里“失业登记表”',
      '办理材料：指南“照片”，表里“没有这份材料”',
      '承诺时限：指南“7个工作日”，表里“5个工作日”',
    ])
      expect(told.stderr.replace(/\n\s+/gu, '')).toContain(words);
    expect(told.stderr).not.toContain('办理条件：');
    expect(readFileSync(guideOf(folder), 'utf8')).toBe(own);
    const forced = await importInto(folder, file, await make(), '--force');
    expect(forced.code).toBe(0);
    const text = readFileSync(guideOf(folder), 'utf8');
    expect(text).toContain('# 窗口核对过');
    expect(parse(text)).toMatchObject({
      limits: { promised: '5个工作日' },
      redress: '可以依法申请行政复议或者提起行政诉讼',
    });
    const again = await importInto(folder, file, await make());
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('与已有的相同 1')]);
  });

  it('leaves a guide alone that it cannot read, or that speaks of another item, and keeps every comment of one that it changes', async () => {
    const folder = county('own');
    mkdirSync(dirname(guideOf(folder)), { recursive: true });
    const own = `# 窗口核对过
kind: guide
item: employment/4.1 失业登记 # 项
materials:
  # 两份
  - { name: 居民身份证, need: 必要, counter: 收原件1份（A4）, form: files/表.docx } # 证
  - { name: 照片 }
conditions:
  - 甲 # 为什么
limits:
  promised: 7个工作日 # 窗口说的
fee: 不收费 # 免
`;
    const [, file, make] = shapes[2] ?? ['', '', () => new Uint8Array()];
    const bytes = await make();
    for (const text of [
      `${own}x: [\n`,
      `${own}fee: 不收费\n`,
      own.replace(/limits:\n.*\n/u, 'limits: 5天\n'),
      own.replace(/limits:\n.*\n/u, 'limits:\n'),
      own.replace('employment/4.1 失业登记', 'employment/4.2 就业登记'),
      '# 还没有写\n',
      'kind: guide\n',
      '',
    ]) {
      writeFileSync(guideOf(folder), text);
      for (const options of [[], ['--force']]) {
        const { code, stderr, account } = await importInto(folder, file, bytes, ...options);
        expect([code, stderr, text]).toEqual([1, expect.stringContaining('已有的读不出来 1'), text]);
        expect(account.guides).toMatchObject([{ item: 'employment/4.1', outcome: 'blocked' }]);
        expect(readFileSync(guideOf(folder), 'utf8')).toBe(text);
      }
    }
    const shared = own.replace('fee: 不收费', 'summary: &say 现场办\nadvice: *say\nfee: 不收费');
    writeFileSync(guideOf(folder), shared);
    const { code, stderr } = await importInto(folder, file, bytes, '--force');
    expect([code, stderr]).toEqual([1, expect.stringContaining('已有的指南的写法认不全，没有改')]);
    expect(readFileSync(guideOf(folder), 'utf8')).toBe(shared);
    writeFileSync(guideOf(folder), own.replaceAll('\n', '\r\n'));
    expect((await importInto(folder, file, bytes, '--force')).code).toBe(0);
    const text = readFileSync(guideOf(folder), 'utf8');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    for (const kept of [
      '# 窗口核对过',
      '失业登记 # 项',
      '# 两份',
      'form: files/表.docx',
      '# 证',
      '# 为什么',
      '# 窗口说的',
      '# 免',
    ])
      expect(text).toContain(kept);
    expect(parse(text)).toMatchObject({ limits: { promised: '5个工作日' }, materials: [{}, { name: '失业登记表' }] });
  });

  it('writes nothing of what it does not understand, and tells each cell', async () => {
    const folder = county('odd');
    const rows = [
      [
        '事项名称',
        '数字化程度',
        '承诺办结时限',
        '是否收费',
        '收费项目名称',
        '到办事现场次数',
        '办理地点',
        '咨询方式',
        '办理流程',
        '材料名称',
        '来源渠道',
        '份数',
      ],
      [
        '失业登记',
        '高',
        '5',
        '是',
        '',
        '看情况',
        '东街3号',
        '张三13912345678',
        '申请、受理、办结',
        '居民身份证',
        '30',
        '若干',
      ],
      ['失业登计', '', '', '', '', '', '', '', '', '', '', ''],
      ['道路运输许可', '', '5个工作日', '', '', '', '', '', '', '', '', ''],
    ];
    const { code, stderr } = await importInto(folder, 'odd.xlsx', await xlsx({ 清单: rows }));
    const words = stderr.replace(/\n\s+/gu, '');
    expect(code).toBe(1);
    for (const told of [
      '没有写单位',
      '收什么、多少，没有写',
      '看不出几次',
      '地方层的 places 里没有',
      '像是个人的号码',
      '流程要分步写',
      '代码“30”不知道指什么',
      '看不出几份',
      '是不是“失业登记”',
      '1 个事项目录里没有：道路运输许可',
      '没有写进指南的栏（不认识的栏）：数字化程度',
    ])
      expect(words).toContain(told);
    expect(words).not.toContain('13912345678');
    expect(parse(readFileSync(guideOf(folder), 'utf8'))).toEqual({
      kind: 'guide',
      item: 'employment/4.1 失业登记',
      materials: [{ name: '居民身份证' }],
    });
  });

  it('refuses what is no layer, a layer without a folder of guides, and no table', async () => {
    const folder = county('refused');
    writeFileSync(`${folder}/bare.yaml`, layer.replace('guides: guides\n', ''));
    writeFileSync(`${folder}/a.csv`, '甲,乙\r\n1,2\r\n');
    const run = async (...argv: string[]) => {
      const { code, stderr } = await runPlain(['import', ...argv]);
      return [code, stderr];
    };
    expect(await run(`${folder}/a.csv`, '--guides', `${folder}/bare.yaml`)).toEqual([
      2,
      expect.stringContaining('先在'),
    ]);
    expect(await run(`${folder}/a.csv`, '--guides', `${folder}/a.csv`)).toEqual([
      2,
      expect.stringContaining('不是能用的地方层'),
    ]);
    expect(await run(`${folder}/county.yaml`, '--guides', `${folder}/county.yaml`)).toEqual([
      2,
      expect.stringContaining('不是表格'),
    ]);
    expect(await run(`${folder}/a.csv`, '--guides', `${folder}/county.yaml`)).toEqual([
      2,
      expect.stringContaining('没有找到实施清单'),
    ]);
  });
});

describe('tables of any words', () => {
  const { nationalStandard, reference } = openWorkspace('2026-12-01');
  const catalogue = nationalStandard();
  const words = [
    ...[
      '失业登记',
      '就业登记',
      '失业保险金申领',
      '1',
      '0',
      '20',
      '5',
      '5个工作日',
      '工作日',
      '是',
      '否',
      '无',
      '',
      '',
      '必要',
    ],
    ...[
      '1.甲；\n2.乙',
      '不收费',
      '名称：说法',
      '<b>x</b>',
      '13912345678',
      '原件',
      '2份',
      '10-申请人自备',
      '"a": b',
      '- c',
      '3次',
    ],
  ];
  const headings = guideHeadings.headings.flatMap((heading) => heading.words).concat('序号', '设定依据', '天书');
  const grid = fc.record({
    head: fc.array(fc.constantFrom(...headings), { minLength: 2, maxLength: 9 }),
    rows: fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 5 }),
    isForm: fc.boolean(),
  });
  const misfits = misfitsOf('guide-import');

  it('account for every cell, and give guides that are well formed, or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(grid, { minLength: 1, maxLength: 3 }), async (all) => {
        const grids = all.map(({ head, rows, isForm }, table) => {
          const texts = isForm ? rows.map((row, at) => [head[at] ?? '', ...row]) : [['事项名称', ...head], ...rows];
          return {
            number: table + 1,
            rows: texts.map((row, at) =>
              row.map((text, column) => (text === '' ? undefined : { text, place: `${table} ${at} ${column}` })),
            ),
            placeOf: (row: number) => `${table} ${row}`,
          };
        });
        const report = await importGuides({
          file: 'any',
          grids,
          catalogue,
          reference,
          groundOf: async () => ({}),
          hasFile: (name) => name === 'files/甲',
          labelsOf: () => ['天书'],
          isForm: false,
          force: false,
          sayData: () => undefined,
        });
        const places = grids.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.place ?? []));
        expect(report.cells.map(({ place }) => place).sort()).toEqual(places.sort());
        for (const { became, left = [] } of report.cells)
          expect(left.length > 0).toBe(became === 'unread' || became === 'partly');
        for (const { text } of report.guides)
          if (text !== undefined) {
            const data = parse(text);
            expect([isGuide(data), isGuide.errors, text]).toEqual([true, null, text]);
            expect(text).not.toContain('13912345678');
          }
        const account = { file: 'any', kind: 'CSV', layer: 'a.yaml', problems: [], report };
        expect(misfits(JSON.parse(guideReportJson(account)))).toEqual([]);
        expect(guideReportHtml(account, 'zh')).not.toContain('<b>x');
      }),
      fuzz(60),
    );
  });
});
