import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county } from '../review/desk.ts';
import { docxTables, docxText } from '../review/read-docx.ts';

let top = '';
const date = ['--date', '2026-12-01'];
beforeAll(async () => {
  top = mkdtempSync(`${tmpdir()}/mulu-self-check-`).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
  const layer = `${top}/in/990101-example-county.yaml`;
  const formats = ['--format', 'self-check,assessment,json', ...date];
  expect((await runHere('build', layer, '-o', `${top}/out`, ...formats)).code).toBe(0);
  writeFileSync(`${top}/bare.yaml`, county({ filing: '' }));
  expect((await runHere('build', `${top}/bare.yaml`, '-o', `${top}/bare`, ...formats)).code).toBe(0);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Told {
  readonly id: string;
  readonly text: string;
  readonly points: number | null;
  readonly most: number;
  readonly count?: number;
  readonly total?: number;
  readonly failed?: readonly string[];
  readonly evidence?: string | null;
}
const assessed = (folder: string): (Told & { readonly how: string })[] =>
  JSON.parse(readFileSync(`${top}/${folder}/assessment.json`, 'utf8')).groups.flatMap(
    ({ how, indicators }: { how: string; indicators: readonly Told[] }) => indicators.map((one) => ({ how, ...one })),
  );
interface Item {
  readonly domain: string;
  readonly level: number;
  readonly listed: boolean;
  readonly origin: string;
}
const items = (): Item[] =>
  (JSON.parse(readFileSync(`${top}/out/catalogue.json`, 'utf8')) as { domains: { items: Item[] }[] }).domains.flatMap(
    (domain) => domain.items,
  );
const paper = (folder: string): string => docxText(`${top}/${folder}/self-check.docx`);
const rows = (folder: string): string[][] => docxTables(`${top}/${folder}/self-check.docx`).at(-1)?.slice(1) ?? [];

describe('the draft of a report on oneself', () => {
  it('says of each demand what was counted, attested or tried, and sums up', () => {
    const all = assessed('out');
    expect(rows('out').map(([, text]) => text)).toEqual(all.map(({ text }) => text));
    // The same was counted in both papers, the candidate as the others.
    const [first] = all;
    expect([first?.count, first?.total]).toEqual([103, 103]);
    const wanted = all.map(({ how, count, total, points, most }) => {
      if (points === null || (how === 'computed' && total === 0)) return '待填';
      if (how === 'attested') return points === most ? '做到' : '待填';
      const [part, whole] = how === 'computed' ? [count ?? 0, total ?? 0] : [points, most];
      return part === whole ? '做到' : part > 0 ? '部分做到' : '没有做到';
    });
    expect(rows('out').map(([, , , , result]) => result)).toEqual(wanted);
    // On signed paper the annex has its 78 rows: the one that was not compared is counted like any other.
    const covered = items().filter(({ level, origin }) => level === 2 && origin === 'standard').length;
    for (const [index, { id, how, count, total }] of all.entries())
      if (how === 'computed' && total)
        expect(rows('out')[index]?.[3]).toBe(
          id === 'items-covered' ? `${covered}项中做到${covered}项` : `${total}项中做到${count}项`,
        );
    const of = (result: string): number => wanted.filter((one) => one === result).length;
    const sums = ['做到', '部分做到', '没有做到', '待填'].filter((result) => of(result) > 0);
    expect(paper('out')).toContain(
      `共${all.length}项要求，${sums.map((result) => `${result}${of(result)}项`).join('、')}。`,
    );
  });

  it('names what was not done among the problems, and nothing else', () => {
    const text = paper('out');
    const problems = text.slice(text.indexOf('三、存在的问题'), text.indexOf('四、整改措施'));
    const failed = rows('out').filter(([, , , , result]) => result === '部分做到' || result === '没有做到');
    expect(problems.match(/^\d+\..*$/gmu)?.map((line) => line.replace(/^\d+\.([^：]*)：.*$/u, '$1'))).toEqual(
      failed.map(([, name]) => name),
    );
    const [first] = assessed('out').filter(({ failed: names }) => names && names.length > 0 && names.length <= 8);
    expect(problems).toContain(`未做到的：${first?.failed?.join('、')}`);
  });

  it('counts the items as the catalogue lists them', () => {
    for (const domain of ['employment', 'social-insurance']) {
      const own = items().filter((item) => item.domain === domain);
      const of = (level: number): number => own.filter((item) => item.listed && item.level === level).length;
      expect(paper('out')).toContain(`一级事项${of(1)}项、二级事项${of(2)}项`);
    }
  });

  it('leaves to be filled in what only the office knows, and takes what nobody registered for no fault', () => {
    const text = paper('bare');
    expect(text).toContain('领导机构和办事机构健全：（情况和证明材料待填）。');
    expect(text).toContain('目录里的事项都已经公开：（没有登记，情况待填）。');
    expect(text).toContain('咨询电话有人接听：（抽查次数、合格次数待填）。');
    expect(text).toContain('（公开征求意见和采纳的情况待填）');
    expect(text).toContain('发文字号（待填）');
    expect(text).toContain('成文日期（待填）');
  });

  it('has no word of the tool', () => {
    for (const folder of ['out', 'bare'])
      expect(paper(folder)).not.toMatch(/mulu|yaml|records|attested|待核|本工具|校验|computed|undefined/u);
  });
});
