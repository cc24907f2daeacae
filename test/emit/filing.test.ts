import { strFromU8 } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import { json } from '../../src/emit/json/json.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { LegalDocument } from '../../src/model/reference.ts';
import { filed, filedDocuments, findings, warning } from './filed.ts';
import { type CatalogueJson, expectedStatistics } from './recount.ts';
import { enlarged, sample, sampleOptions } from './sample.ts';

const law = (id: string, title: string, more: Partial<LegalDocument>): LegalDocument => ({
  id,
  title,
  aliases: [],
  number: null,
  numberVariants: [],
  rank: 'administrative-regulation',
  status: 'in-force',
  replacedBy: null,
  since: null,
  latestAmended: null,
  validUntil: null,
  citation: `《${title}》`,
  role: 'disclosure',
  confidence: 'web',
  statusConfidence: 'web',
  ...more,
});

/** The filed sample whose county names its own body. */
function signed(): Compilation {
  const input = filed();
  const items = new Map(
    [...input.resolved.items].map(([ref, item]) => {
      const { responsibleBody } = item.fields;
      const own = responsibleBody && { ...responsibleBody, by: 2, value: { county: '示例县人社局', township: '乡镇' } };
      return [ref, own ? { ...item, fields: { ...item.fields, responsibleBody: own } } : item];
    }),
  );
  return { ...input, resolved: { ...input.resolved, items } };
}

const plainText = (xml: string): string => xml.replace(/<\/w:p>/gu, '\n').replace(/<[^>]*>/gu, '');
const cellText = (html: string): string =>
  html
    .replace(/<br>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .trim();

/** Body rows of the table with this caption, cells as text. */
function tableRows(html: string, caption: string): string[][] {
  const table = html.split('<table>').find((part) => part.includes(`>${caption}</caption>`)) ?? '';
  const body = table.split('</table>')[0]?.split('</thead>')[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => cellText(cell)),
  );
}

async function catalogueOf(input: Compilation): Promise<CatalogueJson> {
  const [file] = await json.emit(input, sampleOptions);
  return JSON.parse(strFromU8(file?.bytes ?? new Uint8Array()));
}

describe('the numbers', () => {
  it('of 表1 are counts over catalogue.json, in both forms', async () => {
    const { html, document } = await filedDocuments();
    const rows = tableRows(html, '表1　事项统计').map((row) => row.slice(-4));
    const expected = expectedStatistics(await catalogueOf(filed()));
    expect(rows).toEqual(expected.map((row) => row.map(String)));
    const text = plainText(document).split('\n');
    const start = text.indexOf('合计');
    const labels = expected.map(([label]) => label);
    expect(text.slice(start, start + 250)).toEqual(expect.arrayContaining(labels));
  });

  it('of the attachments are the lengths of their tables', async () => {
    const { html } = await filedDocuments();
    const { changes, statistics } = filed();
    const differing = changes.filter(({ kind }) => kind !== 'added' && kind !== 'omitted');
    expect(html).toContain(`差异共${differing.length}处`);
    const omitted = Object.values(statistics).reduce((sum, one) => sum + (one?.omitted.total ?? 0), 0);
    expect(tableRows(html, '未列入事项及理由')).toHaveLength(omitted);
    expect(html).toContain(`未列入${omitted}项`);
    const added = changes.filter(({ kind }) => kind === 'added').length;
    expect(tableRows(html, '新增事项说明')).toHaveLength(added);
    expect(html).toContain(`新增${added}项`);
  });

  it('of the sentences and of 表2 are counts over catalogue.json as well', async () => {
    const { html } = await filedDocuments();
    const { domains, changes } = await catalogueOf(filed());
    const items = domains.flatMap((domain) => domain.items);
    const adjusted = new Set(
      changes.filter(({ kind }) => kind !== 'added' && kind !== 'omitted').map(({ item }) => item),
    );
    expect(html).toContain(`列入的标准事项有${adjusted.size}项作了调整`);
    const tightened = new Set(changes.filter(({ kind }) => kind === 'tightened').map(({ item }) => item));
    const expected = items
      .filter((item) => item.level === 1)
      .map((top) => {
        const below = items.filter((item) => item.ref.startsWith(`${top.ref}.`));
        const standard = below.filter((item) => item.origin === 'standard' && item.level === 2);
        const here = below.filter((item) => item.listed);
        return [
          standard.length,
          here.length,
          here.filter((item) => item.origin === 'local').length,
          standard.filter((item) => item.omitted).length,
          here.filter((item) => tightened.has(item.ref)).length,
        ].map(String);
      });
    expect(tableRows(html, '表2　分一级事项统计（项）').map((row) => row.slice(2))).toEqual(expected);
  });

  it('of 依据清单 are the items that cite each document', async () => {
    const { html } = await filedDocuments();
    const citing = tableRows(html, '依据清单').map((row) => [row[1]?.slice(0, 8), ...row.slice(3, 5).map(Number)]);
    expect(citing).toEqual([
      ['《中华人民共和国', 8, 2],
      ['《人力资源市场暂', 8, 2],
    ]);
  });
});

