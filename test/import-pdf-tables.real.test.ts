import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../src/source/table/read-tables.ts';
import { openBreak } from '../src/source/table/table.ts';
import { drawFrom, fuzz, runs } from './fuzz.ts';
import { importAs, type Place } from './import/import-as.ts';
import { bar, type DrawnCell, type DrawnPage, draw, drawTable, pdfFile, rule, stream } from './pdf-file.ts';

const county: Place = { code: '990101', name: '示例县', level: 'county' };

const textsOf = async (bytes: Buffer, hidden = false) => {
  const { grids, problems } = await readTables('a.pdf', bytes, undefined, hidden);
  return {
    problems,
    tables: grids.map(({ rows }) =>
      rows.map((row) => row.map((cell) => cell?.text.replaceAll(openBreak, '') ?? '').join('|')),
    ),
    places: grids.flatMap(({ rows }) => rows.map((row) => row.find(Boolean)?.place)),
  };
};

const heads = ['序号', '一级事项', '二级事项', '公开内容', '公开时限'];
const xs = [40, 70, 150, 270, 480, 600];

/** A table of plain rows below its heads, each row `high` points. */
const plainTable = (rows: readonly (readonly string[])[], top: number, high = 30, pen = rule): string =>
  drawTable(
    xs,
    Array.from({ length: rows.length + 1 }, (_, index) => top - index * high),
    rows.flatMap((row, number) =>
      row.map((text, column) => ({ row: number, column, lines: text === '' ? [] : [text] })),
    ),
    pen,
  );

const page = (content: string, more: Partial<DrawnPage> = {}): DrawnPage => ({ content, ...more });

/** The layer that a county's table on one page, below its title, becomes. */
const layerOf = async (table: string): Promise<string> => {
  const title = draw('示例县就业领域标准目录', 60, 540);
  return (await importAs('a.pdf', pdfFile([page(title + table)]), county)).layer ?? '';
};

