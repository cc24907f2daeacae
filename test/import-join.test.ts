import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';
import { misfitsOf } from './misfits.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inside = (name: string): string => join(folder, name);
const head =
  '序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,主动,依申请,县级,乡级';
const row = (number: number, level1: string, title: string, limit: string, body = '示例县人社局'): string =>
  `${number},${level1},${title},办事指南,《社会保险法》,${limit},${body},政府网站、政务服务中心、其他：基层公共服务平台,√,,√,,√,√`;
const file = (name: string, ...rows: readonly string[]): string => {
  writeFileSync(inside(name), [head, ...rows].join('\r\n'));
  return inside(name);
};
const place = ['--region', '990101', '--name', '示例县'];
const text = (name: string): string => readFileSync(inside(name), 'utf8');
const errors = async (name: string): Promise<string[]> => {
  const { stdout } = await runHere('validate', inside(name), '--format', 'json');
  return (JSON.parse(stdout) as { findings: { rule: string; severity: string }[] }).findings.flatMap((finding) =>
    finding.severity === 'error' ? [finding.rule] : [],
  );
};

const work = file('work.csv', row(1, '就业信息服务', '岗位信息发布', '5个工作日内'));
const card = file(
  'card.csv',
  row(1, '社会保险登记', '职工参保登记', '10个工作日内'),
  row(2, '社会保障卡服务', '社会保障卡申领', '10个工作日内', '示例县社保中心'),
);

it('makes one layer of several tables, and the schema holds the report', async () => {
  const { code, stderr } = await runHere(
    'import',
    work,
    card,
    '-o',
    inside('a.yaml'),
    ...place,
    '--report',
    inside('a.json'),
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('work.csv、card.csv')]);
  expect(text('a.yaml')).toMatch(/employment:[\s\S]*岗位信息发布[\s\S]*social-insurance:[\s\S]*职工参保登记/u);
  expect(misfitsOf('import-report')(JSON.parse(text('a.json')))).toEqual([]);
  expect(text('a.yaml')).not.toContain('issuer');
});

it('goes on with a layer, keeps its comments and words, and tells each conflict', async () => {
  await runHere('import', work, card, '-o', inside('b.yaml'), ...place);
  const before = text('b.yaml').replace('kind: layer', '# 局里 3 月核对过\nkind: layer');
  writeFileSync(inside('b.yaml'), before);
  const more = file(
    'more.csv',
    row(1, '社会保险登记', '职工参保登记', '3个工作日内'),
    row(2, '社会保险登记', '参保单位注销', '20个工作日内'),
    row(3, '社会保险参保信息维护', '个人基本信息变更', '20个工作日内'),
  );
  const { code, stderr } = await runHere('import', more, '--into', inside('b.yaml'));
  expect(code).toBe(1);
  const line = stderr.replace(/\s+/gu, '');
  expect(line).toContain('1.4职工参保登记的公开时限：地方层已经写了“');
  expect(line).toContain('10个工作日内”，表里是“3个工作日内”，保留地方层的');
  const after = text('b.yaml');
  expect(after).toContain('# 局里 3 月核对过');
  expect(after).toContain('# 由“more.csv”并入');
  expect(after).not.toContain('参保单位注销, reason');
  expect(after).not.toContain('个人基本信息变更, reason');
  // The whole group was omitted; the rest of it stays so.
  expect(after).toContain('- { item: 2.1 单位（项目）基本信息变更, reason: to-be-confirmed }');
  // Every line that is not an omission of what the table has is still there.
  const gone = before.split('\n').filter((line) => !after.includes(line));
  expect(gone.every((line) => line.includes('to-be-confirmed'))).toBe(true);
  expect((await errors('b.yaml')).filter((rule) => rule !== 'only-tighter')).toEqual([]);
});

it('is told what columns hold, and reads blank cells as above only when asked to', async () => {
  const odd = inside('odd.csv');
  writeFileSync(
    odd,
    `${[head.replace('公开依据', '办理根据').replace('公开内容', '内容规范'), row(1, '社会保险登记', '职工参保登记', '5个工作日内'), row(2, '', '参保单位注销', '')].join('\r\n')}`,
  );
  const plain = await runHere('import', odd, '-o', inside('c.yaml'), ...place);
  expect(plain.stderr.replace(/\s+/gu, '')).toContain('“内容规范”一栏不是目录的栏');
  expect(plain.stderr.replace(/\s+/gu, '')).toContain('“公开时限”一栏：1行空白');
  const said = await runHere(
    'import',
    odd,
    '-o',
    inside('d.yaml'),
    ...place,
    '--columns',
    '内容规范=公开内容,E=公开依据',
    '--blank',
    'above',
  );
  expect(said.stderr).not.toContain('不是目录的栏');
  expect(text('d.yaml')).toMatch(/items: \[.*1\.3 参保单位注销.*1\.4 职工参保登记\]|"1\.\*"/u);
  expect((await runHere('import', odd, '-o', inside('e.yaml'), ...place, '--columns', '内容规范=什么')).code).toBe(2);
});

it.each([
  ['a domain', 'employment: { amend: [{ item: 1.5 职业培训信息发布, timeLimit: 5个工作日内 }] } # 手写\n'],
  ['a list', 'employment:\n  amend: [{ item: 1.5 职业培训信息发布, timeLimit: 5个工作日内 }] # 手写\n'],
])('joins nothing into %s in brackets, and leaves the layer as it is', async (_what, block) => {
  const layer = `kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: national@2019\n${block}`;
  writeFileSync(inside('packed.yaml'), layer);
  const { code, stderr } = await runHere('import', work, '--into', inside('packed.yaml'));
  expect([code, text('packed.yaml')]).toEqual([2, layer]);
  expect(stderr).toContain('写在一行里');
});
