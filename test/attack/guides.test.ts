import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { runPlain } from '../cli/run-cli.ts';
import { guideCounty as layer } from '../guide-county.ts';
import type { ReportedFinding } from '../rule-cases.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'mulu-guides-')).replaceAll('\\', '/');
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

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
  const { stdout } = await runPlain(['validate', `${folder}/county.yaml`, '--format', 'json']);
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
    ['fee: 不收费', 'fee: 二十元', 'schema', 'error', 15],
    ['visits: 1次', 'visits: 若干次', 'schema', 'error', 17],
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

describe('what a guide says of several at once', () => {
  const told = async (name: string, rule: string, swap: (text: string) => string) =>
    (await check(name, swap(guide.replace('    form: files/表.docx\n', ''))))
      .filter((finding) => finding.rule === rule)
      .map(({ severity }) => severity);

  // 4.2 has no legal limit of ours: the guide says one.
  it.each([
    // The longest is told though another cannot be read.
    ['本人尽快、其他人十日内，代办30个工作日', 'error'],
    ['本人、代办30个工作日', 'error'],
    ['本人、代办5个工作日', undefined],
    ['本人5个工作日，代办6个工作日', undefined],
    ['本人、家属5个工作日，代办6个工作日', undefined],
    // A case left out, as 委托代办 is beside 转入 and 转出, and one that has two.
    ['本人5个工作日，家属5个工作日', undefined],
    ['本人5个工作日，家属30个工作日', 'error'],
    ['本人受理5个工作日，本人办结9个工作日，代办5个工作日', 'warning'],
    ['5个工作日内，9个工作日内', 'warning'],
  ])('promises for cases: %s', async (promised, severity) => {
    const cases = promised.includes('家属') ? '本人, 家属, 代办' : promised.includes('内，9') ? '内, 外' : '本人, 代办';
    const list = cases.split(', ').map((id) => `{ id: ${id}, name: ${id}办理 }`);
    const severities = await told(`cases-${promised}`, 'promise-within-law', (text) =>
      text
        .replace('materials:', `cases: [${list.join(', ')}]\nmaterials:`)
        .replace('promised: 当场办结', `promised: ${promised}, legal: 10个工作日, basis: 《社会保险经办条例》第六条`),
    );
    expect(severities).toEqual(severity ? [severity] : []);
  });

  it.each([
    ['单位或者社区出具的收入证明', 1],
    ['婚姻状况证明（未婚或者离异）', 1],
    ['收入证明原件或复印件', 1],
    ['解除劳动合同或者终止劳动关系的证明', 1],
    ['居民身份证或者居住证明', 0],
    ['居民身份证/户籍证明', 0],
    ['身份证、户口簿、户籍证明（任选其一）', 0],
    ['亲属关系证明或者个人承诺书', 0],
  ])('a proof among papers to choose from: %s', async (name, count) => {
    const severities = await told(`proof-${name.replaceAll('/', '')}`, 'material-basis', (text) =>
      text.replace('name: 申请表', `name: ${name}`).replace('申请表格文书', '证件证书证明'),
    );
    expect(severities).toEqual(Array.from({ length: count }, () => 'error'));
  });
});

