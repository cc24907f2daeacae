import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { review as isReview } from '../../src/generated/validators/review.js';
import { readTables } from '../../src/source/table/read-tables.ts';
import { county, type ReadFinding, type ReadRow, review } from './desk.ts';

/** What a test reads of the guides of a submission. */
interface ReadGuides {
  readonly rows: readonly { readonly state: string; readonly days: number | null; readonly why: readonly string[] }[];
  readonly findings: readonly ReadFinding[];
  readonly copied: readonly {
    readonly kind: string;
    readonly text: string;
    readonly of: readonly string[];
    readonly line: number;
  }[];
}

const guide = readFileSync('test/rules/excluded-time-named/good/guides/social-insurance/4.2.yaml', 'utf8');

type Tree = { readonly [path: string]: string };

/** As many files as the guides of a large county, with forms beside them. */
const guides = (folder: string, text = guide): Tree =>
  Object.fromEntries(
    Array.from({ length: 93 }, (_, index) => [`${folder}/social-insurance/4.${index + 1}.yaml`, text]).concat(
      Array.from({ length: 70 }, (_, index) => [`${folder}/files/申请表${index}.xlsx`, 'x']),
    ),
  );
const layer = county({ more: 'guides: guides\n' });
const inFolder = (folder: string, tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).map(([path, text]) => [`${folder}/${path}`, text]));
const pack = (tree: Tree): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])));

describe('the guides of a county', () => {
  it.each<[string, { readonly [path: string]: string | Uint8Array }]>([
    ['in its folder', inFolder('in/990101', { 'county.yaml': layer, ...guides('guides') })],
    ['beside its file', inFolder('in', { '990101.yaml': layer, ...guides('guides') })],
    ['in its archive', { 'in/990101.zip': pack({ 'county.yaml': layer, ...guides('guides') }) }],
    [
      'with words in quotes',
      inFolder('in/a', {
        'c.yaml': layer,
        ...guides('guides', guide.replace(/^kind: guide$/mu, '# 指南\n"kind": "guide" # 4')),
      }),
    ],
  ])('are no submissions, however many there are: %s', async (_, tree) => {
    const desk = await review(tree);
    expect(desk.rows.map(({ key, proposal, cause }) => [key, proposal, cause])).toEqual([['990101', 'agree', null]]);
  });

  it('are told from other files, of which there may not be more than before', async () => {
    const many = inFolder('in/a', { 'c.yaml': layer, ...guides('guides', `note: |\n  kind: guide\n`) });
    for (const tree of [many, { 'in/a.zip': pack({ 'c.yaml': layer, ...guides('guides', 'kind: guides\n') }) }]) {
      const desk = await review(tree);
      expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['hold']);
    }
  });
});

/** The guide of a county, and its layer with places of its own. */
const guideOf = (summary = '查询和打印本人的记录', days = 5): string =>
  guide.replace('promised: 当场办结', `promised: ${days}个工作日`).replace(/^summary:.*$/mu, `summary: ${summary}`);
const own = (code: string, name: string, phone: string, street: string): string =>
  county({ code, name, more: `guides: guides\n${placesOf(name, phone, street)}` });
const placesOf = (name: string, phone: string, street: string): string =>
  `contact: { office: 办公室, phone: ${phone}, complaint: "12333" }\nplaces:\n  - { id: 县大厅, name: ${name}政务服务中心, address: ${street}, hours: 工作日9:00–17:00, phone: ${phone} }\n`;

describe('the guides of several counties', () => {
  const copied =
    '到甲一县社保窗口（示例市示例路1号二楼）办理，或者到示例银行甲一县支行，咨询（０９９０）1234517，找张三13800138000';
  const tree = {
    ...inFolder('in/990101', {
      'c.yaml': own('990101', '甲一县', '0990-1234517', '示例路1号'),
      'guides/social-insurance/4.2.yaml': guideOf(),
    }),
    ...inFolder('in/990102', {
      'c.yaml': own('990102', '甲二县', '0990-1234527', '示例路2号'),
      'guides/social-insurance/4.2.yaml': guideOf(copied),
    }),
    ...inFolder('in/990103', {
      'c.yaml': own('990103', '甲三县', '0990-1234537', '示例路3号'),
      'guides/social-insurance/4.2.yaml': guideOf(undefined, 9),
    }),
    ...inFolder('in/990104', {
      'c.yaml': own('990104', '甲四县', '0990-1234547', '示例路4号'),
      'guides/social-insurance/9.9.yaml': 'kind: guide\nitem: social-insurance/9.9 没有的\n',
    }),
  };

  it('are counted and held beside each other, and decide nothing', async () => {
    const desk = await review(tree);
    expect(isReview(desk.report), JSON.stringify(isReview.errors)).toBe(true);
    const rows = desk.rows as readonly (ReadRow & { readonly guides: ReadGuides })[];
    expect(rows.map(({ key, proposal, totals }) => [key, proposal, totals.errors])).toEqual(
      ['990101', '990102', '990103', '990104'].map((key) => [key, 'agree', 0]),
    );
    expect(rows.map(({ guides: of }) => of.rows.map(({ state, days, why }) => [state, days, why]))).toEqual([
      [['sound', 5, []]],
      [['withheld', 5, ['这里有一个手机号（138******00）']]],
      [['sound', 9, []]],
      [],
    ]);
    expect(
      rows.map(({ guides: of }) => of.copied.map(({ kind, text, of: whose, line }) => [kind, text, whose, line])),
    ).toEqual([
      [],
      [
        ['region', '甲一县', ['990101'], 4],
        ['phone', '(0990)1234517', ['990101'], 4],
        ['address', '示例市示例路1号', ['990101'], 4],
      ],
      [],
      [],
    ]);
    expect(rows[3]?.guides.findings.map(({ rule, file }) => [rule, file])).toEqual([
      ['guide-known-item', '990104/guides/social-insurance/9.9.yaml'],
    ]);
    expect(desk.report).toMatchObject({
      guides: { items: [{ days: { least: 5, median: 5, most: 9 }, submissions: ['990101', '990102', '990103'] }] },
    });
    const [page, sheet] = [desk.read('index.html'), desk.read('counties/990102.html')];
    expect(page).toContain('9日▲ 1份 1次');
    for (const text of ['五、办事指南', '写着别处的名称3处', '这里有一个手机号', '指南里的问题不影响备案意见'])
      expect(sheet).toContain(text);
    const { grids } = await readTables('review.xlsx', readFileSync(join(desk.out, 'review.xlsx')), undefined, true);
    const names = grids.map(({ name }) => name);
    for (const name of ['指南情况', '指南清单', '指南对照', '指南问题', '别处的名称']) expect(names).toContain(name);
    for (const text of [page, sheet, JSON.stringify(desk.report), JSON.stringify(grids)])
      expect(text).not.toContain('13800138000');
  });

  it('are ruled on like all else', async () => {
    const finding = '990102:foreign-name:social-insurance/4.2:';
    const first = await review(tree, '--format', 'json');
    const [, print = ''] = new RegExp(`finding: (${finding}\\S+)`, 'u').exec(first.read('rulings.yaml')) ?? [];
    const ruling = { finding: print, decision: 'accept', by: '张三', date: '2026-12-10' };
    const desk = await review(
      { ...tree, 'rulings.yaml': JSON.stringify({ kind: 'rulings', rulings: [ruling] }) },
      '--format',
      'json',
    );
    expect(desk.report.rulings).toMatchObject({ applied: 1, idle: [] });
    expect(desk.read('rulings.yaml')).toContain('decision: accept');
  });
});
