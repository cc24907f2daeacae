import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county, type Desk, narrowed, review } from './desk.ts';
import { docxText, filesBelow } from './read-docx.ts';

const own = readFileSync('test/domains/base/labour-relations.yaml', 'utf8');
const said = `labour-relations:
  amend:
    - { item: 1.1 劳动用工备案, timeLimit: 12个工作日内 }
`;

/** A county that says something of 劳动关系 and nothing of 就业. */
const labour = (parent: string, more = said, about = {}): string =>
  county({ parent, ...about }).replace(/employment:[\s\S]*$/u, more);

/** One that says something of 劳动关系 and of 就业. */
const both = (parent: string): string => county({ parent, more: said });

describe('a parent that is a catalogue of a domain of its own', () => {
  it.each([
    ['beside the submissions', { 'in/目录/labour-relations.yaml': own, 'in/a/county.yaml': labour('../目录') }],
    ['a file beside it', { 'in/labour.yaml': own, 'in/county.yaml': labour('labour.yaml') }],
    ['pinned', { 'base/labour-relations.yaml': own, 'in/county.yaml': labour('../base') }],
    ['pinned in a folder', { 'base/目录/l.yaml': own, 'in/a/county.yaml': labour('../../base/目录') }],
    ['pinned, named and not sent', { 'base/目录/l.yaml': own, 'in/a/county.yaml': labour('目录/l.yaml') }],
    ['pinned, its folder not sent', { 'base/目录/l.yaml': own, 'in/a/county.yaml': labour('目录') }],
    [
      'pinned and brought along',
      { 'base/l.yaml': own, 'in/a/county.yaml': labour('base'), 'in/a/base/labour-relations.yaml': own },
    ],
    [
      'below a province that is pinned',
      {
        'base/目录/l.yaml': own,
        'base/990000.yaml': labour('目录', '', { code: '990000', name: '示例省', level: 'province' }),
        'in/county.yaml': labour('990000.yaml'),
      },
    ],
    [
      'beside the national catalogues',
      {
        'base/目录/l.yaml': own,
        'in/county.yaml': both('目录'),
        'in/目录/l.yaml': own,
        'in/目录/employment.yaml': readFileSync('catalogues/national/employment.yaml'),
        'in/目录/social-insurance.yaml': readFileSync('catalogues/national/social-insurance.yaml'),
      },
    ],
  ])('is known to the review: %s', async (_, tree) => {
    const desk = await review(tree);
    expect(desk.rows.map(({ key, proposal }) => [key, proposal])).toEqual([['990101', 'agree']]);
    expect(desk.code).toBe(0);
    expect(desk.read('counties/990101.html')).toContain('劳动关系');
    expect(desk.read('filing.html')).toContain('劳动关系');
  });

  it('leads to what is wrong in it, and no further', async () => {
    const loose = said.replace('12个工作日内', '60个工作日内');
    const desk = await review({ 'base/l.yaml': own, 'in/county.yaml': labour('../base', loose) });
    expect(desk.rows[0]?.proposal).toBe('correct');
    expect(desk.rows[0]?.findings.map(({ rule }) => rule)).toEqual(['only-tighter']);
  });

  it('is compared with the pinned one', async () => {
    const changed = own.replace('20个工作日内公开', '30个工作日内公开');
    const desk = await review({ 'base/l.yaml': own, 'in/a/county.yaml': labour('b'), 'in/a/b/l.yaml': changed });
    expect(desk.rows[0]?.proposal).toBe('correct');
    expect(desk.rows[0]?.findings.map(({ rule }) => rule)).toEqual(['parent-pinned']);
    expect(desk.rows[0]?.findings[0]?.message).toContain('自带的“劳动关系”目录与核准文本不一致');
  });

  it('is for a reviewer to look at where only the submission brings it along', async () => {
    const tree = { 'in/a/county.yaml': labour('b'), 'in/a/b/l.yaml': own };
    const pinned: { [path: string]: string }[] = [
      {},
      { 'base/990200.yaml': county({ code: '990200', name: '乙市', level: 'city' }) },
    ];
    for (const more of pinned) {
      const desk = await review({ ...tree, ...more });
      const [row] = desk.rows;
      expect([row?.proposal, row?.hold]).toEqual(['hold', 'reviewer']);
      expect(row?.cause).toBe('上级是随报送材料自带的目录“劳动关系”，没有核准文本可以对照');
      expect(row?.remedy).toBe('由审核人核对这份目录；核对无误的，放进核准文本的文件夹（--base），再审核一次');
      expect(desk.has('letters/correction-990101.html')).toBe(false);
    }
  });

  it('is returned where nothing rests on it', async () => {
    const desk = await review({ 'in/a.yaml': county(), 'in/目录/l.yaml': own });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['agree', 'return']);
  });
});

