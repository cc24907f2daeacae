import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportedFinding, runMulu } from '../rule-cases.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'mulu-guides-')).replaceAll('\\', '/');
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const layer = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: 2026-12-01
contact: { office: 办公室, phone: 0990-1234567, complaint: "12333" }
guides: guides
places:
  - { id: 县大厅, name: 示例县政务服务中心, address: 示例路1号, hours: 工作日9:00–17:00, phone: 0990-1234567 }
`;

const guide = `kind: guide
item: social-insurance/4.2 个人权益记录查询打印
checked: 2026-11-20
summary: 查询和打印本人的参保缴费记录
materials:
  - name: 申请表
    kind: 申请表格文书
    need: 必要
    counter: 收原件1份
    source: 申请人自备
    require: 填写完整
    form: files/表.docx
    fill: [{ field: 姓名, how: 照身份证, example: 示例 }]
limits: { promised: 当场办结 }
fee: 不收费
result: { name: 记录单, delivery: [窗口领取] }
ways: { window: [县大厅], visits: 1次, reason: 当面交付 }
redress: 可以依法申请行政复议或者提起行政诉讼
companion: { policies: [《社会保险个人权益记录管理办法》], faq: [{ q: 能替别人打吗, a: 带委托书 }] }
`;

/** A county with one guide, and what `mulu validate` says of the guide. */
const check = async (name: string, text: string, prepare: (folder: string) => void = () => {}) => {
  const folder = `${top}/${name}`;
  const file = `${folder}/guides/social-insurance/4.2.yaml`;
  mkdirSync(dirname(file), { recursive: true });
  mkdirSync(`${folder}/guides/files`, { recursive: true });
  writeFileSync(`${folder}/county.yaml`, layer);
  writeFileSync(file, text);
  prepare(folder);
  const { stdout } = await runMulu(['validate', `${folder}/county.yaml`, '--format', 'json']);
  const findings: readonly ReportedFinding[] = JSON.parse(stdout).findings;
  return findings.filter((finding) => finding.file.endsWith('/4.2.yaml'));
};

describe('a form that a guide names', () => {
  const form = (folder: string): string => `${folder}/guides/files/表.docx`;
  it.each<[string, (folder: string) => void, string]>([
    ['link', (folder) => symlinkSync(`${folder}/county.yaml`, form(folder)), '是一个链接'],
    ['folder', (folder) => mkdirSync(form(folder)), '不是文件'],
    [
      'huge',
      (folder) => {
        writeFileSync(form(folder), '');
        truncateSync(form(folder), 50 * 1024 * 1024);
      },
      '太大',
    ],
    ['missing', () => {}, '没有文件'],
  ])('is one finding at its line: %s', async (name, prepare, words) => {
    const findings = await check(name, guide, prepare);
    expect(findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([['form-present', 'error', 12]]);
    expect(findings[0]?.message).toContain(words);
  });
});

describe('a slip in a guide', () => {
  const slips: readonly (readonly [string, string, string, string, number])[] = [
    ['limits: { promised: 当场办结 }', 'limits: { promised: 5 }', 'schema', 'error', 14],
    ['fee: 不收费', 'fee: 免费', 'schema', 'error', 15],
    ['visits: 1次', 'visits: 一次', 'schema', 'error', 17],
    ['    name: 申请表', '    nam: 申请表', 'schema', 'error', 6],
    ['window: [县大厅]', 'window: [县大听]', 'place-known', 'error', 17],
    ['checked: 2026-11-20', 'checked: 2026年11月20日', 'schema', 'error', 3],
    ['summary: 查询和打印本人的参保缴费记录\n', '', 'guide-covers-content', 'error', 2],
  ];
  it.each(slips)('is one finding at its line: %s → %s', async (right, wrong, rule, severity, line) => {
    const index = slips.findIndex(([, other]) => other === wrong);
    const text = guide.replace(right.trim() === right ? right : right.trim(), wrong.trim());
    expect(text).not.toBe(guide);
    const findings = await check(`slip-${index}`, text.replace('    form: files/表.docx\n', ''));
    const told = findings.filter((finding) => finding.rule !== 'material-complete' && finding.severity === 'error');
    expect(told.map((one) => [one.rule, one.severity, one.line])).toEqual([
      [rule, severity, line > 11 ? line - 1 : line],
    ]);
  });
});

describe('a guide that cannot be printed', () => {
  /** A county with two guides, and what building them says. */
  const build = async (name: string, prepare: (guides: string) => void, output = 'out') => {
    const folder = `${top}/${name}`;
    const guides = `${folder}/guides`;
    mkdirSync(`${guides}/social-insurance`, { recursive: true });
    writeFileSync(`${folder}/county.yaml`, layer);
    writeFileSync(`${guides}/social-insurance/4.2.yaml`, guide.replace('    form: files/表.docx\n', ''));
    prepare(guides);
    const result = await runMulu([
      'build',
      `${folder}/county.yaml`,
      '-o',
      `${folder}/${output}`,
      '--format',
      'html,guides',
    ]);
    return { ...result, folder };
  };
  const own = (guides: string): string => `${guides}/social-insurance/4.2.yaml`;
  const other = guide
    .replace('    form: files/表.docx\n', '')
    .replace('4.2 个人权益记录查询打印', '4.1 单位参保证明查询打印');

  it.each<[string, (guides: string) => void, string]>([
    ['not YAML', (guides) => writeFileSync(own(guides), 'kind: guide\nitem: [x\n'), '4.2 个人权益记录查询打印'],
    ['empty', (guides) => writeFileSync(own(guides), ''), '4.2 个人权益记录查询打印'],
    ['of another kind', (guides) => writeFileSync(own(guides), 'kind: layer\n'), '4.2 个人权益记录查询打印'],
    [
      'of an unknown item',
      (guides) => writeFileSync(`${guides}/social-insurance/4.9.yaml`, other.replace('4.1 单位', '4.9 单位')),
      'social-insurance/4.9.yaml',
    ],
    ['of another number', (guides) => writeFileSync(`${guides}/social-insurance/4.3.yaml`, other), '4.3'],
    ['beside the folders of domains', (guides) => writeFileSync(`${guides}/4.1.yaml`, other), '4.1.yaml'],
    [
      'too deep',
      (guides) => {
        mkdirSync(`${guides}/social-insurance/4/证明`, { recursive: true });
        writeFileSync(`${guides}/social-insurance/4/证明/4.1.yaml`, other);
      },
      'social-insurance/4/证明/4.1.yaml',
    ],
    [
      'a second one',
      (guides) => writeFileSync(`${guides}/social-insurance/4.2.yml`, guide.replace('    form: files/表.docx\n', '')),
      'social-insurance/4.2.yml',
    ],
  ])('is told and fails the build: %s', async (kind, prepare, name) => {
    const { code, stderr } = await build(`unprinted ${kind}`, prepare);
    expect(stderr.split('\n').find((line) => line.includes('份指南没有印'))).toContain(name);
    expect(code).toBe(1);
  });

  it('is among the sources of what was made from it, and nothing is written beside it', async () => {
    const { code, folder } = await build('sources', () => {});
    expect(code).toBe(0);
    const { sources } = JSON.parse(readFileSync(`${folder}/out/manifest.json`, 'utf8'));
    expect(sources.map(({ path }: { path: string }) => path)).toContain('guides/social-insurance/4.2.yaml');
    for (const output of ['guides', 'guides/social-insurance']) {
      const { code: refused, stderr } = await build(`beside ${output}`, () => {}, output);
      expect([refused, stderr]).toEqual([2, expect.stringContaining('结果不能和输入混在一起')]);
    }
  });

  it('is not built by itself', async () => {
    const { folder } = await build('alone', () => {});
    const { code, stderr } = await runMulu(['build', own(`${folder}/guides`), '-o', `${folder}/alone`]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^错误：.*是办事指南.*没有写出任何文件\n$/su)]);
  });
});
