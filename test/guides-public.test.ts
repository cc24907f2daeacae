import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHost } from '../src/host/file-host.ts';
import type { Host } from '../src/source/host.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';

// Facts of guides that offices of six provinces published, in our own words; phones are made up.
const source = 'test/guides/public';
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\/guides\/.*\.yaml$/u.test(file))
  .sort();

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'mulu-public-')).replaceAll('\\', '/');
  cpSync(source, top, { recursive: true });
  // Any blank will do for the forms that they name.
  for (const file of files)
    for (const [, form = ''] of readFileSync(join(top, file), 'utf8').matchAll(/form: (files\/[^\s,}]+)/gu)) {
      const target = join(top, dirname(dirname(file)), form);
      mkdirSync(dirname(target), { recursive: true });
      cpSync('catalogues/examples/990101/guides/files/失业登记表.docx', target);
    }
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

type Told = { readonly rule: string; readonly severity: string; readonly line: number | undefined };

/** What is told of guides, some of them with other words. */
const check = async (file: string, other?: (text: string) => string): Promise<readonly Told[]> => {
  const own = join(top, file).replaceAll('\\', '/');
  const read: Host['read'] = async (path) => {
    const bytes = await fileHost.read(path);
    return path === own && other && bytes instanceof Uint8Array
      ? new TextEncoder().encode(other(new TextDecoder().decode(bytes)))
      : bytes;
  };
  const workspace = openWorkspace('2026-12-01', { ...fileHost, read });
  const { findings } = await workspace.check(own);
  return findings.map(({ rule, severity, at }) => ({ rule, severity, line: workspace.locate(at)?.line }));
};

const grave = (told: readonly Told[]) => told.filter(({ severity }) => severity !== 'info');

describe('guides that offices have published', () => {
  it('are eleven of six provinces', () => {
    expect(new Set(files.map((file) => file.slice(0, 2))).size).toBe(6);
    expect(files).toHaveLength(11);
  });

  it('hold no error and at most two warnings', async () => {
    const warned = await Promise.all(files.map(async (file) => [file, grave(await check(file))] as const));
    expect(Object.fromEntries(warned.map(([file, told]) => [file, told.map(({ rule }) => rule)]))).toEqual({
      '220800/guides/employment/7.1.yaml': [],
      '331000/guides/employment/5.1.yaml': ['redress-named'],
      '331000/guides/social-insurance/7.10.yaml': [],
      '370800/guides/social-insurance/6.5.yaml': ['excluded-time-named'],
      '370800/guides/social-insurance/7.1.yaml': ['chart-seven'],
      '421024/guides/employment/4.3.yaml': ['redress-named', 'chart-seven'],
      '421024/guides/social-insurance/9.1.yaml': ['redress-named'],
      '441800/guides/employment/5.2.yaml': ['redress-named'],
      '441800/guides/employment/6.1.yaml': [],
      '450103/guides/social-insurance/5.10.yaml': [],
      '450103/guides/social-insurance/9.7.yaml': [],
    });
    expect(warned.flatMap(([, told]) => told.filter(({ severity }) => severity === 'error'))).toEqual([]);
  });

  const paper = (rest: string) => (text: string) => text.replace(/^materials:\n/mu, `materials:\n  - { ${rest} }\n`);
  const proof = 'kind: 证件证书证明, need: 必要, counter: 收原件1份, source: 其他, require: 社区盖章';
  const faults: readonly (readonly [string, string, (text: string) => string, string])[] = [
    [
      'another paper',
      '331000/guides/social-insurance/7.10.yaml',
      paper(`name: 经办机构要求的其他材料, ${proof}`),
      'no-catch-all',
    ],
    [
      'a proof of residence',
      '421024/guides/social-insurance/9.1.yaml',
      paper(`name: 社区出具的居住证明, ${proof}`),
      'material-basis',
    ],
    [
      'a proof beside a card',
      '450103/guides/social-insurance/9.7.yaml',
      paper(`name: 身份证和无犯罪记录证明, ${proof}`),
      'material-basis',
    ],
    [
      'a fee without a basis',
      '441800/guides/employment/6.1.yaml',
      (text) => text.replace(/^result:/mu, 'fee: [{ name: 工本费, standard: 每份5元 }]\nresult:'),
      'fee-grounded',
    ],
    [
      'longer than the law',
      '370800/guides/social-insurance/6.5.yaml',
      (text) => text.replace('promised: 45日', 'promised: 90日'),
      'promise-within-law',
    ],
    [
      'longer than the law in one case',
      '370800/guides/social-insurance/6.5.yaml',
      (text) => text.replace('promised: 45日', 'promised: 单位45日，职工70日，近亲属45日'),
      'promise-within-law',
    ],
    [
      'no window',
      '450103/guides/social-insurance/5.10.yaml',
      (text) => text.replace(/ {2}window: .*\n/u, ''),
      'window-kept',
    ],
    [
      'a person',
      '441800/guides/employment/5.2.yaml',
      (text) => text.replace('example: 购置烘焙设备', 'example: "11010519491231002X"'),
      'no-personal-data',
    ],
    [
      'vague delivery',
      '220800/guides/employment/7.1.yaml',
      (text) => text.replace('delivery: [当场领取]', 'delivery: 按规定送达'),
      'guide-concrete',
    ],
    [
      'a vague limit',
      '421024/guides/social-insurance/9.1.yaml',
      (text) => text.replace('promised: 10个工作日', 'promised: 按规定时限'),
      'guide-concrete',
    ],
    [
      'a way of redress that other items have',
      '450103/guides/social-insurance/5.10.yaml',
      (text) => text.replace(/^redress: .*$/mu, 'redress: 不服的，可以申请再次鉴定'),
      'redress-named',
    ],
    [
      'a county elsewhere',
      '220800/guides/employment/7.1.yaml',
      (text) => text.replace('回白城市就业', '到平遥县人社局报到'),
      'foreign-name',
    ],
  ];
  it.each(faults)('tell one fault sown into them, once: %s', async (_, file, sow, rule) => {
    const [before, told] = await Promise.all([check(file), check(file, sow)]);
    const rules = grave(before).map((one) => one.rule);
    expect(
      grave(told)
        .filter((one) => !rules.includes(one.rule))
        .map((one) => one.rule),
    ).toEqual([rule]);
  });
});