describe('the content', () => {
  it('follows the order of a letter', async () => {
    const text = plainText((await filedDocuments()).document);
    const order = [
      '示人社函〔2026〕12号',
      '关于报送',
      '备案的函',
      '示例市人力资源和社会保障局：',
      '（人社厅函〔2019〕113号）',
      '一、编制情况',
      '2026年11月20日',
      '二、事项统计',
      '三、与国家标准目录的差异',
      '专此函达，请予备案。',
      '附件：1.',
      '2026年12月5日',
      '（联系单位：局办公室，办公电话：0990-1234567）',
      '抄送：示例县政务公开办公室。',
      '附件1\n',
      '附件8\n',
    ];
    const positions = order.map((part) => text.indexOf(part));
    expect(positions).toEqual([...positions].sort((left, right) => left - right));
    expect(positions).not.toContain(-1);
  });

  it('names every attachment as its own title does', async () => {
    const { html } = await filedDocuments();
    const notes = [...html.matchAll(/<li><a href="#attachment-\d">([^<]*)</gu)].map(([, title]) => title);
    const titles = [...html.matchAll(/<h2 class="name"[^>]*>([^<]*)</gu)].map(([, title]) => title);
    expect(notes).toHaveLength(8);
    expect(titles).toEqual(notes);
  });

  it('is a 报告 without a request when asked', async () => {
    const text = plainText((await filedDocuments(filed(), { docType: '报告' })).document);
    expect(text).toContain('备案的报告');
    expect(text).toContain('签发人：签发人示例');
    expect(text).toContain('特此报告。');
    expect(text).not.toContain('请予备案');
  });

  it('leaves visible blanks and says nothing about what is not given', async () => {
    const { html, document } = await filedDocuments(sample());
    for (const text of [html, plainText(document)]) {
      expect(text).toContain('发文字号（待填）');
      expect(text).toContain('（待填）：');
      expect(text).toContain('成文日期（待填）');
      expect(text).toContain('（发文机关署名）');
      expect(text).not.toMatch(/审核结果|undefined|NaN|\[object/u);
    }
  });

  it('prints what a narrowed value lacks, and the answer', async () => {
    const rows = tableRows((await filedDocuments()).html, '与国家标准目录差异对照表');
    const row = rows.find((cells) => cells[2]?.startsWith('1.3'));
    expect(row?.slice(3)).toEqual([
      '公开内容（要素）',
      '招聘单位\n岗位要求\n福利待遇\n咨询电话',
      '招聘单位\n岗位要求',
      '内容减少\n缺少：福利待遇、咨询电话\n理由：本县未统一规定福利待遇',
      '示例县',
    ]);
  });

  it('puts the same step on several items into one row', async () => {
    const input = filed();
    const [change] = input.changes.filter((each) => each.field === 'timeLimit');
    if (!change) throw new Error('the sample tightens nothing');
    const changes = [change, { ...change, item: 'employment/1.4' as const }];
    const rows = tableRows((await filedDocuments({ ...input, changes })).html, '与国家标准目录差异对照表');
    expect(rows.map((row) => row[2])).toEqual(['1.2 岗位信息发布\n1.4 市场工资指导价位信息发布']);
  });

  it('states a register status as a fact only when a source was read', async () => {
    const documents = [
      law('a', '中华人民共和国政府信息公开条例', { statusConfidence: 'full-text', status: 'amended' }),
      law('b', '人力资源市场暂行条例', { statusConfidence: 'background' }),
    ];
    const statuses = async (list: readonly LegalDocument[]) => {
      const reference = { ...sample().reference, register: { asOf: '2026-11-01', documents: list } };
      return tableRows((await filedDocuments(filed({ reference }))).html, '依据清单').map((row) => row[5]);
    };
    expect(await statuses(documents)).toEqual(['现行有效（已修改）', '—']);
    expect(await statuses([])).toEqual(['—', '—']);
    expect(
      await statuses([law('a', '中华人民共和国政府信息公开条例', { status: 'time-bound', validUntil: '2025-12-31' })]),
    ).toContain('有效期至2025年12月31日，已到期');
  });

  it('bears no mark of what is unverified, and lists the candidate like any other item', async () => {
    const { html, document } = await filedDocuments();
    for (const text of [html, plainText(document)]) {
      expect(text).toContain('领取养老金人员待遇资格认证');
      expect(text).not.toMatch(/待核|※/u);
    }
  });

  it('prints answers as facts, and neither warnings that are open nor errors', async () => {
    const { html } = await filedDocuments();
    expect(tableRows(html, '有关事项的说明').map((row) => row.at(-1))).toEqual(['本县未统一规定福利待遇']);
    const error: Finding = { ...warning, severity: 'error', message: { zh: '时限宽于标准', en: '' } };
    const draft = await filedDocuments(filed({ findings: [error] }), { draft: true });
    expect(draft.html).toContain('不得报送');
    expect(draft.html).not.toMatch(/有关事项的说明|时限宽于标准/u);
  });

  it('signs with the body that the region itself names, never with another layer’s', async () => {
    expect((await filedDocuments(signed())).html).toContain('<div class="sign"><p>示例县人社局</p>');
    expect((await filedDocuments()).html).toContain('<div class="sign"><p>（发文机关署名）</p>');
  });
});

describe('filing.docx', () => {
  it('has A4 pages with the margins and the 22 lines of GB/T 9704, tables on lying sheets', async () => {
    const { document } = await filedDocuments();
    const sections = [...document.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/gsu)].map(([section]) => section);
    expect(sections).toHaveLength(9);
    expect(sections[0]).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(sections[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    expect(sections[0]).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    const sheets = sections.map((section) => /w:w="(\d+)" w:h="(\d+)"/u.exec(section)?.slice(1).map(Number));
    expect(sheets[1]).toEqual([23811, 16838]);
    expect(sheets[3]).toEqual([11906, 16838]);
    expect(sheets[4]).toEqual([16838, 11906]);
  });

  it('gives every style an East Asian font by name, names to fall back to, and marks such as “” the hint to use it', async () => {
    const { document, part } = await filedDocuments(filed(), { docType: '报告' });
    const styles = part('word/styles.xml');
    const used = new Set([...document.matchAll(/<w:pStyle w:val="(\w+)"/gu)].map(([, style]) => style));
    expect(used.size).toBeGreaterThan(8);
    for (const style of used) expect(styles).toContain(`w:styleId="${style}"`);
    const fonts = styles.match(/<w:rFonts[^>]*>/gu) ?? [];
    const named = /w:ascii="Times New Roman".* w:eastAsia="(仿宋_GB2312|楷体_GB2312|方正小标宋简体|黑体|宋体)"/u;
    expect(fonts.filter((font) => !named.test(font))).toEqual([]);
    const runs = document.match(/<w:r>.*?<\/w:r>/gu) ?? [];
    const shared = runs.filter((run) => /[“”—…■□√]/u.test(run));
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter((run) => !run.includes('<w:rFonts w:hint="eastAsia"'))).toEqual([]);
    expect(part('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(styles).toContain('<w:ind w:firstLineChars="200" w:firstLine="640"/>');
    expect(styles).toContain('w:line="579" w:lineRule="exact"');
  });

  it('prints a red head only when asked: on a 函 in the first header, with red lines above and below', async () => {
    const { part, document } = await filedDocuments(signed(), { redHead: true });
    const head = part('word/header2.xml');
    expect(head).toContain('<w:t>示例县人社局</w:t>');
    expect(head.match(/<w:bottom w:val="single" w:sz="(\d+)" w:space="0" w:color="FF0000"\/>/gu)).toHaveLength(2);
    expect(part('word/footer3.xml').match(/w:sz="(?:6|24)" w:space="0" w:color="FF0000"/gu)).toHaveLength(2);
    expect(part('word/styles.xml')).toMatch(
      /w:styleId="RedHead".*?w:eastAsia="方正小标宋简体".*?w:color w:val="FF0000"/u,
    );
    expect(document).toContain('<w:headerReference w:type="first" r:id="header2"/>');
    const plain = await filedDocuments(signed());
    expect(plain.document).not.toContain('r:id="header2"');
    expect(plain.part('word/footer3.xml') + plain.part('word/header1.xml')).not.toContain('FF0000');
  });

  it('prints a red head on a 报告 in the text, with one line below the number', async () => {
    const { document, part, html } = await filedDocuments(signed(), { redHead: true, docType: '报告' });
    expect(plainText(document)).toMatch(/\n示例县人社局文件\n+示人社函〔2026〕12号签发人：签发人示例\n/u);
    expect(document.match(/w:color="FF0000"/gu)).toHaveLength(1);
    expect(part('word/header1.xml')).not.toContain('人社局');
    expect(html).toContain('<p class="red-head up">示例县人社局文件</p>');
    const unknown = await filedDocuments(filed(), { redHead: true });
    expect(unknown.html).toContain('<p class="red-head fn">（发文机关标志）</p>');
    expect((await filedDocuments(signed())).html).not.toContain('<p class="red-head');
  });

  it('has lines around 抄送 on a 报告, and none on a 函', async () => {
    expect((await filedDocuments()).document).toContain('<w:pStyle w:val="CopiesPlain"/>');
    expect((await filedDocuments(filed(), { docType: '报告' })).document).toContain('<w:pStyle w:val="Copies"/>');
  });

  it('sets the 签发人 of a 报告 in 楷体 beside the number', async () => {
    const { document } = await filedDocuments(filed(), { docType: '报告' });
    expect(document).toMatch(/w:eastAsia="楷体_GB2312"\/><\/w:rPr><w:t>签发人示例</u);
  });

  it('is a whole package: every part has a type and every relation a part', async () => {
    const { part, names } = await filedDocuments();
    const types = part('[Content_Types].xml');
    for (const name of names.filter((each) => /^(word|docProps)\/[^/]+\.xml$/u.test(each)))
      expect(types).toContain(`PartName="/${name}"`);
    for (const [, target] of part('word/_rels/document.xml.rels').matchAll(/Target="([^"]*)"/gu))
      expect(names).toContain(`word/${target}`);
  });

  it('has tables in twips whose columns fill the line, with repeated head rows', async () => {
    const { document } = await filedDocuments();
    const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) => table);
    expect(tables.length).toBeGreaterThanOrEqual(9);
    expect(document).not.toContain('w:type="pct"');
    for (const table of tables) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/gu)].map(([, width]) => Number(width));
      const width = Number(/<w:tblW w:w="(\d+)" w:type="dxa"/u.exec(table)?.[1]);
      expect(grid.reduce((sum, each) => sum + each, 0)).toBe(width);
      for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/gsu)) {
        const cells = [...row.matchAll(/<w:tcW w:w="(\d+)" w:type="dxa"/gu)].map(([, each]) => Number(each));
        expect(cells.reduce((sum, each) => sum + each, 0)).toBe(width);
      }
    }
    const official = tables.filter((table) => table.includes('公开渠道和载体') && table.includes('■'));
    expect(official).toHaveLength(2);
    for (const table of official) expect(table.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    for (const table of official) expect(table.match(/<w:vMerge w:val="restart"\/>/gu)?.length).toBeGreaterThan(2);
  });

  it('draws the overview as a table of shaded cells, to scale, with its numbers and in words', async () => {
    const { document, html } = await filedDocuments();
    const chart =
      [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) => table).find((one) => one.includes('图1')) ?? '';
    const numbers = tableRows(html, '表2　分一级事项统计（项）').map((row) => row.slice(-4).map(Number));
    const rows = [...chart.matchAll(/<w:tr>.*?<\/w:tr>/gsu)]
      .map(([row]) => row)
      .filter((row) => row.includes('atLeast'));
    expect(rows).toHaveLength(numbers.length);
    const parts = (row: string) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].flatMap(([cell]) =>
        cell.includes('<w:shd ')
          ? [{ width: Number(/w:tcW w:w="(\d+)"/u.exec(cell)?.[1]), text: plainText(cell).trim() }]
          : [],
      );
    for (const [index, row] of rows.entries()) {
      const [here = 0, added = 0, omitted = 0, tightened = 0] = numbers[index] ?? [];
      const drawn = [here - added - tightened, tightened, added, omitted].filter((count) => count > 0);
      expect(parts(row).map(({ text }) => text)).toEqual(drawn.map(String));
      const [first] = parts(row);
      for (const { width, text } of parts(row))
        expect(width / Number(text)).toBeCloseTo((first?.width ?? 0) / (drawn[0] ?? 1), -2);
    }
    const fills = new Set([...chart.matchAll(/<w:shd [^>]*w:fill="(\w+)"/gu)].map(([, fill]) => fill));
    expect(fills.size).toBeGreaterThanOrEqual(3);
    expect(plainText(document)).toMatch(
      /图1　分一级事项概览（数据见表2）\n　　 照标准列入或者作其他调整　　　　 时限更短　　　　 新增　　　　 未列入\n/u,
    );
    expect(chart).toMatch(
      /<w:tblDescription w:val="就业 1 就业信息服务：照标准列入或者作其他调整\d+、时限更短\d+、新增\d+、未列入\d+；/u,
    );
  });

  it('draws bars of hundreds of items and keeps the thin ones', async () => {
    const { document } = await filedDocuments({ ...enlarged(290), findings, filing: {} });
    const chart =
      [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) => table).find((one) => one.includes('图1')) ?? '';
    expect(chart.match(/<w:gridCol /gu)?.length).toBeLessThanOrEqual(63);
    const widths = [
      ...chart.matchAll(/<w:tcW w:w="(\d+)" w:type="dxa"\/>(?:<w:gridSpan w:val="\d+"\/>)?<w:tcBorders>/gu),
    ].map(([, width]) => Number(width));
    expect(Math.min(...widths)).toBeGreaterThan(60);
    expect(Math.max(...widths)).toBeGreaterThan(4000);
  });

  it('keeps the rows of one group of 表1 on one page', async () => {
    const { document, html } = await filedDocuments();
    const table =
      [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([one]) => one).find((one) => one.includes('表1')) ?? '';
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row).slice(1);
    const goesOn = (row: string | undefined) => row?.includes('<w:vMerge/>') ?? false;
    expect(rows.filter(goesOn).length).toBeGreaterThan(12);
    for (const [index, row] of rows.entries())
      expect(row.match(/<w:keepNext\/>/gu)?.length ?? 0).toBe(goesOn(rows[index + 1]) ? 5 : 0);
    expect(html.match(/<tbody class="kept">/gu)?.length).toBe(rows.length - rows.filter(goesOn).length);
  });

  it('lets only a row that is taller than a page break', async () => {
    const { document } = await filedDocuments();
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
    const breaking = rows.filter((row) => !row.includes('<w:cantSplit/>'));
    expect(breaking.length).toBeGreaterThan(0);
    expect(breaking.every((row) => row.includes('长要素'))).toBe(true);
  });

  it('marks a draft on every page, first and even ones too', async () => {
    const { document, part } = await filedDocuments(filed(), { draft: true });
    expect(part('word/header1.xml')).toContain('草　稿');
    const headers = [...document.matchAll(/<w:headerReference w:type="(\w+)" r:id="(\w+)"/gu)];
    expect(headers.map(([, type]) => type).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'default'),
      ...Array.from({ length: 9 }, () => 'even'),
      'first',
    ]);
    expect(new Set(headers.map(([, , id]) => id))).toEqual(new Set(['header1']));
    expect((await filedDocuments()).part('word/header1.xml')).not.toContain('草');
  });

  it('numbers pages right and left, but not the first page of a 函', async () => {
    const { document, part } = await filedDocuments();
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(part('word/footer1.xml')).toContain('<w:jc w:val="right"/>');
    expect(part('word/footer2.xml')).toContain('<w:jc w:val="left"/>');
    expect(part('word/footer3.xml')).not.toContain('PAGE');
    expect(document.match(/<w:titlePg\/>/gu)).toHaveLength(1);
    expect((await filedDocuments(filed(), { docType: '报告' })).document).not.toContain('<w:titlePg/>');
  });

  it('keeps HTML and rare characters of the data as text', async () => {
    const { document } = await filedDocuments();
    expect(document).toContain('零工市场&lt;b&gt;信息&lt;/b&gt;发布 &amp; &quot;㐂𠮷&quot; &lt;/script&gt;');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });

  it('is the same to the byte at another time in another zone, and holds no date of its making', async () => {
    const first = await filedDocuments();
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.setSystemTime('2031-05-06T07:08:09Z');
    const second = await filedDocuments();
    expect(Buffer.from(first.docx).equals(Buffer.from(second.docx))).toBe(true);
    expect(first.html).toBe(second.html);
    expect(first.part('docProps/core.xml')).not.toMatch(/dcterms|\d{4}-\d\d-\d\d/u);
  });
});

describe('filing.html', () => {
  it.each([
    ['函', {}],
    ['报告, draft', { docType: '报告', draft: true }],
    ['函, red head', { redHead: true }],
  ] as const)('passes html-validate (%s)', async (_, options) => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const report = await validator.validateString((await filedDocuments(filed(), options)).html);
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
  });

  it('needs nothing from outside and shows data as text', async () => {
    const { html } = await filedDocuments();
    expect(html).not.toMatch(/<script|<link|\ssrc=|@import|url\(/u);
    expect(html).not.toContain('<b>');
    expect(html).toContain('零工市场&lt;b&gt;信息&lt;/b&gt;发布 &amp; &quot;㐂𠮷&quot; &lt;/script&gt;');
  });

  it('tells a screen reader the ticked channels instead of 13 squares', async () => {
    const { html } = await filedDocuments();
    expect(html).toContain('<span class="read">政府网站、政务服务中心、其他：基层公共服务平台</span>');
  });
});