describe('a PDF with lines', () => {
  const rows = [
    heads,
    ['1', '就业信息服务', '岗位信息发布', '招聘单位', '5个工作日内'],
    ['2', '就业信息服务', '求职信息登记', '服务对象', '10个工作日内'],
  ];
  const wanted = rows.map((row) => row.join('|'));

  it.each([
    ['strokes', rule, {}],
    ['thin areas', bar, {}],
    ['a page on its side', rule, { rotate: 90 }],
  ] as const)('is read from %s', async (_name, pen, more) => {
    const turned = 'rotate' in more ? `0 1 -1 0 595 0 cm\n` : '';
    const shown = page(
      turned + plainTable(rows, 500, 30, pen),
      'rotate' in more ? { rotate: 90, width: 595, height: 842 } : {},
    );
    const { tables, problems, places } = await textsOf(pdfFile([shown]));
    expect(problems).toEqual([]);
    expect(tables).toEqual([wanted]);
    expect(places[1]).toBe('page 1 row 2 column 1');
  });

  it('goes on over pages without its repeated heads, under titles and numbers of pages', async () => {
    const pages = [0, 1].map((number) =>
      page(
        draw('示例县就业领域基层政务公开标准目录', 200, 560) +
          draw(`第${number + 1}页`, 400, 20) +
          plainTable([heads, ...rows.slice(1 + number, 2 + number)], 500),
      ),
    );
    expect((await textsOf(pdfFile(pages))).tables).toEqual([wanted]);
  });

  it('joins the row that a page break cut, and leaves whole rows apart', async () => {
    const [first, second] = [500, 500];
    const content = ['招聘单位', '岗位要求', '福利待遇', '招聘流程'];
    const open = (from: number, lines: readonly string[], others: boolean): string =>
      drawTable(
        xs,
        [from, from - 30],
        [
          { row: 0, column: 0, columns: 1, lines: ['序号'] },
          ...heads.slice(1).map((head, index) => ({ row: 0, column: index + 1, lines: [head] })),
        ],
      ) +
      xs.map((x) => rule(x, from - 30, x, from - 80)).join('') +
      lines.map((line, index) => draw(line, 272, from - 42 - index * 12)).join('') +
      (others
        ? draw('1', 42, from - 42) +
          draw('就业信息服务', 72, from - 42) +
          draw('岗位信息发布', 152, from - 42) +
          draw('5个工作日内', 482, from - 42)
        : '');
    const pages = [
      page(open(first, content.slice(0, 2), true)),
      page(open(second, content.slice(2), false) + rule(40, 420, 600, 420)),
    ];
    const { tables } = await textsOf(pdfFile(pages));
    expect(tables).toEqual([[heads.join('|'), `1|就业信息服务|岗位信息发布|${content.join('\n')}|5个工作日内`]]);
  });

  it('keeps merged cells, and cuts runs of text at the lines', async () => {
    const cells: DrawnCell[] = [
      ...heads.map((head, column) => ({ row: 0, column, lines: [head] })),
      { row: 1, column: 1, rows: 2, lines: ['就业信息服务'] },
      ...[1, 2].flatMap((row) => [
        { row, column: 0, lines: [] },
        { row, column: 2, lines: [] },
        { row, column: 3, columns: 2, lines: [`第${row}行`] },
      ]),
    ];
    // One run from the first column into the third.
    const run = `BT /F1 10 Tf 42 455 Td [<0031> -10000 <5c9760c54fe1606f>] TJ ET\n`;
    const { tables } = await textsOf(pdfFile([page(drawTable(xs, [500, 470, 440, 410], cells) + run)]));
    expect(tables[0]).toEqual([heads.join('|'), '1|就业信息服务|岗情信息|第1行|第1行', '|就业信息服务||第2行|第2行']);
  });

  it('takes a full line for one that goes on, and settles it by the words of the standard', async () => {
    const table = drawTable(
      [40, 70, 150, 270, 334, 450],
      [500, 470, 400],
      [
        ...heads.map((head, column) => ({ row: 0, column, lines: [head] })),
        ...['1', '就业信息服务', '岗位信息发布'].map((text, column) => ({ row: 1, column, lines: [text] })),
        { row: 1, column: 3, lines: ['招聘单位名称', '岗位要求', '福利待遇', '咨询电话'] },
        { row: 1, column: 4, lines: ['公开事项信息形成或变更', '之日起5个工作日内'] },
      ],
    );
    const layer = await layerOf(table);
    expect(layer).toContain('5个工作日内');
    expect(layer).toContain('招聘单位名称, 岗位要求, 福利待遇');
  });

  it('reads boxes that are drawn, not written', async () => {
    const box = (x: number): string => `${x} 475 8 8 re S\n`;
    const cross = rule(200, 475, 208, 483) + rule(200, 483, 208, 475);
    const dark = '0 0 0 rg 300 475 8 8 re f\n1 1 1 rg 400 475 8 8 re f\n';
    const names = [100, 210, 310, 410]
      .map((x, index) => draw(['政府公报', '政府网站', '两微一端', '广播电视'][index] ?? '', x, 475))
      .join('');
    const cells = [
      { row: 0, column: 0, lines: ['公开渠道'] },
      { row: 0, column: 1, lines: [] },
    ];
    const { tables } = await textsOf(
      pdfFile([
        page(drawTable([20, 85, 600], [500, 460], cells) + box(90) + box(200) + cross + dark + box(400) + names),
      ]),
    );
    expect(tables).toEqual([['公开渠道|□政府公报 ☒政府网站 ■两微一端 □广播电视']]);
  });

  it('takes squares that touch for narrow cells, not for boxes to tick', async () => {
    const sides = [40, 70, 200, 214, 228, 242];
    const ticks = ['甲|乙|√||√', '丙|丁||√|', '戊|己|√||√'].map((row) => row.split('|'));
    const cells = ticks.flatMap((row, number) =>
      row.map((text, column) => {
        const [left = 0, right = 0] = sides.slice(column);
        return `${left} ${486 - number * 14} ${right - left} 14 re S\n${text ? draw(text, left + 2, 490 - number * 14, 9) : ''}`;
      }),
    );
    const { tables } = await textsOf(pdfFile([page(cells.join(''))]));
    expect(tables).toEqual([ticks.map((row) => row.join('|'))]);
  });

  it('takes no line under a text or through it for the side of a cell', async () => {
    const cells = heads.map((head, column) => ({ row: 0, column, lines: column === 3 ? [] : [head] }));
    const words = draw('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸', 272, 488) + draw('第二行', 272, 474);
    const under = rule(272, 486.5, 472, 486.5) + bar(272, 477, 302, 477);
    const { tables } = await textsOf(pdfFile([page(drawTable(xs, [500, 460], cells) + words + under)]));
    expect(tables).toEqual([['序号|一级事项|二级事项|一二三四五六七八九十甲乙丙丁戊己庚辛壬癸第二行|公开时限']]);
  });

  it('does not take a row under a merged cell that a page break parts for the rest of the row before', async () => {
    const sides = [40, 130, 270, 480];
    const table = (texts: readonly string[], high: number): string =>
      drawTable(
        sides,
        texts.map((_, row) => 500 - row * high).concat(500 - texts.length * high),
        texts.flatMap((text, row) =>
          text.split('|').map((line, column) => ({ row, column, lines: line === '' ? [] : [line] })),
        ),
      );
    for (const high of [14, 30, 60]) {
      const first = ['一级事项|二级事项|公开内容', '就业|登记|条件', '失业|失业登记|对象'];
      const second = ['|失业保险|流程', '社保|参保|依据'];
      const { tables } = await textsOf(pdfFile([page(table(first, high)), page(table(second, high))]));
      expect(tables).toEqual([[...first, ...second]]);
    }
  });

  it('joins the row that a page break cut in all its cells, by a bracket that is open', async () => {
    const sides = [40, 130, 270, 480];
    const cells = (row: number, texts: readonly string[][]): DrawnCell[] =>
      texts.map((lines, column) => ({ row, column, lines }));
    const first = drawTable(
      sides,
      [500, 480, 464],
      [...cells(0, [['一级'], ['二级'], ['依据']]), ...cells(1, [['就业'], ['登记'], ['《就业促']])],
    );
    const second = drawTable(
      sides,
      [500, 484, 464],
      [...cells(0, [[], [], ['进法》']]), ...cells(1, [['失业'], ['申领'], ['《条例》']])],
    );
    const { tables } = await textsOf(pdfFile([page(first), page(second)]));
    expect(tables).toEqual([['一级|二级|依据', '就业|登记|《就业促进法》', '失业|申领|《条例》']]);
  });

  it('leaves a text in its cell that reaches over the blank cells beside it', async () => {
    const table = drawTable(
      [40, 70, 150, 200, 260],
      [500, 480, 460],
      [
        ...['1', '《就业促进法》第十五条', '', '甲'].map((text, column) => ({
          row: 0,
          column,
          lines: text ? [text] : [],
        })),
        ...['2', '登记', '√', '十个字的文字写到表外'].map((text, column) => ({ row: 1, column, lines: [text] })),
      ],
    );
    const { tables } = await textsOf(pdfFile([page(table)]));
    expect(tables).toEqual([['1|《就业促进法》第十五条||甲', '2|登记|√|十个字的文字写到表外']]);
  });

  it('tells where a text breaks off, as where a spreadsheet prints no more than fits', async () => {
    const row = ['1', '就业信息服务', '岗位信息发布', '招聘单位、岗位要求、', '《就业促进法》（主席'];
    const { tables, problems } = await textsOf(pdfFile([page(plainTable([heads, row], 500))]));
    expect(tables[0]?.[1]).toBe(row.join('|'));
    expect(problems).toEqual([
      { code: 'cut-cells', severity: 'warning', args: { count: 2, place: 'page 1 row 2 column 4' } },
    ]);
  });

  it('reads a sign that is drawn as another one is by what its mark says, where it stands alone in it', async () => {
    const spoken = (text: string, drawn: string): string => `/Span <</ActualText <FEFF${text}>>> BDC ${drawn} EMC\n`;
    const row = ['1', '就业信息服务', '岗位信息发布', '', ''];
    const boxes =
      draw('■政府网站', 275, 455) +
      spoken('25A1', draw('■', 325, 455)) +
      draw('政府公报', 335, 455) +
      spoken('25A1', draw('另外', 485, 455));
    const { tables } = await textsOf(pdfFile([page(plainTable([heads, row], 500) + boxes)]));
    expect(tables[0]?.[1]).toBe('1|就业信息服务|岗位信息发布|■政府网站□政府公报|另外');
  });

  it('joins numbers and addresses, and parts entries over several lines of a narrow cell', async () => {
    const heads = [['序号'], ['一级事项'], ['二级事项'], ['公开', '渠道'], ['办事指南']];
    const cells = [heads, [['1'], ['就业信息服务'], ['岗位信息发布']]].flatMap((texts, row) =>
      texts.map((lines, column) => ({ row, column, lines })),
    );
    const table = drawTable(
      [40, 70, 150, 270, 294, 424],
      [500, 470, 370],
      [
        ...cells,
        { row: 1, column: 3, lines: ['政府', '网站', '党群', '服务', '中心'] },
        { row: 1, column: 4, lines: ['https://www.example.gov.cn/', '1.html'] },
      ],
    );
    const layer = await layerOf(table);
    expect(layer).toContain('channels: [政府网站, 其他：党群服务中心]');
    expect(layer).toContain('guide: https://www.example.gov.cn/1.html');
  });

  it('keeps a mark that is set higher or lower, and smaller, in the line that it stands in', async () => {
    const [left, top] = [272, 470];
    const drawn =
      plainTable([heads, ['1', '就业信息服务', '岗位信息发布', '', '5个工作日内']], 500, 60) +
      draw('《就业服务与就业管理规', left, top - 45) +
      draw('定》（部令第28号）', left, top - 58) +
      draw('①②', left + 102, top - 53, 6) +
      draw('注', left + 110, top - 43, 6);
    expect((await textsOf(pdfFile([page(drawn)]))).tables[0]?.[1]).toBe(
      '1|就业信息服务|岗位信息发布|《就业服务与就业管理规注定》（部令第28号）①②|5个工作日内',
    );
  });

  it('is turned where its text lies on its side', async () => {
    const turned = page(`0 1 -1 0 595 0 cm\n${plainTable(rows, 500)}`, { width: 595, height: 842 });
    expect((await textsOf(pdfFile([turned]))).tables).toEqual([wanted]);
  });

  it('goes on in the next column of the same page', async () => {
    const part = (from: number, texts: readonly string[]): string =>
      drawTable(
        [from, from + 80, from + 160],
        texts.map((_, row) => 500 - row * 20).concat(500 - texts.length * 20),
        texts.flatMap((text, row) => text.split('|').map((line, column) => ({ row, column, lines: [line] }))),
      );
    const both = part(40, ['一级|二级', '甲|乙', '丙|丁']) + part(300, ['一级|二级', '戊|己']);
    expect((await textsOf(pdfFile([page(both)]))).tables).toEqual([['一级|二级', '甲|乙', '丙|丁', '戊|己']]);
  });

  it('reads the signs that fonts keep under the names of radicals', async () => {
    const { tables } = await textsOf(pdfFile([page(plainTable([['⽬录', '⻚码', '⽰例', '⼈⼒']], 500))]));
    expect(tables).toEqual([['目录|页码|示例|人力']]);
  });

  it('is the same for random tables, drawn in random order', async () => {
    const word = fc.string({
      unit: fc.constantFrom(...'就业失保险登记服务信息发布一二三四五'),
      minLength: 1,
      maxLength: 7,
    });
    const grid = fc.array(fc.array(word, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(grid, fc.boolean(), fc.integer({ min: 1, max: 8 }), async (texts, areas, split) => {
        const wide = [50, 140, 230, 320, 410];
        const drawn = (part: readonly (readonly string[])[]): string =>
          drawTable(
            wide,
            Array.from({ length: part.length + 1 }, (_, index) => 560 - index * 20),
            part.flatMap((row, number) => row.map((text, column) => ({ row: number, column, lines: [text] }))),
            areas ? bar : rule,
          )
            .split('\n')
            .reverse()
            .join('\n');
        const parts = [texts.slice(0, split), texts.slice(split)].filter((part) => part.length > 0);
        const { tables } = await textsOf(pdfFile(parts.map((part) => page(drawn(part)))));
        expect(tables.flat()).toEqual(texts.map((row) => row.join('|')));
      }),
      fuzz(8),
    );
  });
});

describe('a PDF without lines', () => {
  const [left, step] = [[40, 100, 240, 400], 24];
  const plain = [
    '序号|事项|时限|渠道',
    '1|岗位信息发布|五日|政府网站',
    '2|登记|十个工作日|公示栏',
    '3|职业介绍|七日|政府公报',
  ];
  /** Rows of text; `/` breaks a line in a cell. */
  const text = (lines: readonly string[], from = 500, high = step): string =>
    lines
      .map((line, row) =>
        line
          .split('|')
          .flatMap((cell, column) =>
            cell.split('/').map((one, at) => draw(one, left[column] ?? 0, from - row * high - at * 12)),
          )
          .join(''),
      )
      .join('');

  it.each<[string, readonly string[], readonly string[]]>([
    ['one line a row', [text(plain)], plain],
    ['broken lines', [text([plain[0] ?? '', '1|岗位信/息发布|五日|政府/网站', ...plain.slice(2)], 500, 40)], plain],
    ['heads that are repeated overleaf', [text(plain.slice(0, 3)), text([plain[0] ?? '', ...plain.slice(3)])], plain],
    ['a title and a number of the page', [draw('示例县目录', 200, 560) + text(plain) + draw('第1页', 245, 20)], plain],
    [
      'columns of ticks',
      [text(['序号|事项|对象|网站', '1|岗位信息发布|全社会|√', '2|失业登记|全社会', '3|职业介绍|失业人员|√'])],
      ['序号|事项|对象|网站', '1|岗位信息发布|全社会|√', '2|失业登记|全社会|', '3|职业介绍|失业人员|√'],
    ],
  ])('is read where it has %s, and told', async (_name, pages, wanted) => {
    const { tables, problems } = await textsOf(pdfFile(pages.map((content) => page(content))));
    expect(tables.map((rows) => rows.map((row) => row.replaceAll('\n', '')))).toEqual([wanted]);
    expect(problems.map(({ code }) => code)).toEqual(['unruled']);
  });

  it.each<[string, readonly string[]]>([
    ['a blank that may be a merged cell', [text([...plain, '4||五日|政府网站'])]],
    [
      'a text that reaches into the next column',
      [text([...plain, '4|一直写到旁边一栏里面去的事项名称很长|五日|公报'])],
    ],
    ['two rows of heads', [text(['序号|公开事项|公开|公开', '号|事项一 事项二|时限|渠道', ...plain.slice(1)])]],
    [
      'lines of which nobody knows the rows',
      [text(['序号|事项|时限|渠道', '1|岗位信息|五日|政府网站', '|发布', '2|登记|十日|公示栏'], 500, 13)],
    ],
    ['the rest of a row overleaf', [text(plain), text(['|发布'], 520) + text(plain.slice(1))]],
    ['a bracket that is open', [text([...plain, '4|《就业|五日|公报'])]],
    [
      'another table below',
      [text(plain) + draw('另一张表横着写过所有的栏目一直写到右边', 40, 380, 20) + text(plain, 340)],
    ],
  ])('is refused where it has %s', async (_name, pages) => {
    const { problems } = await textsOf(pdfFile(pages.map((content) => page(content))));
    expect(problems.map(({ code }) => code)).toEqual(['no-lines']);
  });

  it('is told where other pages have lines', async () => {
    const { tables, problems } = await textsOf(pdfFile([page(plainTable([heads, heads], 500)), page(text(plain))]));
    expect(tables).toHaveLength(1);
    expect(problems).toEqual([{ code: 'unruled-pages', severity: 'warning', args: { pages: '2', count: 1 } }]);
  });
});

describe('signs of a PDF that nobody sees', () => {
  const rows = [heads, ['1', '就业信息服务', '岗位信息发布', '招聘单位', '5个工作日内']];
  const table = plainTable(rows, 500);
  const wanted = rows.map((row) => row.join('|'));
  const secret = draw('改过的旧字', 330, 455);
  const unseen = { code: 'hidden-text', severity: 'warning', args: { count: 5 } };
  const off = '<< /Type /OCG /Name (old) >>';
  const layer = {
    catalog: '/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>',
    resources: '/Properties << /L 7 0 R >>',
  };

  it.each<[string, string, readonly string[], Parameters<typeof pdfFile>[3]]>([
    ['outside a frame', `q 300 300 20 20 re W n ${secret} Q`, [], {}],
    [
      'outside the frame of a form',
      'q /X0 Do Q',
      [stream('/Type /XObject /Subtype /Form /BBox [0 0 20 20] /Resources << /Font << /F1 3 0 R >> >>', secret)],
      {},
    ],
    ['in a layer that is switched off', `/OC /L BDC ${secret} EMC`, [off], layer],
    ['without any colour', `q /G gs ${secret} Q`, [], { resources: '/ExtGState << /G << /ca 0 >> >>' }],
  ])('are not read where they stand %s, and counted', async (_name, drawn, extra, more) => {
    const file = pdfFile([page(table + drawn)], extra, false, more);
    expect(await textsOf(file)).toMatchObject({ tables: [wanted], problems: [unseen] });
    const shown = await textsOf(file, true);
    expect([shown.problems, shown.tables[0]?.[1]]).toEqual([[], expect.stringContaining('改过的旧字')]);
  });

  it('are read where frame, layer and colour show them', async () => {
    const shown = [
      `q 200 400 400 100 re W n ${secret} Q`,
      `/OC /L BDC ${secret} EMC`,
      `q /G gs ${secret} Q`,
      `q 300 300 20 20 re W n Q ${secret}`,
    ];
    const more = {
      catalog: '/OCProperties << /OCGs [7 0 R] /D << /ON [7 0 R] >> >>',
      resources: '/Properties << /L 7 0 R >> /ExtGState << /G << /ca 0.5 >> >>',
    };
    for (const drawn of shown) {
      const { tables, problems } = await textsOf(pdfFile([page(table + drawn)], [off], false, more));
      expect([problems, tables[0]?.[1]]).toEqual([[], expect.stringContaining('改过的旧字')]);
    }
  });

  it('are read from a note that somebody put on the page', async () => {
    const note = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>',
      draw('批注', 2, 5),
    );
    const annotation = '<< /Type /Annot /Subtype /FreeText /Rect [300 440 400 460] /F 4 /AP << /N 7 0 R >> >>';
    const { tables } = await textsOf(pdfFile([page(table)], [note, annotation], false, { page: '/Annots [8 0 R]' }));
    expect(tables[0]?.[1]).toContain('批注');
  });

  const descriptor = (more: string): string =>
    `<< /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 ${more} >>`;
  const composite =
    '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [8 0 R] >>';
  const descendant = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor ${descriptor('')} >>`;
  const simple = `<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Own /FirstChar 65 /LastChar 67 /Widths [1000 1000 1000] /FontDescriptor ${descriptor('/FontFile2 8 0 R')} >>`;

  it.each([
    ['a font of numbers', '004100420043', [composite, descendant]],
    ['a font of signs of its own', '414243', [simple, stream('/Length1 4', 'none')]],
    [
      'a font that is none',
      '414243',
      ['<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H >>'],
    ],
  ])('are told where %s does not say what they are', async (_name, codes, extra) => {
    const drawn = `BT /F2 10 Tf 330 455 Td <${codes}> Tj ET\n`;
    const resources = '/Font << /F1 3 0 R /F2 7 0 R >>';
    const { tables, problems } = await textsOf(pdfFile([page(table + drawn)], extra, false, { resources }));
    expect(problems).toEqual([{ code: 'lost-signs', severity: 'warning', args: { count: 3 } }]);
    expect(tables[0]?.[1]).toContain('\ufffd\ufffd\ufffd');
  });
});

describe('a PDF that is not to be read', () => {
  const told = async (bytes: Buffer): Promise<string[]> => (await textsOf(bytes)).problems.map(({ code }) => code);
  const table = plainTable([heads, heads], 500);

  it('is a scan, in whole or in part', async () => {
    const picture = stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'x',
    );
    const scan = page('q 800 0 0 500 20 20 cm /X0 Do Q');
    expect(await told(pdfFile([scan, scan], [picture]))).toEqual(['scan']);
    const { problems, tables } = await textsOf(pdfFile([page(table), scan], [picture]));
    expect(problems).toEqual([{ code: 'scanned-pages', severity: 'warning', args: { pages: '2', count: 1 } }]);
    expect(tables).toHaveLength(1);
  });

  it('keeps the words that a scanner guessed behind its picture, unless they are asked for', async () => {
    const guessed = page(`3 Tr ${draw('猜出来的字', 45, 485)}${table}`);
    expect(await told(pdfFile([guessed]))).toEqual(['scan']);
    expect((await textsOf(pdfFile([guessed]), true)).tables).toHaveLength(1);
  });

  it('has text and no lines', async () => {
    expect(await told(pdfFile([page(heads.map((head, index) => draw(head, 50 + index * 90, 500)).join(''))]))).toEqual([
      'no-lines',
    ]);
  });

  it('is nothing at all, or cut short', async () => {
    const whole = pdfFile([page(table)]);
    expect(await told(Buffer.from('%PDF-1.7 …'))).toEqual(['damaged']);
    expect(await told(whole.subarray(0, 400))).toEqual(['damaged']);
  });
});

describe('a PDF that is made to hurt', () => {
  const code = async (bytes: Buffer): Promise<string | undefined> => (await textsOf(bytes)).problems[0]?.code;

  it('unpacks to gigabytes', async () => {
    const bomb = deflateSync(Buffer.alloc(70 * 1024 * 1024, 0x20)).toString('latin1');
    const file = pdfFile([page('')])
      .toString('latin1')
      .replace('<< /Length 0 >>\nstream\n', () => `<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n${bomb}`);
    expect(await code(Buffer.from(file, 'latin1'))).toBe('zip-bomb');
  });

  it('draws itself again and again', async () => {
    const form = (content: string, next: string): string =>
      stream(`/Type /XObject /Subtype /Form /BBox [0 0 800 500] /Resources << /XObject << ${next} >> >>`, content);
    const forms = Array.from({ length: 9 }, (_, index) => form('/N Do '.repeat(12), `/N ${8 + index} 0 R`));
    const last = form('0 0 m 5 5 l S '.repeat(10), '');
    expect(await code(pdfFile([page('/X0 Do')], [...forms, last]))).toBe('zip-bomb');
  });

  it('has hundreds of pages', async () => {
    expect(await code(pdfFile(Array.from({ length: 301 }, () => page(''))))).toBe('pdf-pages');
  });

  it('is damaged in any place: one problem or a table, and never more', async () => {
    const whole = pdfFile([page(plainTable([heads, heads, heads], 500))], [], true);
    const draw32 = drawFrom(16);
    for (let round = 0; round < runs(12); round += 1) {
      const broken = Buffer.from(whole);
      for (let change = 0; change <= draw32(6); change += 1) broken[9 + draw32(broken.length - 9)] = draw32(256);
      const { tables, problems } = await textsOf(
        broken.subarray(0, draw32(8) === 0 ? draw32(broken.length) + 9 : undefined),
      );
      expect(tables.length + problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    }
  });
});
