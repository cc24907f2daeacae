import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraph } from '../src/compiler/graph.ts';
import { widestWidth } from '../src/document/display-width.ts';
import { reference } from '../src/generated/reference.js';
import { rules } from '../src/rules/index.ts';
import { workbookForm } from '../src/rules/workbook-form.ts';
import type { Unread, Withheld } from '../src/source/host.ts';
import { runPlain } from './cli/run-cli.ts';
import { expectedPlaces, type ReportedFinding, ruleCases, runCase, unreadProblems } from './rule-cases.ts';

const placed = (findings: readonly ReportedFinding[]): string[] =>
  findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort();

const exitCode = (findings: readonly ReportedFinding[]): number => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && findings.every(({ rule }) => rule === 'readable-file')) return 2;
  return errors.length > 0 ? 1 : 0;
};

for (const one of ruleCases()) {
  describe(`${one.rule}/${one.name}`, () => {
    it('reports what its comments expect, at these lines', async () => {
      const { zh, en } = await runCase(one);
      expect(placed(zh)).toEqual(expectedPlaces(one));
      expect(placed(en)).toEqual(expectedPlaces(one));
      expect(zh.some(({ rule }) => rule === one.rule)).toBe(one.bad);
    });

    it('prints the report that was read and approved', async () => {
      const { report } = await runCase(one);
      await expect(report).toMatchFileSnapshot(join('rules', one.rule, one.name, 'expected.txt'));
      expect(report.split('\n').filter((line) => widestWidth(line) > 80)).toEqual([]);
    });

    it('ends with the exit code that fits', async () => {
      const { zh, code } = await runCase(one);
      expect(code).toBe(exitCode(zh));
    });
  });
}

