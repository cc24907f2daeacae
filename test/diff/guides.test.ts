import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runPlain } from '../cli/run-cli.ts';
import { misfitsOf } from '../misfits.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-diff-guides-')).replaceAll('\\', '/');
afterAll(() => rmSync(top, { recursive: true, force: true }));
const file = '990101-example-county.yaml';
for (const side of ['old', 'new']) cpSync('catalogues/examples', `${top}/${side}`, { recursive: true });

const change = (ref: string, ...pairs: readonly (readonly [string, string])[]): void => {
  const path = `${top}/new/990101/guides/${ref}.yaml`;
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of pairs) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(path, text);
};
const diff = (...options: string[]) => runPlain(['diff', `${top}/old/${file}`, `${top}/new/${file}`, ...options]);

it('tells nothing where guides agree', async () => {
  const { code, stdout } = await diff('--fail-on', 'breaking');
  expect([code, stdout]).toEqual([0, expect.not.stringContaining('办事指南')]);
});

it('tells what guides ask more of the public, and what less', async () => {
  change('employment/4.1', ['limits: { promised: 5个工作日 }', 'limits: { promised: 7个工作日 }']);
  change(
    'social-insurance/7.1',
    [
      'limits: {',
      '  - { name: 户口簿, kind: 证件证书证明, need: 必要, counter: 收复印件1份, source: 政府部门核发, require: 本人页 }\nlimits: {',
    ],
    ['    counter: 查验原件', '    counter: 收复印件1份'],
    ['visits: 0次', 'visits: 1次'],
  );
  change(
    'employment/5.2',
    ['promised: 10个工作日', 'promised: 8个工作日'],
    ['    counter: 收原件2份（A4）', '    counter: 收原件1份（A4）'],
  );
  rmSync(`${top}/new/990101/guides/employment/6.1.yaml`);
  const { code, stdout } = await diff('--fail-on', 'breaking');
  expect(code).toBe(1);
  const text = stdout.replace(/\n {12}/gu, '');
  for (const line of [
    '要求更多  employment/4.1 失业登记：承诺时限由5个工作日改为7个工作日',
    '要求更多  employment/6.1 就业困难人员认定：没有办事指南了',
    '要求更多  social-insurance/7.1 失业保险金申领：材料增加“户口簿”',
    '要求更多  social-insurance/7.1 失业保险金申领：“居民身份证或社会保障卡”要得更严：收复印件1份',
    '要求更多  social-insurance/7.1 失业保险金申领：到现场次数由0次改为1次',
    '改动      employment/5.2 创业担保贷款申请：承诺时限由10个工作日改为8个工作日',
    '改动      employment/5.2 创业担保贷款申请：“创业担保贷款申请表”放宽：收原件1份（A4）',
  ])
    expect(text).toContain(line);
  const back = await runPlain(['diff', `${top}/new/${file}`, `${top}/old/${file}`]);
  expect(back.stdout).toContain('材料减少“户口簿”');
  expect(back.stdout).toContain('新编办事指南');
});

it.each(['markdown', 'html'])('prints them as %s', async (format) => {
  const { stdout } = await diff('--format', format);
  expect(stdout).toContain('材料增加“户口簿”');
  expect(stdout).toContain('要求更多');
  expect((await diff('--format', format, '--lang', 'en')).stdout).toContain('asks more');
});

it('promises them in the JSON', async () => {
  const report = JSON.parse((await diff('--format', 'json')).stdout);
  expect(misfitsOf('diff')(report)).toEqual([]);
  expect(report.comparisons[0].guides).toContainEqual({
    item: 'social-insurance/7.1',
    field: 'materials',
    breaking: true,
    message: '材料增加“户口簿”',
  });
});