describe('the papers of a review', () => {
  const covering = (code: string, name: string, domain: string, more: string, parent = 'national@2019'): string =>
    county({ code, name, parent, more: '' })
      .replace('edition: "2026"', `edition: "2026"\ncovers: [${domain}]`)
      .replace(/employment:[\s\S]*$/u, more);
  const jobs = (code: string, name: string, more = ''): string =>
    covering(code, name, 'employment', `employment:\n  amend:\n${narrowed}${more}`);
  const insured = (code: string, name: string): string =>
    covering(
      code,
      name,
      'social-insurance',
      'social-insurance:\n  amend:\n    - { item: 1.4 职工参保登记, timeLimit: 12个工作日内 }\n',
    );
  // Names of documents stand as they are, whatever domains they are of.
  const untitled = (text: string): string => text.replace(/《[^》]*》/gu, '');
  const paper = (desk: Desk, path: string): string => untitled(docxText(join(desk.out, path)).replaceAll('\n', ''));

  it('speak of what each submission covers, and together of all that came', async () => {
    const desk = await review({ 'in/a.yaml': jobs('990101', '甲县'), 'in/b.yaml': insured('990102', '乙县') });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['correct', 'agree']);
    const notice = paper(desk, '发文/990101-甲县-补正通知.docx');
    expect(notice).toContain('关于补正就业领域');
    expect(notice).not.toContain('社会保险');
    expect(desk.read('counties/990101.html')).toContain('就业一个目录齐全');
    expect(desk.read('counties/990101.html')).not.toContain('社会保险');
    expect(desk.read('counties/990102.html')).not.toMatch(/>就业</u);
    expect(paper(desk, '发文/通报.docx')).toContain('关于就业和社会保险领域基层政务公开');
    expect(desk.read('index.html')).toMatch(/就业列入.*社会保险列入/su);
  });

  it('speak of one domain only, where nothing else came in', async () => {
    const desk = await review({ 'in/a.yaml': jobs('990101', '甲县') });
    for (const path of filesBelow(desk.out)) {
      if (path.endsWith('.docx')) expect([path, paper(desk, path).includes('社会保险')]).toEqual([path, false]);
      // What a rule demands may name the other one.
      if (/^(?:counties\/|filing)/u.test(path))
        expect([path, untitled(desk.read(path)).includes('社会保险')]).toEqual([path, false]);
    }
    expect(desk.read('index.html')).not.toContain('社会保险列入');
  });

  it('have columns, sums and words for a domain of a province’s own, added items too', async () => {
    const added = `  add:
    - id: "1.4"
      title: 集体合同文本示范公布
      content: [示范文本, 适用范围, 咨询电话]
      basis: [《中华人民共和国劳动合同法》]
      timeLimit: 公开事项信息形成或变更之日起10个工作日内公开
      responsibleBody: 县级人力资源社会保障部门
      channels: [政府网站]
      audience: 全社会
      disclosureMode: 主动
      levels: [县级]
`;
    const one = (code: string, name: string): string => labour('../base', said + added, { code, name });
    const desk = await review({
      'base/l.yaml': own,
      'in/990101.yaml': one('990101', '甲县'),
      'in/990102.yaml': one('990102', '乙县').replace('10个工作日内公开', '90个工作日内公开'),
      'in/990103.yaml': county({ code: '990103', name: '丙县' }),
    });
    expect(desk.stderr).not.toMatch(/unknown domain|程序/u);
    expect(desk.read('index.html')).toMatch(/就业列入.*社会保险列入.*劳动关系列入/su);
    expect(desk.read('index.html')).toMatch(/data-domain3="5"/u);
    expect(desk.read('counties/990101.html')).toContain('劳动关系');
    expect(desk.read('counties/990101.html')).not.toMatch(/就业|社会保险领域/u);
    expect(desk.read('counties/990103.html')).not.toContain('劳动关系');
    const pack = desk.read('filing.html');
    expect(pack).toContain('就业、社会保险和劳动关系领域');
    expect(pack).toContain(
      '《示例省人力资源和社会保障厅关于公布劳动关系领域政务公开标准目录的通知》（示人社发〔2025〕8号）',
    );
    expect(pack).toContain('国家标准目录（2019年版）、劳动关系标准目录（2025年版）和上级目录');
    const book = read(readFileSync(join(desk.out, 'review.xlsx')));
    const sheet = (name: string): string => JSON.stringify(utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }));
    expect(sheet('各地情况')).toContain('劳动关系列入');
    expect(sheet('新增事项')).toContain('集体合同文本示范公布');
    // Two shares joined are the same as one run.
    const parts = await Promise.all(
      [1, 2].map(async (share) => {
        const folder = join(desk.folder, `part${share}`);
        await runHere(
          ...['review', join(desk.folder, 'in'), '-o', folder, '--base', join(desk.folder, 'base')],
          ...['--shard', `${share}/2`],
        );
        return folder;
      }),
    );
    const merged = join(desk.folder, 'merged');
    await runHere('review', '--merge', ...parts, '-o', merged);
    for (const path of ['index.html', 'filing.html', 'review.json', '发文/通报.docx'])
      expect(readFileSync(join(merged, path)).equals(readFileSync(join(desk.out, path)))).toBe(true);
  });
});
