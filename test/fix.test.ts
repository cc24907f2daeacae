import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPlain } from './cli/run-cli.ts';

const layer = (region: string, ...entry: string[]): string =>
  [
    'kind: layer',
    `region: { code: ${region}, name: 示例县, level: county }   # 县级`,
    'extends: national@2019',
    'edition: "2026"',
    'effective: 2026-12-01',
    'responsibleBody: 示例县人力资源和社会保障局',
    'employment:',
    '  amend:',
    '    - item: 1.2 岗位信息发布',
    ...entry.map((line) => `      ${line}`),
    '',
  ].join('\n');

describe('validate --fix', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-fix-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['full-width quotes', layer('“990101”', 'timeLimit: 5个工作日内'), layer('"990101"', 'timeLimit: 5个工作日内')],
    [
      'full-width commas in a list',
      layer('"990101"', 'channels: { add: [两微一端，便民服务站、精准推送] }   # 三种'),
      layer('"990101"', 'channels: { add: [两微一端, 便民服务站, 精准推送] }   # 三种'),
    ],
    [
      'half-width brackets of a 文号 in a list',
      layer('"990101"', 'basis: { add: [《示例县零工市场管理办法》（示县人社发[2026]3号）] }'),
      layer('"990101"', 'basis: { add: [《示例县零工市场管理办法》（示县人社发〔2026〕3号）] }'),
    ],
    [
      'a code without quotes and a full-width colon',
      layer('990101', 'timeLimit：5个工作日内', 'levels: [县级]'),
      layer('"990101"', 'timeLimit: 5个工作日内', 'levels: [县级]'),
    ],
  ])('mends %s, keeps the rest, and has nothing to do a second time', async (name, before, after) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, before);
    await runPlain(['validate', file, '--fix']);
    expect(readFileSync(file, 'utf8')).toBe(after);
    expect((await runPlain(['validate', file, '--fix'])).stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  it.each([
    [
      'in block form',
      '    - id: "3.5"   # 自有\n      title: 社会保险稽核情况\n',
      '    - id: "3.6"\n      was: "3.5"   # 自有\n      title: 社会保险稽核情况\n',
    ],
    [
      'in flow form',
      '    - { id: "3.5", title: 社会保险稽核情况 }\n',
      '    - { id: "3.6", was: "3.5", title: 社会保险稽核情况 }\n',
    ],
  ])(
    'gives an own item whose number has become a national one another, here and in the layers below (%s)',
    async (form, before, after) => {
      const [county, town] = [join(folder, `${form}-1.yaml`), join(folder, `${form}-2.yaml`)];
      const head = (region: string, parent: string) =>
        `kind: layer\nregion: ${region}\nextends: ${parent}\nsocial-insurance:\n`;
      const below = (one: string, named: string) =>
        `${head('{ code: "990101001", name: 示例镇, level: township }', `${form}-1.yaml`)}  amend:\n    - item: ${one}\n      timeLimit: 5个工作日内\n  omit:\n    - { item: ${named}, reason: not-operated, note: 由县局办理 }\n    - { item: 3.4 社会保险费断缴补缴申报, reason: not-operated, note: 由县局办理 }\n`;
      const above = (entry: string) =>
        `${head('{ code: "990101", name: 示例县, level: county }', 'national@2019')}  add:\n${entry}`;
      writeFileSync(county, above(before));
      writeFileSync(town, below('"3.5"', '3.5 社会保险稽核情况'));
      await runPlain(['validate', county, '--fix']);
      await runPlain(['validate', town, '--fix']);
      expect(readFileSync(county, 'utf8')).toBe(above(after));
      expect(readFileSync(town, 'utf8')).toBe(below('"3.6 社会保险稽核情况"', '3.6 社会保险稽核情况'));
    },
  );

  it.each([
    ['a text with a comma', layer('"990101"', 'content: { add: [补贴标准，发放时间] }')],
    ['quotes around words', layer('"990101"', 'content: { add: [“一件事”清单] }')],
    ['brackets that are no year', layer('"990101"', 'content: { add: [零工市场名单[试行]] }')],
    ['a limit without a unit', layer('"990101"', 'timeLimit: 5')],
  ])('leaves %s alone', async (name, text) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    await runPlain(['validate', file, '--fix']);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
