import { utils, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import { extractLevel } from '../../src/catalogue/extract.ts';
import { statistics } from '../../src/catalogue/statistics.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { bytesOf, rowsOf, sheet, workbook } from './read-workbook.ts';
import { changed, enlarged, sample } from './sample.ts';

const text = (book: WorkBook, name: string, cell: string): unknown => sheet(book, name)[cell]?.v;
const mergesOf = (book: WorkBook, name: string): string[] =>
  (sheet(book, name)['!merges'] ?? []).map((range) => utils.encode_range(range));

const partsOf = async (input?: Compilation, options?: Partial<EmitOptions>) => {
  const parts = unzipSync(await bytesOf(input, options));
  return { names: Object.keys(parts), part: (name: string) => strFromU8(parts[name] ?? new Uint8Array()) };
};

describe('the sheets', () => {
  it('are one for each domain and 说明', async () => {
    expect((await workbook()).SheetNames).toEqual(['就业', '社会保险', '说明']);
  });

  it('carry the two head rows of the official table', async () => {
    const book = await workbook();
    expect(text(book, '社会保险', 'A1')).toBe('示例县社会保险领域基层政务公开标准目录');
    const [, , first, second] = rowsOf(book, '社会保险');
    expect(first).toEqual([
      '序号',
      '公开事项',
      '',
      '公开内容（要素）',
      '公开依据',
      '公开时限',
      '公开主体',
      '公开渠道和载体',
      '公开对象',
      '',
      '公开方式',
      '',
      '公开层级',
      '',
    ]);
    expect(second?.slice(1, 3)).toEqual(['一级事项', '二级事项']);
    expect(second?.slice(8)).toEqual(['全社会', '特定群体', '主动', '依申请', '县级', '乡级']);
    expect(mergesOf(book, '社会保险')).toEqual(
      expect.arrayContaining(['A1:N1', 'A3:A4', 'B3:C3', 'D3:D4', 'H3:H4', 'I3:J3', 'K3:L3', 'M3:N3']),
    );
  });

  it('have 15 columns where a third level exists', async () => {
    expect((await workbook()).Sheets.就业?.E3?.v).toBe('公开内容（要素）');
    expect((await workbook()).Sheets.就业?.D4?.v).toBe('三级事项');
  });

  it('merge level-1 and level-2 cells, with the value under every merged row for filters', async () => {
    const book = await workbook();
    expect(mergesOf(book, '社会保险')).toContain('B5:B6');
    expect(text(book, '社会保险', 'B5')).toBe('社会保险登记');
    expect(text(book, '社会保险', 'B6')).toBe('社会保险登记');
    expect(mergesOf(book, '就业')).toContain('C5:C6');
    expect(text(book, '就业', 'C6')).toBe('就业政策法规咨询');
  });

  it('print the row of an item as the official table does', async () => {
    const book = await workbook();
    const row = rowsOf(book, '就业').find((cells) => cells[2] === '岗位信息发布') ?? [];
    expect(row[0]).toBe(3);
    expect(row[4]).toBe('招聘单位\n岗位要求\n福利待遇\n咨询电话');
    expect(row[6]).toBe('公开事项信息形成或变更之日起5个工作日内公开');
    expect(row[8]).toMatch(/^■政府网站　+□政府公报\n■两微一端　+□发布会\/听证会\n/u);
    expect(row[8]).toMatch(/\n■其他：基层公共服务平台$/u);
    expect(row.slice(9)).toEqual(['√', '', '√', '', '√', '√']);
    const guessed = rowsOf(book, '就业').find((cells) => String(cells[2]).startsWith('市场工资')) ?? [];
    expect(guessed[2]).toBe('市场工资指导价位信息发布※');
  });

  it('are set up for A3 landscape with frozen head rows, print titles and a filter', async () => {
    const { part } = await partsOf();
    const book = await workbook();
    const xml = part('xl/worksheets/sheet2.xml');
    expect(xml).toMatch(/<pageSetup[^>]*paperSize="8"/u);
    expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/u);
    expect(xml).toMatch(/<pageSetup[^>]*fitToWidth="1"/u);
    expect(xml).toMatch(/<pageSetup[^>]*fitToHeight="0"/u);
    expect(xml).toMatch(/<pane [^>]*xSplit="3"[^>]*ySplit="4"[^>]*state="frozen"/u);
    expect(sheet(book, '社会保险')['!autofilter']).toEqual({ ref: 'A4:N6' });
    const titles = book.Workbook?.Names?.filter(({ Name }) => Name === '_xlnm.Print_Titles').map(({ Ref }) => Ref);
    expect(titles).toEqual([expect.stringMatching(/就业'?!\$3:\$4$/u), expect.stringMatching(/社会保险'?!\$3:\$4$/u)]);
    expect(xml).toContain('第 &amp;P 页，共 &amp;N 页');
  });

  it('give every row a height for its longest cell, and none more than Excel can show', async () => {
    const book = await workbook();
    const heights = (sheet(book, '就业')['!rows'] ?? []).map((row) => row?.hpt ?? 0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(409);
    expect(heights.slice(4, 8).every((height) => height > 8 * 12)).toBe(true);
    // The element of 3,000 characters in 1.5: several rows, merged in every column.
    const merges = mergesOf(book, '就业').filter((range) => /^[A-O]10:[A-O]\d+$/u.test(range));
    expect(merges).toHaveLength(14);
    const rows = Number(merges[0]?.split(':')[1]?.slice(1)) - 9;
    expect(rows * 400).toBeGreaterThan((3000 / 16) * 12);
    expect(text(book, '就业', 'E10')).toHaveLength(3001);
  });

  it('say 草稿 on every page of a draft, and only there', async () => {
    const draft = await partsOf(sample(), { draft: true });
    const final = await partsOf();
    for (const number of [1, 2, 3]) {
      expect(draft.part(`xl/worksheets/sheet${number}.xml`)).toMatch(/<oddHeader>[^<]*草　稿/u);
      expect(final.part(`xl/worksheets/sheet${number}.xml`)).not.toContain('草');
    }
    expect(rowsOf(await workbook(sample(), { draft: true }), '说明').flat()).toContain(
      '草稿，不得作为正式目录发布或者报送',
    );
  });
});

describe('说明', () => {
  it('tells the region, edition, date, counts, legend, doubts, omissions and contact', async () => {
    const rows = rowsOf(await workbook(), '说明').map((row) => row.filter((cell) => cell !== '').join('|'));
    for (const line of [
      '地区|示例县',
      '行政区划代码|990101',
      '层级|县级',
      '目录版本|2026年版',
      '版本日期|2026年12月1日',
      '国家标准|2019年版',
      '本目录二级事项|7|1|8',
      '本目录另列待核事项|0|1|1',
      '其中新增事项|4|0|4',
      '未列入的标准二级事项|1|1|2',
      '※|待核',
      '咨询电话|0990-1234567',
      '监督投诉|12333',
      '就业|2.2|外国人来华工作许可|本地未开展该项业务|由示例市人力资源和社会保障局受理',
      '就业|1.4|市场工资指导价位信息发布|公开事项、公开依据、公开层级',
      '社会保险|1.2|领取养老金人员待遇资格认证|整个事项（不计入统计）、公开事项',
    ])
      expect(rows).toContain(line);
  });

  it('keeps codes and numbers of items as text', async () => {
    const book = await workbook(changed('employment/1.2', 'title', '1.10'));
    const cells = Object.values(sheet(book, '说明')).filter((cell) => ['990101', '1.4', '12333'].includes(cell?.v));
    expect(cells).toHaveLength(3);
    for (const cell of cells) expect(cell).toMatchObject({ t: 's', z: '@' });
  });
});

describe('hostile values', () => {
  const values = [
    '=1+1',
    '=HYPERLINK("http://example.com","点")',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    'a_x0041_b_x000D_',
    '𠮷㐂',
    '<b>"&</b>',
    '1.10',
    '2026-12-01',
    "'引号",
    '  两端空格  ',
  ];
  it.each(values)('%j is the text that it is', async (value) => {
    const book = await workbook(changed('employment/1.2', 'title', value));
    const cell = sheet(book, '就业').C7;
    expect(cell?.v).toBe(value);
    expect(cell?.t).toBe('s');
    expect(cell?.f).toBeUndefined();
  });

  it('never become a formula, a link or a macro anywhere in the file', async () => {
    let input = sample();
    for (const [index, ref] of (['employment/1', 'employment/1.2', 'employment/1.3'] as const).entries())
      input = changed(ref, 'title', values[index], input);
    const { names, part } = await partsOf(input);
    for (const name of names.filter((each) => each.startsWith('xl/worksheets/'))) {
      expect(part(name)).not.toMatch(/<f[\s>]|<hyperlink/u);
    }
    expect(names.filter((name) => /vba|external|embed|connection/iu.test(name))).toEqual([]);
  });

  it('lose control characters and marks that turn the reading direction', async () => {
    const book = await workbook(changed('employment/1.2', 'title', '岗位\u202e信息\u0000\u0007发布'));
    expect(text(book, '就业', 'C7')).toBe('岗位信息发布');
  });

  it('longer than a cell of Excel end with a remark instead of breaking the file', async () => {
    const book = await workbook(changed('employment/1.2', 'content', ['𠮷'.repeat(20_000)]));
    const value = String(text(book, '就业', 'E7'));
    expect(value.length).toBeLessThanOrEqual(32_767);
    expect(value).toMatch(/^𠮷+……（本格内容超过表格软件的上限/u);
  });
});

it('prints 300 items', async () => {
  expect(rowsOf(await workbook(enlarged(290)), '就业').at(-1)?.[0]).toBe(298);
});

it('prints the extract of a township', async () => {
  const input = sample();
  const resolved = extractLevel(input.resolved, 'township', '示例镇');
  const book = await workbook(
    { ...input, resolved, statistics: statistics(resolved, input.changes, input.reference.register) },
    { level: 'township' },
  );
  expect(text(book, '就业', 'A1')).toBe('示例镇就业领域基层政务公开标准目录');
  const rows = rowsOf(book, '就业').slice(4);
  expect(rows.map((row) => row[0]).filter((serial, index, all) => serial !== all[index - 1])).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ]);
  expect(rows.every((row) => row[7] === '' || row[7] === '示例镇人民政府')).toBe(true);
  expect(rowsOf(book, '说明').flat()).toContain('示例镇');
});

describe('the file', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });

  it('is the same to the byte at another time in another zone', async () => {
    const first = await bytesOf();
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.setSystemTime('2031-05-06T07:08:09Z');
    expect(Buffer.from(await bytesOf()).equals(Buffer.from(first))).toBe(true);
  });

  it('states the date of the edition, or a fixed one', async () => {
    const { date: _, ...undated } = sample();
    expect((await partsOf()).part('docProps/core.xml')).toContain('2026-12-01T00:00:00Z');
    expect((await partsOf(undated)).part('docProps/core.xml')).toContain('1980-01-01T00:00:00Z');
  });
});
