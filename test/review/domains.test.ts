import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { county, review } from './desk.ts';

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
