import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/document/sheet/sheet.ts';
import { workbookBytes } from '../../src/document/sheet/workbook-package.ts';
import { sharer } from '../../src/review/share-parts.ts';
import { county, narrowed, overlapping, review } from './desk.ts';

/** What a county says as its neighbours do, and what it alone says. */
const said = (number: number) => ({
  key: String(number),
  additions: [{ item: 'employment/1.6', title: ['零工市场', '信息发布'].join(''), level: 2 }],
  findings: [
    {
      fingerprint: `${number}:rule`,
      message: { zh: ['同一句', '话'].join(''), en: 'the same' },
      related: [],
      none: null,
    },
  ],
  counts: undefined,
});

const sheet = (name: string): Sheet => ({
  name,
  widths: [10],
  heights: [],
  cells: [{ row: 0, column: 0, value: name, style: 'text' }],
  paper: 'a4',
  orientation: 'portrait',
  foot: name,
});

describe('a review of a nation', () => {
  it('holds once what counties say alike, and changes nothing of it', () => {
    const share = sharer();
    const all = Array.from({ length: 2_844 }, (_, number) => said(number));
    const held = all.map(share);
    expect(held).toEqual(all);
    expect(new Set(held.flatMap(({ additions }) => additions)).size).toBe(1);
    expect(new Set(held.flatMap(({ findings }) => findings.map(({ message }) => message))).size).toBe(1);
    expect(new Set(held.flatMap(({ findings }) => findings)).size).toBe(2_844);
  });

  it('writes a workbook sheet by sheet, to the same bytes', () => {
    const steps: string[] = [];
    const watched = (name: string): Sheet => ({
      ...sheet(name),
      get cells() {
        steps.push(`write ${name}`);
        return sheet(name).cells;
      },
    });
    const made = function* (): Generator<Sheet> {
      for (const name of ['甲', '乙']) {
        steps.push(`make ${name}`);
        yield watched(name);
      }
    };
    const bytes = workbookBytes(made(), { title: '表', creator: 'mulu' });
    expect(bytes).toEqual(workbookBytes([sheet('甲'), sheet('乙')], { title: '表', creator: 'mulu' }));
    expect(steps.indexOf('make 乙')).toBeGreaterThan(steps.lastIndexOf('write 甲'));
  });

  it('writes its data one submission after the other, to the bytes of the whole', async () => {
    const tree = { 'in/990101.yaml': county({ amend: narrowed, more: overlapping('"submissions": []') }) };
    for (const files of [tree, { ...tree, 'in/990102.yaml': county({ code: '990102', name: '乙县' }) }, {}]) {
      const desk = await review({ 'in/~$空.xlsx': 'x', ...files }, '--format', 'json');
      if (Object.keys(files).length === 0) expect(desk.code).toBe(2);
      else expect(desk.read('review.json')).toBe(`${JSON.stringify(desk.report, null, 1)}\n`);
    }
  });
});
