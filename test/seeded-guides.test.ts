import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileHost } from '../src/host/file-host.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { type Draw, drawFrom, runs } from './fuzz.ts';

const folder = 'catalogues/examples/990101/guides';
const refs = [
  'employment/4.1',
  'employment/5.2',
  'employment/6.1',
  'social-insurance/4.2',
  'social-insurance/7.1',
  'social-insurance/9.7',
];
const texts = new Map(refs.map((ref) => [`${folder}/${ref}.yaml`, readFileSync(`${folder}/${ref}.yaml`, 'utf8')]));

/** A guide with other words, checked as one of the example county. */
const check = async (file: string, text: string) => {
  const workspace = openWorkspace('2026-12-01', {
    ...fileHost,
    read: async (path) => (path === file ? new TextEncoder().encode(text) : fileHost.read(path)),
  });
  const { findings } = await workspace.check(file);
  return findings.map(({ rule, at }) => ({ rule, line: workspace.locate(at)?.line }));
};

interface Fault {
  readonly name: string;
  /** The line that it may be sown into. */
  readonly where: RegExp;
  readonly sow: (line: string, draw: Draw) => string;
  readonly rule: string;
  /** The finding stands so many lines below. */
  readonly below?: number;
}

const pick = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)] as T;

/** Single faults, each of one cause. */
const faults: readonly Fault[] = [
  {
    name: 'a window that nobody knows',
    where: /^ {2}window: \[县大厅/u,
    sow: (line) => line.replace('县大厅', '银河大厅'),
    rule: 'place-known',
  },
  { name: 'another name of the item', where: /^item: /u, sow: (line) => `${line}事宜`, rule: 'guide-known-item' },
  {
    name: 'an item that there is not',
    where: /^item: /u,
    sow: (line) => line.replace(/\/\S+/u, '/99.9'),
    rule: 'guide-known-item',
  },
  { name: 'an unknown key', where: /^summary: /u, sow: (line) => `${line}\n天气: 晴`, rule: 'schema', below: 1 },
  {
    name: 'an old check',
    where: /^checked: /u,
    sow: (_, draw) => `checked: 20${10 + draw(14)}-01-02`,
    rule: 'guide-current',
  },
  { name: 'a check on no day', where: /^checked: /u, sow: () => 'checked: 2026-13-40', rule: 'schema' },
  {
    name: 'words that say nothing',
    where: /^progress: /u,
    sow: (_, draw) => `progress: ${pick(['详见通知', '按规定', '另行通知', '请咨询'], draw)}`,
    rule: 'guide-concrete',
  },
  {
    name: 'a step that leads nowhere',
    where: /, 否: (?:补正|告知)/u,
    sow: (line) => line.replace(/否: \S+?(?=[,} ])/u, '否: 天涯'),
    rule: 'chart-sound',
  },
  {
    name: 'a personal number',
    where: /^summary: /u,
    sow: (line, draw) => `${line}，找张三1390000${1000 + draw(8999)}`,
    rule: 'no-personal-data',
  },
  {
    name: 'an inner mark',
    where: /^summary: /u,
    sow: (line, draw) => `${line}（${pick(['内部资料', '仅供内部使用'], draw)}）`,
    rule: 'no-restricted-marking',
  },
  {
    name: 'a form that is not there',
    where: /^ {4}form: /u,
    sow: (line) => line.replace('.docx', '（新）.docx'),
    rule: 'form-present',
  },
  {
    name: 'a form of the wrong kind',
    where: /^ {4}form: /u,
    sow: () => '    form: social-insurance/7.1.yaml',
    rule: 'form-present',
  },
  {
    name: 'a form outside',
    where: /^ {4}form: /u,
    sow: () => '    form: ../../990101-example-county.yaml',
    rule: 'form-present',
  },
  { name: 'a need that there is not', where: /^ {4}need: 必要/u, sow: () => '    need: 看情况', rule: 'schema' },
  { name: 'a source that there is not', where: /^ {4}source: /u, sow: () => '    source: 天上', rule: 'schema' },
  { name: 'a number of visits in words', where: /^ {2}visits: /u, sow: () => '  visits: 若干', rule: 'schema' },
  {
    name: 'a name of another county',
    where: /^progress: /u,
    sow: (line) => `${line}，或者到邻山县人社局查询`,
    rule: 'foreign-name',
  },
  {
    name: 'a catch-all',
    where: /^ {2}- name: /u,
    sow: (line, draw) => `${line}和${pick(['其他材料', '相关资料', '有关证明'], draw)}`,
    rule: 'no-catch-all',
  },
  {
    name: 'a broken address',
    where: /^ {2}online: \["https/u,
    sow: (line) => line.replace('https://', 'https:/'),
    rule: 'guide-link-form',
  },
  {
    name: 'a promise that is none',
    where: /promised: \d+个工作日/u,
    sow: (line) => line.replace(/\d+个工作日/u, '尽快'),
    rule: 'promise-within-law',
  },
  { name: 'half a line of YAML', where: /^fee: /u, sow: () => 'fee: [', rule: 'yaml' },
];

/** Every place where a fault can be sown into the examples. */
const places = faults.map((fault) => ({
  fault,
  spots: [...texts].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (fault.where.test(line) ? [{ file, index }] : [])),
  ),
}));

describe('faults sown into the example guides', () => {
  it.each([...texts])('%s has none', async (file, text) => {
    expect(existsSync(file)).toBe(true);
    expect(await check(file, text)).toEqual([]);
  });

  it('are told once, at their line', async () => {
    const draw = drawFrom(14);
    const wrong: unknown[] = [];
    for (let run = 0; run < runs(21); run += 1) {
      const { fault, spots } = places[run % places.length] as (typeof places)[number];
      const { file, index } = pick(spots, draw);
      const lines = (texts.get(file) ?? '').split('\n');
      const sown = fault.sow(lines[index] ?? '', draw);
      lines[index] = sown;
      const found = await check(file, lines.join('\n'));
      const wanted = [{ rule: fault.rule, line: index + 1 + (fault.below ?? 0) }];
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        wrong.push({ fault: fault.name, file, sown, found, wanted });
    }
    expect(wrong).toEqual([]);
  });
});