describe('a draft of a guide', () => {
  it('offers what nothing promises as remarks, which are whole once their marks are taken off', async () => {
    const folder = `${top}/draft`;
    mkdirSync(folder);
    writeFileSync(`${folder}/county.yaml`, layer);
    await runPlain(['init', '--guide', '失业保险金申领', '--layer', `${folder}/county.yaml`]);
    const [head = '', remarks = ''] = readFileSync(`${folder}/guides/social-insurance/7.1.yaml`, 'utf8').split(
      /# 还可以写的.*\n/u,
    );
    expect(head).toContain('  online: # ');
    const { errors, contents } = parseDocument(remarks.replace(/^# /gmu, ''));
    expect(errors).toEqual([]);
    expect(Object.keys(contents?.toJSON())).toEqual(['cases', 'limits', 'process', 'companion']);
  });

  it('is mended with its layer', async () => {
    const folder = `${top}/mended`;
    mkdirSync(`${folder}/guides/social-insurance`, { recursive: true });
    writeFileSync(`${folder}/county.yaml`, layer);
    const file = `${folder}/guides/social-insurance/4.2.yaml`;
    writeFileSync(file, guide.replace('fee: 不收费', 'fee: 免费 # 不要钱'));
    await runPlain(['validate', `${folder}/county.yaml`, '--fix']);
    expect(readFileSync(file, 'utf8')).toBe(guide.replace('fee: 不收费', 'fee: 不收费 # 不要钱'));
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
    const result = await runPlain([
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
    const { code, stderr } = await runPlain(['build', own(`${folder}/guides`), '-o', `${folder}/alone`]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^错误：.*是办事指南.*没有写出任何文件\n$/su)]);
  });
});

describe('a guide under another one', () => {
  const city = layer.replace('990101', '990100').replace('示例县', '示例市').replace('county', 'city');
  const county = layer.replace('national@2019', '../city.yaml');
  const above = guide
    .replace(
      '    form: files/表.docx\n    fill: [{ field: 姓名, how: 照身份证, example: 示例 }]\n',
      `    form: files/../files/表.pdf
    fill: [{ field: 姓名, how: 照身份证, example: 示例 }]
  - name: 授权委托书
    kind: 申请表格文书
    need: 必要
    for: [代办]
    counter: 收原件1份
    source: 申请人自备
    require: 双方签名
    form: files/书.pdf
    fill: [{ field: 事项, how: 写一项, example: 查询 }]
`,
    )
    .replace(
      'materials:',
      'cases: [{ id: 本人, name: 本人办 }, { id: 代办, name: 代办 }]\nonly: 材料以此为限\nmaterials:',
    );
  const own = (rest: string): string =>
    `kind: guide\nitem: social-insurance/4.2 个人权益记录查询打印\nchecked: 2026-11-20\n${rest}`;

  /** A city and a county of it with a guide each; the forms differ. */
  const prepare = (name: string, guides: { readonly city?: string; readonly county: string }): string => {
    const folder = `${top}/under ${name}`;
    for (const [base, text, forms] of [
      [folder, guides.city ?? above, ['表', '书']],
      [`${folder}/county`, guides.county, ['表']],
    ] as const) {
      mkdirSync(`${base}/guides/social-insurance`, { recursive: true });
      mkdirSync(`${base}/guides/files`);
      writeFileSync(`${base}/guides/social-insurance/4.2.yaml`, text);
      for (const form of forms)
        writeFileSync(`${base}/guides/files/${form}.pdf`, `${base === folder ? '市' : '县'}${form}`);
    }
    writeFileSync(`${folder}/city.yaml`, city);
    writeFileSync(`${folder}/county/county.yaml`, county);
    return folder;
  };
  const build = async (folder: string) => {
    const { code, stderr } = await runPlain([
      'build',
      `${folder}/county/county.yaml`,
      '-o',
      `${folder}/out`,
      '--format',
      'guides',
    ]);
    const page = code === 0 ? readFileSync(`${folder}/out/guides/social-insurance/4.2.html`, 'utf8') : '';
    const forms = [...page.matchAll(/href="\.\.\/([^"]*pdf)"/gu)].map(([, path = '']) =>
      readFileSync(`${folder}/out/guides/${decodeURIComponent(path)}`, 'utf8'),
    );
    return { code, stderr, page, forms };
  };
  const told = async (folder: string): Promise<string[]> => {
    const { stdout } = await runPlain(['validate', `${folder}/county/county.yaml`, '--format', 'json']);
    const findings: readonly ReportedFinding[] = JSON.parse(stdout).findings;
    return findings.flatMap(({ rule, message }) => (rule === 'material-floor' ? [message] : []));
  };

  it.each([
    ['amended', 'materials: { amend: [{ name: 申请表, require: 写全 }] }', ['市表', '市书']],
    [
      'written again',
      'materials: [{ name: 申请表, require: 写全 }, { name: 授权委托书, require: 签名 }]',
      ['市表', '市书'],
    ],
    ['with a form of its own', 'materials: { amend: [{ name: 申请表, form: files/表.pdf }] }', ['县表', '市书']],
    ['added again', 'materials: { add: [{ name: 申请表, require: 写全 }] }', ['市书', '市表']],
  ])('keeps the forms, the cases and the samples of what it says more of: %s', async (name, text, expected) => {
    const { code, stderr, page, forms } = await build(prepare(name, { county: own(text) }));
    expect([code, stderr]).toEqual([0, '']);
    expect(forms).toEqual(expected);
    expect(page).toContain('只在这种情形：代办');
    expect(page.match(/怎么填<\/a>/gu)).toHaveLength(3);
  });

  it('may not ask for more: a paper in more cases', async () => {
    const folder = prepare('cases', {
      county: own('materials: { amend: [{ name: 授权委托书, for: [本人, 代办] }] }'),
    });
    expect((await told(folder)).join('\n')).toContain('授权委托书：本人、代办也要');
  });

  it.each([
    ['added', 'materials: { add: [{ name: 授权委托书, counter: 收原件1份 }] }'],
    ['in a list of its own', 'materials: [{ name: 申请表 }, { name: 授权委托书 }]'],
    ['amended', 'materials: { amend: [{ name: 授权委托书, require: 签名 }] }'],
  ])('may not ask for what a level above has let go of: %s', async (name, text) => {
    const folder = prepare(`released ${name}`, { city: own('materials: { omit: [授权委托书] }'), county: own(text) });
    writeFileSync(`${folder}/city.yaml`, city.replace('national@2019', 'province/province.yaml'));
    mkdirSync(`${folder}/province/guides/social-insurance`, { recursive: true });
    writeFileSync(
      `${folder}/province/province.yaml`,
      city.replace('990100', '990000').replace('示例市', '示例省').replace('level: city', 'level: province'),
    );
    writeFileSync(`${folder}/province/guides/social-insurance/4.2.yaml`, above);
    expect((await told(folder)).join('\n')).toContain('“授权委托书”在上级指南之外');
  });
});

it('the national guides are known wherever their folder lies, and those of another standard, which nothing prints, are told', async () => {
  cpSync('catalogues/national', `${top}/standard`, { recursive: true });
  const { code, stdout } = await runPlain(['validate', `${top}/standard`]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('0 个错误，0 个警告')]);
  const changed = `${top}/standard/guides/social-insurance/1.3.yaml`;
  writeFileSync(changed, `${readFileSync(changed, 'utf8')}fee: 不收费\n`);
  const other = await runPlain(['validate', `${top}/standard`]);
  expect([other.code, other.stdout.match(/这份指南不属于任何一份目录，什么也不会印/gu)?.length]).toEqual([1, 1]);
});
