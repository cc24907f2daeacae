import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runHere } from '../cli/run-cli.ts';

let top = '';
beforeEach(() => {
  top = mkdtempSync(`${tmpdir()}/mulu-assessment-`).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

interface Told {
  readonly id: string;
  readonly points: number | null;
  readonly most: number;
  readonly count?: number;
  readonly total?: number;
  readonly failed?: readonly string[];
}
interface Group {
  readonly how: string;
  readonly points: number;
  readonly most: number;
  readonly open: number;
  readonly indicators: readonly Told[];
}

const layer = (): string => `${top}/in/990101-example-county.yaml`;
const build = (...more: string[]) =>
  runHere('build', layer(), '-o', `${top}/out`, '--force', '--format', 'assessment', ...more);
const read = (name: string): string => readFileSync(`${top}/out/${name}`, 'utf8');
const groups = (): Group[] => JSON.parse(read('assessment.json')).groups;
const told = (id: string): Told | undefined =>
  groups()
    .flatMap(({ indicators }) => indicators)
    .find((one) => one.id === id);
const csv = (name: string): string[][] =>
  readFileSync(`${top}/in/990101/${name}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('the assessment of a county', () => {
  it('tells of each item what of the five it makes public, element by element', async () => {
    writeFileSync(layer(), readFileSync(layer(), 'utf8').replace('用工信息, 收费', '用工信息, 无从归类的说法, 收费'));
    await runHere('build', layer(), '-o', `${top}/out`, '--force', '--format', 'assessment,json,filing');
    const rows = JSON.parse(read('assessment.json')).openness as { item: string; [id: string]: string | string[] }[];
    const of = (item: string) => rows.find((row) => row.item === item);
    // What the dictionary calls 补贴标准, what the words say, what two words say, what the layer says, what nothing says.
    expect(of('employment/6.2')).toMatchObject({
      execution: ['补贴标准', '补贴资金发放公示'],
      result: ['补贴资金发放公示'],
    });
    expect(of('employment/1.5')).toMatchObject({ management: ['培训机构投诉电话'], result: ['定点培训机构名单'] });
    expect(of('employment/3.1')).toMatchObject({ result: [], unclear: [] });
    expect(of('employment/1.6')).toMatchObject({ unclear: ['无从归类的说法'] });
    const catalogue = JSON.parse(read('catalogue.json')) as {
      domains: { items: { ref: string; openness?: object }[] }[];
    };
    const items = catalogue.domains.flatMap((domain) => domain.items).filter(({ openness }) => openness);
    expect(items.map(({ ref }) => ref)).toEqual(rows.map(({ item }) => item));
    const page = read('assessment.html').replace(/<[^>]*>/gu, '');
    const filled = (id: string): number => rows.filter((row) => row[id]?.length).length;
    expect(page).toContain(
      `决策公开${filled('decision')}项、执行公开${filled('execution')}项、管理公开${filled('management')}项、服务公开${filled('service')}项、结果公开${filled('result')}项`,
    );
    expect(page).toContain('有1项的要素没有归类：无从归类的说法');
    expect(read('filing.html')).toContain(
      '编制时对照了《人力资源社会保障系统行政审批和公共服务事项清单》（2026年3月18日）',
    );
  });

  it('tells what changed since the assessment before', async () => {
    await build();
    cpSync(`${top}/out/assessment.json`, `${top}/last.json`);
    const before = groups();
    const comments = `${top}/in/990101/comments.csv`;
    writeFileSync(comments, readFileSync(comments, 'utf8').replace('2026-11-13,采纳,', ',,'));
    const attested = `${top}/in/990101/attested.yaml`;
    writeFileSync(attested, readFileSync(attested, 'utf8').replace('passed: 18', 'passed: 20'));
    expect((await build('--last-assessment', `${top}/last.json`)).code).toBe(0);
    const { changes } = JSON.parse(read('assessment.json')).since;
    expect(changes).toEqual([
      expect.objectContaining({ id: 'comments-answered', mended: [], fresh: ['2026-008'] }),
      expect.objectContaining({ id: 'hotline', from: 3.6, to: 4, mended: [], fresh: [] }),
    ]);
    const page = read('assessment.html').replace(/<[^>]*>/gu, '');
    const [old, now] = [before, groups()].map((all) => all.find(({ how }) => how === 'computed'));
    expect(page).toContain(`${old?.points}/${old?.most}→${now?.points}/${now?.most}`);
    expect(page).toContain('新出现：2026-008');
  });

  it.each([
    ['no-such.json', undefined, '读不了'],
    ['bad.json', '{"a": 1}', '不是 mulu build'],
    ['bad.json', '[', '不是 mulu build'],
    ['bad.json', '{"region":{"name":"青岩县","code":"990102"},"assessment":"x","groups":[]}', '是青岩县的评估'],
  ])('refuses what is no assessment of it: %s %s', async (name, text, told) => {
    if (text !== undefined) writeFileSync(`${top}/${name}`, text);
    const small = `${top}/small.yaml`;
    writeFileSync(
      small,
      'kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: national@2019\ncovers: [employment]\neffective: 2026-12-01\nresponsibleBody: 示例县人社局\n',
    );
    const { code, stderr } = await runHere(
      ...['build', small, '-o', `${top}/none`, '--format', 'assessment', '--last-assessment', `${top}/${name}`],
    );
    expect([code, stderr.includes(told) || stderr]).toEqual([2, true]);
  });

  it('asks for pages as often as the profile says, in the assessment and in validate alike', async () => {
    const due = async (): Promise<number> =>
      (await runHere('validate', layer(), '--format', 'json')).stdout.split('"rule": "page-current"').length - 1;
    expect(await due()).toBe(0);
    writeFileSync(layer(), `${readFileSync(layer(), 'utf8')}profile: { check: 6个月 }\n`);
    await build();
    const late = csv('publications.csv').filter(([, , , first = '', updated = '']) => {
      const last = [first, updated].sort().at(-1) ?? '';
      return last !== '' && last < '2026-06-01';
    }).length;
    expect(told('pages-current')?.failed).toHaveLength(late);
    expect(await due()).toBe(late);
  });

  it('counts what its tables hold', async () => {
    expect((await build()).code).toBe(0);
    const publications = csv('publications.csv');
    const published = publications.filter((row) => row[3] !== '');
    expect(told('published')).toMatchObject({ count: published.length, total: publications.length });
    expect(told('published')?.failed).toEqual(
      publications.filter((row) => row[3] === '').map(([name = '']) => name.slice(name.indexOf('/') + 1)),
    );
    const reviewed = published.filter((row) => (row[7] ?? '') !== '' && (row[7] ?? '') <= (row[3] ?? ''));
    expect(told('reviewed-first')).toMatchObject({ count: reviewed.length, total: published.length });
    const comments = csv('comments.csv');
    expect(told('comments-answered')).toMatchObject({
      count: comments.filter((row) => row[8]).length,
      total: comments.length,
    });
    expect(told('guides-present')).toMatchObject({ count: 6 });
  });

  it('takes what is attested with evidence, and what was sampled by its counts', async () => {
    await build();
    const { indicators } = parse(readFileSync(`${top}/in/990101/attested.yaml`, 'utf8')) as {
      indicators: { id: string; tried?: number; passed?: number }[];
    };
    for (const { id, tried, passed } of indicators) {
      const { points, most = 0 } = told(id) ?? {};
      expect(points, id).toBe(tried === undefined ? most : Math.round((most * (passed ?? 0) * 10) / tried) / 10);
    }
    expect(told('responses')?.points).toBeNull();
  });

  it('adds up three sub-totals, in the data, on the page and in the document, and no total', async () => {
    await build();
    const text = strFromU8(
      unzipSync(readFileSync(`${top}/out/assessment.docx`))['word/document.xml'] ?? new Uint8Array(),
    ).replace(/<[^>]*>/gu, '');
    const all = groups();
    expect(all.map(({ how }) => how)).toEqual(['computed', 'attested', 'sampled']);
    for (const { points, most, open, indicators } of all) {
      const judged = indicators.filter((one) => one.points !== null);
      expect(points).toBeCloseTo(
        judged.reduce((sum, one) => sum + (one.points ?? 0), 0),
        5,
      );
      expect([most, open]).toEqual([judged.reduce((sum, one) => sum + one.most, 0), indicators.length - judged.length]);
      for (const paper of [read('assessment.html'), text]) expect(paper).toContain(`小计：${points}分，满分${most}分`);
    }
    expect(text).not.toContain('总分：');
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(
      read('assessment.html'),
    );
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${line} ${ruleId}`))).toEqual([]);
  });

  it('moves one point of one indicator when one day moves over a Saturday on which offices work', async () => {
    const file = `${top}/in/990101/publications.csv`;
    const text = readFileSync(file, 'utf8');
    const countWith = async (day: string): Promise<number | undefined> => {
      writeFileSync(
        file,
        text.replace(/^(employment\/1\.2 [^,]*,[^,]*),.*$/mu, `$1,2026-02-06,${day},,就业股,局办公室,2026-02-12`),
      );
      await build();
      return told('published-in-time')?.count;
    };
    expect((await countWith('2026-02-13')) ?? 0).toBe(((await countWith('2026-02-14')) ?? 0) + 1);
  });

  it('is by the indicators and in the phases that a province sets', async () => {
    writeFileSync(
      `${top}/in/own.yaml`,
      `kind: assessment
name: 示例省指标
indicators:
  - { id: published, text: 已经公开, clause: 省办法 3, points: 10, how: computed, measure: published }
phases:
  - { name: 督导检查, from: "10-01", to: "11-30" }
  - { name: 评估验收, from: "12-01", to: "12-31", due: 上报评估结果 }
`,
    );
    const province = `${top}/in/990000-example-province.yaml`;
    writeFileSync(province, `${readFileSync(province, 'utf8')}\nrecords: { assessment: own.yaml }\n`);
    writeFileSync(`${top}/in/990101/attested.yaml`, 'kind: attested\nindicators: []\n');
    expect((await build()).code).toBe(0);
    expect(groups().map(({ indicators }) => indicators.length)).toEqual([1, 0, 0]);
    expect(read('assessment.html')).toContain('2026年12月1日处于评估验收阶段。12月31日前上报评估结果。');
  });
});
