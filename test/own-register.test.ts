import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';

const register = `  register:
    - { title: 示例省就业促进办法, number: 示政发〔2015〕1号, aliases: [示例省促进就业办法], status: superseded, since: 2026-05-01, replacedBy: 示政发〔2026〕7号 }
    - { title: 示例省促进就业规定, number: 示政发〔2026〕7号, status: in-force }
    - { title: 人力资源市场暂行条例, status: repealed, since: 2026-06-01 }
    - { title: 示例省社会保险补贴办法, number: 示人社发〔2024〕3号, status: time-bound, validUntil: 2026-06-30 }
`;
const layer = (code: string, name: string, level: string, above: string, more: string): string =>
  `kind: layer\nregion: { code: "${code}", name: ${name}, level: ${level} }\nextends: ${above}\neffective: "2026-12-01"\n${more}`;

let folder = '';
const inside = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = relative(process.cwd(), mkdtempSync(join(tmpdir(), 'mulu-register-')));
  writeFileSync(
    inside('province.yaml'),
    layer('990000', '示例省', 'province', 'national@2019', `profile:\n${register}`),
  );
  const cited = [
    '《示例省促进就业办法》（示政发〔2015〕1号）',
    '《人力资源市场暂行条例》',
    '《示例省社会保险补贴办法》（示人社发〔2024〕3号）',
    '《示例省促进就业规定》（示政发〔2026〕7号）',
  ];
  const amend = `employment:\n  amend:\n    - { item: 1.2 岗位信息发布, basis: { add: [${cited.join(', ')}] } }\n`;
  writeFileSync(inside('county.yaml'), layer('990100', '示例市', 'city', 'province.yaml', amend));
  writeFileSync(inside('apart.yaml'), layer('990100', '示例市', 'city', 'national@2019', amend));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = async (name: string, ...more: string[]): Promise<string[]> => {
  const { stdout } = await runHere('validate', inside(name), '--format', 'json', ...more);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string; fix: string | null }[] };
  return findings.flatMap(({ rule, message, fix }) => (rule === 'basis-in-force' ? [`${message}：${fix}`] : []));
};

it('holds what a province says of its documents, and of those of the register, against all below it', async () => {
  expect(await told('county.yaml')).toEqual([
    '《示例省就业促进办法》（示政发〔2015〕1号）自2026年5月1日起已被取代：《示例省促进就业规定》（示政发〔2026〕7号）：改引《示例省促进就业规定》（示政发〔2026〕7号）',
    expect.stringMatching(/《人力资源市场暂行条例》（.*700.*）自2026年6月1日起已废止/u),
    expect.stringContaining('《示例省社会保险补贴办法》（示人社发〔2024〕3号）执行到 2026-06-30 为止，已过期'),
  ]);
  // Before that day they were in force.
  expect(await told('county.yaml', '--date', '2026-04-30')).toEqual([]);
  expect(await told('apart.yaml')).toEqual([]);
});

it('is refused where a document does not say whether it is in force', async () => {
  writeFileSync(
    inside('wrong.yaml'),
    layer('990000', '示例省', 'province', 'national@2019', 'profile:\n  register: [{ title: 示例省条例 }]\n'),
  );
  const { code, stdout } = await runHere('validate', inside('wrong.yaml'));
  expect([code, stdout]).toEqual([1, expect.stringContaining('status')]);
});
