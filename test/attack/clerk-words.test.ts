import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reference } from '../../src/generated/reference.js';
import { withFixedWords } from '../../src/source/fixed-words.ts';
import { readYaml } from '../../src/source/yaml.ts';
import { runHere } from '../cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-clerk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const layer = (level: string, more: string): string => `kind: layer
region: { code: "990101", name: 甲县, level: ${level} }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: 甲县人力资源和社会保障局, 乡级: 各乡镇人民政府 }
${more}`;

describe('fixed words in Chinese', () => {
  it.each(
    reference.office.fixed.flatMap(({ at, means, words, of = 'layer' }) =>
      words.map((said) => [of, at, said, means] as const),
    ),
  )('of a %s, %s: %s is %s', (kind, at, said, means) => {
    const steps = at.split('/').map((step) => (step === '*' ? '0' : step));
    const nested = steps.reduceRight<unknown>((value, step) => ({ [step]: value }), said) as object;
    const text = JSON.stringify(at === 'kind' ? nested : { kind, ...nested });
    const read = withFixedWords(readYaml('a.yaml', text));
    const value = steps.reduce<unknown>((data, step) => (data as { [step: string]: unknown })[step], read.data);
    expect(value).toBe(means);
    expect(read.otherWords?.map(({ args }) => [args.said, args.means])).toEqual([[said, means]]);
  });

  it('are understood, told, and written as documented by --fix, each at its place', async () => {
    const text = layer(
      '县级',
      `employment:
  omit:
    - { item: 9.1 外国人来华工作许可, reason: 没有开展, note: 由市局受理 } # 市里办
  amend:
    - { item: 1.3 求职信息登记, levels: [县, 乡镇], audience: 社会公众, timeLimit: 10个工作日内 }
`,
    );
    const path = file('words.yaml', text);
    const { code, stdout } = await runHere('validate', '--no-cache', path);
    expect(code).toBe(0);
    for (const word of ['县级”写作“county', '没有开展”写作“not-operated', '乡镇”写作“乡级', '社会公众”写作“全社会'])
      expect(stdout).toContain(word);
    expect((await runHere('validate', '--no-cache', '--lang', 'en', path)).stdout).toContain('is written `county`');
    expect((await runHere('validate', '--fix', '--no-cache', path)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(
      text
        .replace('level: 县级', 'level: county')
        .replace('没有开展', 'not-operated')
        .replace('[县, 乡镇]', '[县级, 乡级]')
        .replace('社会公众', '全社会'),
    );
    // What is none of the words is refused as before.
    for (const wrong of ['县里', '省县', 'countie']) {
      const told = await runHere('validate', '--no-cache', file('wrong.yaml', layer(wrong, '')));
      expect([told.code, told.stdout.includes(`不认识“${wrong}”`)]).toEqual([1, true]);
    }
  });
});

describe('keys in Chinese', () => {
  it('are told with the key that is meant, and --fix renames all of them, down to the values', async () => {
    const path = file(
      'chinese.yaml',
      `kind: 地方层
地区: { 代码: "990101", 名称: 甲县, 级别: 县 }   # 本县
上级: national@2019
版本: "2026"
施行日期: 2026-12-01
公开主体: 甲县人力资源和社会保障局
社会保险:
  修改:
    - 事项: 1.4 职工参保登记
      公开时限: 10个工作日内
  不列入:
    - { 事项: 2.4 个人权益记录查询打印, 理由: 已划转, 说明: 由税务部门办理 }
`,
    );
    const { code, stdout } = await runHere('validate', '--no-cache', path);
    expect(code).toBe(1);
    for (const meant of ['region', 'extends', 'edition', 'effective', 'responsibleBody', 'social-insurance'])
      expect(stdout).toContain(`是不是“${meant}”`);
    await runHere('validate', '--fix', '--no-cache', path);
    expect(readFileSync(path, 'utf8')).toBe(`kind: layer
region: { code: "990101", name: 甲县, level: county }   # 本县
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 甲县人力资源和社会保障局
social-insurance:
  amend:
    - item: 1.4 职工参保登记
      timeLimit: 10个工作日内
  omit:
    - { item: 2.4 个人权益记录查询打印, reason: moved, note: 由税务部门办理 }
`);
  });

  it('are left where another key is meant by nobody', async () => {
    const { stdout } = await runHere('validate', '--no-cache', file('odd.yaml', layer('county', '杂项: 1\n')));
    expect(stdout).toContain('不认识键“杂项”');
    expect(stdout).not.toContain('是不是');
  });
});

describe('a slip in the layout', () => {
  it.each([
    ['indentation', '    - item: 1.2 岗位信息发布\n        timeLimit: 10个工作日内\n', 10, '缩进'],
    [
      'a quote that is not closed',
      '    - item: 1.2 岗位信息发布\n      timeLimit: "10个工作日内\n    - item: 1.3 求职信息登记\n',
      10,
      '引号',
    ],
    [
      'a bracket that is not closed',
      '    - item: 1.2 岗位信息发布\n      channels: [政府网站\n    - item: 1.3 求职信息登记\n',
      10,
      '括号',
    ],
  ])('is told at its line: %s', async (_, lines, line, word) => {
    const path = file('slip.yaml', layer('county', `employment:\n  amend:\n${lines}`));
    const { stdout } = await runHere('validate', '--no-cache', path);
    expect(stdout).toMatch(new RegExp(`错误 ${line}:\\d+ .*${word}`, 'u'));
  });
});