describe('cases', () => {
  const cases = ruleCases();

  it('belong to rules, and every rule has a reporting and a clean one', () => {
    const ids = rules.map(({ id }) => id);
    expect([...new Set(cases.map(({ rule }) => rule))]).toEqual([...ids].sort());
    expect(cases.filter(({ name }) => !/^(?:bad|good)(?:-[a-z0-9-]+)?$/u.test(name))).toEqual([]);
    expect(ids.filter((id) => !cases.some(({ rule, bad }) => rule === id && bad))).toEqual([]);
    expect(ids.filter((id) => !cases.some(({ rule, bad }) => rule === id && !bad))).toEqual([]);
  });

  /** Placeholders that may be empty. */
  const optional = ['since', 'elsewhere'];
  /** What no case can show, and why. */
  const unshown = new Map([
    ...unreadProblems.map((problem): [string, string] => [
      `readable-file/${problem}`,
      'no such file can be kept; see rules.test.ts',
    ]),
    ['readable-file/unfinished', 'no input is known that the tool fails on; see attack/run-goes-on.test.ts'],
    ['readable-file/workbook', 'a workbook beyond the bounds; see attack/containers.real.test.ts'],
    ...Object.keys(workbookForm.messages)
      .filter((message) => message !== 'mark-unknown')
      .map((message): [string, string] => [
        `workbook-form/${message}`,
        'only in a workbook that somebody changed; see attack/workbook.test.ts',
      ]),
    ...['link', 'not-a-file', 'too-large', 'no-access'].map((problem): [string, string] => [
      `form-present/${problem}`,
      'no such file can be kept; see attack/guides.test.ts',
    ]),
    ...['sheet', 'across', 'other-sheet'].map((message): [string, string] => [
      `table-form/${message}`,
      'only in a workbook; see records.test.ts',
    ]),
    ['yaml/line-break', 'editors take its characters away; see attack/odd-yaml.test.ts'],
    ...[
      'too-long-value',
      'too-long-key',
      'too-many-lines',
      'too-many-marks',
      'too-many-entries',
      'too-many-names',
      'too-many-in-all',
      'more-findings',
      'more-notes',
    ].map((message): [string, string] => [
      `schema/${message}`,
      'only a file beyond the bounds; see attack/bounded.test.ts',
    ]),
    ['parent-found/outside', 'only `mulu review` keeps to a folder; see review.test.ts'],
    ['region-code/list', 'only `mulu review` has a list of who files; see official-results.test.ts'],
    ['filing-sound/shared', 'only `mulu review` holds submissions beside each other; see official-results.test.ts'],
    ['basis-in-force/repealed', 'every repealed document of the register has a successor'],
  ]);
  const pattern = (template: string | undefined): RegExp =>
    new RegExp(
      `^${(template ?? '')
        .split(/(\{\w+\})/u)
        .map((part, index) =>
          index % 2 === 0
            ? part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
            : optional.includes(part.slice(1, -1))
              ? '.*'
              : '.+',
        )
        .join('')}$`,
      'su',
    );
  const fixedWords = (template: string): number => template.replace(/\{\w+\}/gu, '').length;
  /** The messages that a finding may have been worded by, every placeholder filled; the likeliest first. */
  const messageOf = ({ rule, message, fix }: ReportedFinding, lang: 'zh' | 'en'): string[] =>
    Object.entries(rules.find(({ id }) => id === rule)?.messages ?? {})
      .filter(
        ([, wording]) => pattern(wording.text[lang]).test(message) && pattern(wording.fix?.[lang]).test(fix ?? ''),
      )
      .sort(([, left], [, right]) => fixedWords(right.text[lang]) - fixedWords(left.text[lang]))
      .map(([name]) => `${rule}/${name}`);

  it('show every message of every rule, with every value filled in, in both languages', async () => {
    const shown = new Set<string>();
    for (const one of cases) {
      const { zh, en } = await runCase(one);
      for (const [lang, findings] of [
        ['zh', zh],
        ['en', en],
      ] as const)
        for (const finding of findings) {
          const names = messageOf(finding, lang);
          expect(names, `${one.folder}: ${finding.message}`).not.toEqual([]);
          expect(`${finding.message}${finding.fix ?? ''}`).not.toMatch(/\{\w+\}|undefined|\[object|NaN/u);
          // The wording with the most fixed words is the one that was used.
          shown.add(names[0] ?? '');
        }
    }
    const all = rules.flatMap(({ id, messages }) => Object.keys(messages).map((name) => `${id}/${name}`));
    expect(all.filter((name) => !shown.has(name) && !unshown.has(name))).toEqual([]);
    expect([...unshown.keys()].filter((name) => shown.has(name) || !all.includes(name))).toEqual([]);
  });
});

describe('files that no case can hold', () => {
  it.each(unreadProblems)('%s is one finding at the first line', async (problem) => {
    const { check, locate } = createGraph({
      host: {
        read: async (): Promise<Unread | Withheld> => ({ problem, size: 50 * 1024 * 1024 }),
        list: async () => undefined,
      },
      reference,
      kinds: [],
    });
    const { findings } = await check('county.yaml');
    expect(findings.map(({ rule, severity, at }) => [rule, severity, locate(at)?.line])).toEqual([
      ['readable-file', 'error', 1],
    ]);
    expect(findings[0]?.message.zh).not.toMatch(/[{}]/u);
    expect(findings[0]?.fix?.zh).toBeTruthy();
  });
});

interface BuiltItem {
  readonly ref: string;
  readonly fields: { readonly [field: string]: { readonly printed: string } };
}
interface BuiltCatalogue {
  readonly domains: readonly { readonly items: readonly BuiltItem[] }[];
  readonly changes: readonly { readonly item: string; readonly kind: string; readonly field?: string }[];
}

describe('what a local value may do (product.md 1)', () => {
  const head = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
employment:
  amend:
    - item: 1.2 岗位信息发布
`;
  const nationalLine = (field: string): number =>
    readFileSync('catalogues/national/employment.yaml', 'utf8')
      .split('\n')
      .findIndex(
        (line, index, all) => all.slice(0, index).includes('        title: 岗位信息发布') && line.includes(field),
      ) + 1;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-rules-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const compile = async (name: string, field: string, value: string) => {
    const file = join(folder, `${name}.yaml`).replaceAll('\\', '/');
    const out = join(folder, name);
    writeFileSync(file, `${head}      ${field}: ${value}\n`);
    const { stdout } = await runPlain(['validate', file, '--format', 'json']);
    const findings: ReportedFinding[] = JSON.parse(stdout).findings;
    const { code } = await runPlain(['build', file, '-o', out, '--draft', '--format', 'csv,json,filing']);
    expect(code).toBe(0);
    const catalogue: BuiltCatalogue = JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8'));
    const item = catalogue.domains.flatMap(({ items }) => items).find(({ ref }) => ref === 'employment/1.2');
    const page = readFileSync(join(out, 'filing.html'), 'utf8');
    const table = page.slice(page.indexOf('<caption class="read">与国家标准目录差异对照表'));
    const difference = table.slice(0, table.indexOf('</table>'));
    const rows = difference.split('<tr>').filter((row) => row.includes('1.2 岗位信息发布'));
    return { findings, catalogue, printed: item?.fields[field]?.printed, rows };
  };

  it.each([
    ['timeLimit', '30个工作日内', '公开事项信息形成或变更之日起20个工作日内公开', '三(四)'],
    ['timeLimit', '长期公开', '公开事项信息形成或变更之日起20个工作日内公开', '三(四)'],
    ['channels', '[政府网站, 两微一端]', '政府网站\n政务服务中心\n其他：基层公共服务平台', '三(五)'],
    ['disclosureMode', '依申请', '主动', '三(六)'],
  ])(
    'a looser %s (%s) is one error with both places, and a draft prints the inherited value',
    async (field, value, inherited, clause) => {
      const { findings, catalogue, printed, rows } = await compile(`looser-${field}-${value.length}`, field, value);
      expect(findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
        ['only-tighter', 'error', 9],
      ]);
      expect(findings[0]?.clause).toBe(`人社厅函〔2019〕113号 ${clause}`);
      expect(findings[0]?.related.map(({ file, line }) => [file, line])).toEqual([
        ['catalogues/national/employment.yaml', nationalLine(`${field}:`)],
      ]);
      expect(printed).toBe(inherited);
      expect(catalogue.changes.filter((change) => change.item === 'employment/1.2')).toEqual([]);
      expect(rows).toEqual([]);
    },
  );

  it.each([
    ['content', '[招聘单位, 岗位要求, 招聘流程, 应聘方式, 咨询电话]', '福利待遇', '三(二)'],
    [
      'basis',
      '[《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）]',
      '人力资源市场暂行条例',
      '三(三)',
    ],
    ['audience', '特定群体：求职人员', '全社会', '三(六)'],
  ])('a narrower %s is one warning, is applied and printed in 差异对照表', async (field, value, lost, clause) => {
    const { findings, catalogue, printed, rows } = await compile(`narrower-${field}`, field, value);
    expect(findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
      ['no-narrowing', 'warning', 9],
    ]);
    expect(findings[0]?.clause).toBe(`人社厅函〔2019〕113号 ${clause}`);
    expect(findings[0]?.message).toContain(lost);
    expect(printed).not.toContain(lost);
    expect(catalogue.changes.filter((change) => change.item === 'employment/1.2')).toMatchObject([
      { kind: 'narrowed', field },
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(lost);
  });
});
