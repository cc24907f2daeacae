import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { runHere } from '../cli/run-cli.ts';
import { misfitsOf } from '../misfits.ts';
import { type Generated, generate } from './submissions.ts';

interface Finding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly item: string | null;
  readonly since: string | null;
  readonly ruling: { readonly decision: string } | null;
}
interface Row {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly proposal: string;
  readonly cause: string | null;
  readonly arrival: string;
  readonly findings: readonly Finding[];
  readonly chain: readonly { readonly name: string; readonly origin: string }[];
  readonly below: readonly { readonly key: string }[];
}

const root = mkdtempSync(join(tmpdir(), 'mulu-review-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let serial = 0;
const fresh = (): string => {
  serial += 1;
  const folder = join(root, String(serial));
  mkdirSync(folder);
  return folder;
};

const files = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

const readReview = (out: string) => JSON.parse(readFileSync(join(out, 'review.json'), 'utf8'));
const rowsOf = (out: string): readonly Row[] => readReview(out).submissions;
const loud = ({ findings }: Row): readonly Finding[] => findings.filter(({ severity }) => severity !== 'info');

const county = (more = '', { code = '990101', name = '甲县', parent = '990000.yaml' } = {}): string =>
  `kind: layer
region: { code: "${code}", name: ${name}, level: county }
extends: ${parent}
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: ${name}人力资源和社会保障局, 乡级: 各乡镇人民政府 }
filing: { receiver: 示例省人力资源和社会保障厅, number: ${name}人社函〔2026〕${Number(code.slice(4))}号, date: 2026-12-05, review: { by: ${name}政务公开办公室, date: 2026-11-20, result: 同意 } }
employment:
  amend:
    - item: 1.5 职业培训信息发布
      timeLimit: 12个工作日内
${more}`;
const province = (days = 10): string => `kind: layer
region: { code: "990000", name: 示例省, level: province }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: 县级人力资源社会保障部门, 乡级: 乡镇人民政府 }
employment:
  amend:
    - item: 1.2 岗位信息发布
      timeLimit: ${days}个工作日内
`;

/** Writes files below a new folder and reviews its `in`, held against its `base` if there is one. */
const desk = async (tree: { readonly [path: string]: string }, ...more: string[]) => {
  const folder = fresh();
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const base = existsSync(join(folder, 'base')) ? ['--base', join(folder, 'base')] : [];
  const out = join(folder, 'out');
  const ran = await runHere('review', join(folder, 'in'), '-o', out, ...base, ...more);
  return { folder, out, ...ran };
};

describe('a folder of submissions with seeded faults', () => {
  const folder = fresh();
  let made: Generated;
  let out = '';
  beforeAll(async () => {
    made = generate(folder, 60, 10);
    out = join(folder, 'out');
    const { code } = await runHere(
      ...['review', made.folder, '-o', out, '--base', made.base, '--expected', made.expected, '--date', '2027-01-10'],
    );
    expect(code).toBe(1);
  });

  it('gives one row for each, and tells every seeded fault and no other', () => {
    const rows = new Map(rowsOf(out).map((row) => [row.key, row]));
    expect([...rows.keys()].sort()).toEqual(made.seeded.map(({ key }) => key).sort());
    for (const seeded of made.seeded) {
      const row = rows.get(seeded.key);
      expect(
        row && {
          key: row.key,
          rules: loud(row)
            .map(({ rule }) => rule)
            .sort(),
          proposal: row.proposal,
        },
      ).toEqual({
        key: seeded.key,
        rules: seeded.rules,
        proposal: seeded.proposal,
      });
      if (seeded.line !== undefined && row) expect(loud(row).map(({ line }) => line)).toContain(seeded.line);
    }
  });

  it('has a row of its own with the cause for what cannot be read', () => {
    const unread = rowsOf(out).filter(({ cause }) => cause !== null);
    const of = (wanted: string) => unread.filter(({ proposal }) => proposal === wanted).length;
    expect([of('return'), of('hold'), of('refuse')]).toEqual([6, 1, 0]);
    for (const row of unread) expect(row.cause).toBeTruthy();
    // The list of who has to file tells whose file it is.
    expect(unread.find(({ key }) => key === '990101')?.title).toBe('甲一县');
  });

  it('knows who has not filed, and who was late', () => {
    const { expected, summary } = readReview(out);
    expect(expected.missing).toEqual(
      made.missing.map((name, index) => ({ city: null, code: `99979${index}`, name, deadline: '2026-12-31' })),
    );
    expect(expected.unexpected).toEqual([]);
    expect(summary.late).toBe(rowsOf(out).filter(({ arrival }) => arrival === 'late').length);
  });

  it('writes what its schema promises', () => {
    expect(misfitsOf('review')(readReview(out))).toEqual([]);
  });

  it('writes a template of rulings that is valid as it is', async () => {
    expect((await runHere('validate', join(out, 'rulings.yaml'))).code).toBe(0);
    const { rulings } = parse(readFileSync(join(out, 'rulings.yaml'), 'utf8'));
    expect(rulings).toHaveLength(rowsOf(out).flatMap(loud).length);
  });

  it('leads to every seeded fault in two links, with its line', () => {
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    const faults = made.seeded.filter(({ rules, text }) => rules.length > 0 && text);
    expect(faults.length).toBeGreaterThan(15);
    for (const { key, line } of faults) {
      const row = new RegExp(`<tr [^>]*data-code="${key}".*?</tr>`, 'su').exec(index)?.[0] ?? '';
      const sheet = readFileSync(join(out, /<a [^>]*href="([^"]+)"/u.exec(row)?.[1] ?? ''), 'utf8');
      const target = /<nav\b.*?<a [^>]*href="#([^"]+)"/su.exec(sheet)?.[1];
      const section = sheet.slice(sheet.indexOf(`id="${target}"`));
      expect(section.length, key).toBeLessThan(sheet.length);
      const frames = [...section.matchAll(/<article\b.*?<\/article>/gsu)].flatMap(([article]) =>
        [...article.matchAll(/class="no">\s*(\d+)/gu)].map(([, number]) => Number(number)),
      );
      expect(frames, key).toContain(line);
    }
  });

  it('passes html-validate: the dashboard, sheets of all kinds, the filing pack', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const { seeded } = made;
    const kinds = ['agree', 'correct', 'refuse'].flatMap(
      (proposal) => seeded.find((one) => one.proposal === proposal && one.rules.length > 0)?.key ?? [],
    );
    for (const path of ['index.html', 'filing.html', ...kinds.map((key) => `counties/${key}.html`)]) {
      const report = await validator.validateString(readFileSync(join(out, path), 'utf8'));
      const messages = report.results.flatMap((result) => result.messages);
      expect(
        messages.map(({ line, ruleId, message }) => `${path} ${line} ${ruleId}: ${message}`),
        path,
      ).toEqual([]);
    }
  });

  it('keeps personal numbers out of every file', () => {
    for (const path of files(out).keys())
      expect(readFileSync(join(out, path)).includes('13812345678'), path).toBe(false);
  });

  it('is the same to the byte when it runs again, from another folder', async () => {
    const other = fresh();
    const again = generate(other, 60, 10);
    const second = join(other, 'out');
    await runHere(
      ...['review', again.folder, '-o', second, '--base', again.base],
      ...['--expected', again.expected, '--date', '2027-01-10'],
    );
    expect(files(second)).toEqual(files(out));
  });
});

describe('parents that are pinned', () => {
  it('tells a county that brings its own looser province, and holds it against the pinned one', async () => {
    const { out, code } = await desk({
      'base/990000.yaml': province(10),
      'in/990101/990000.yaml': province(18),
      'in/990101/county.yaml': county('    - item: 1.2 岗位信息发布\n      timeLimit: 15个工作日内\n'),
    });
    const [row] = rowsOf(out);
    expect(code).toBe(1);
    expect(row?.proposal).toBe('correct');
    expect(row && loud(row).map(({ rule, line }) => [rule, line])).toEqual([
      ['parent-pinned', 3],
      ['only-tighter', 13],
    ]);
    expect(row?.findings[0]?.message).toContain('“18个工作日内”，核准的是“10个工作日内”');
    expect(row?.chain.map(({ origin }) => origin)).toEqual(['national', 'base']);
  });

  it('finds a doctored province behind a city that is not pinned', async () => {
    const city = county('', { code: '990100', name: '乙市' }).replace('level: county', 'level: city');
    const { out } = await desk({
      'base/990000.yaml': province(10),
      'in/990101/990000.yaml': province(18),
      'in/990101/990100.yaml': city,
      'in/990101/county.yaml': county('', { parent: '990100.yaml' }),
    });
    const [row] = rowsOf(out);
    expect(row?.proposal).toBe('correct');
    expect(
      row?.findings.filter(({ rule }) => rule === 'parent-pinned').map(({ file, severity }) => [file, severity]),
    ).toEqual([
      ['990101/county.yaml', 'info'],
      ['990101/990100.yaml', 'error'],
    ]);
  });

  it('takes a name that leads nowhere to the pinned file of that name or code', async () => {
    const { out, code } = await desk({
      'base/省/990000.yaml': province(10),
      'in/a.yaml': county('', { parent: '省/990000.yaml' }),
      'in/b.yaml': county('', { code: '990102', name: '乙县', parent: '../../提交/990000-示例省.yml' }),
    });
    expect(code).toBe(0);
    expect(rowsOf(out).map(({ chain }) => chain.at(-1)?.origin)).toEqual(['base', 'base']);
  });

  it('tells a chain that goes around the province, and holds it against the province', async () => {
    const { out } = await desk({
      'base/990000.yaml': province(10),
      'in/a.yaml': county('    - item: 1.2 岗位信息发布\n      timeLimit: 15个工作日内\n', { parent: 'national@2019' }),
    });
    expect(
      rowsOf(out)
        .flatMap(loud)
        .map(({ rule }) => rule),
    ).toEqual(['parent-pinned', 'only-tighter']);
    expect(rowsOf(out)[0]?.proposal).toBe('correct');
  });

  it('never takes a national catalogue that was brought along', async () => {
    const national = readFileSync('catalogues/national/employment.yaml', 'utf8').replace(
      '20个工作日内公开',
      '60个工作日内公开',
    );
    const { out } = await desk({
      'in/a/employment.yaml': national,
      'in/a/county.yaml': county('    - item: 1.1 就业政策法规咨询\n      timeLimit: 40个工作日内\n', {
        parent: 'employment.yaml',
      }),
    });
    const [row] = rowsOf(out);
    expect(row?.name).toBe('a');
    expect(row && loud(row).map(({ rule }) => rule)).toEqual(['parent-pinned', 'only-tighter']);
    expect(row?.proposal).toBe('correct');
  });

  it('tells copies of one parent that do not say the same, when nothing is pinned', async () => {
    const { out } = await desk({
      'in/a/990000.yaml': province(10),
      'in/a/county.yaml': county(),
      'in/b/990000.yaml': province(18),
      'in/b/county.yaml': county('', { code: '990102', name: '乙县' }),
    });
    expect(readReview(out).parents).toEqual([{ name: '示例省', versions: [['990101'], ['990102']] }]);
  });
});

describe('reading stays inside the folder', () => {
  it.each(['../../secret.yaml', '/etc/passwd', '..\\..\\secret.yaml'])('%s is not read', async (parent) => {
    const { out, folder } = await desk({
      'secret.yaml': province(10),
      'in/a.yaml': county('', { parent: JSON.stringify(parent) }),
    });
    const [row] = rowsOf(out);
    expect(row?.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['parent-found', `上级“${parent}”在报送文件夹之外，不读取`],
    ]);
    expect(readFileSync(join(out, 'review.json'), 'utf8')).not.toContain(folder);
  });

  it('follows no link: not a submission, not a parent, not a folder, not inside one', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'in/d'), { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/990000.yaml'), province(10));
    writeFileSync(join(folder, 'in/b.yaml'), county());
    symlinkSync('../elsewhere/990000.yaml', join(folder, 'in/990000.yaml'));
    symlinkSync('../elsewhere', join(folder, 'in/c'));
    writeFileSync(
      join(folder, 'in/d/county.yaml'),
      county('', { code: '990104', name: '丁县', parent: 'national@2019' }),
    );
    symlinkSync('../../elsewhere/990000.yaml', join(folder, 'in/d/own.yaml'));
    const out = join(folder, 'out');
    await runHere('review', join(folder, 'in'), '-o', out);
    const rows = rowsOf(out);
    expect(rows.map(({ name, proposal, findings }) => [name, proposal, findings.map(({ rule }) => rule)])).toEqual([
      ['990000.yaml', 'return', ['readable-file']],
      ['b.yaml', 'correct', ['parent-found']],
      ['d', 'correct', ['readable-file']],
      ['c', 'return', ['readable-file']],
    ]);
    expect(rows.find(({ name }) => name === 'c')?.cause).toBe('“c”是链接，不跟随');
  });
});

describe('round two', () => {
  const renamed = (name: string) =>
    `    - item: 1.3 求职信息登记\n      title: ${name}招聘会\n    - item: 1.1 就业政策法规咨询\n      title: 人事档案管理\n`;
  const national = { parent: 'national@2019' };

  it('does not repeat what was accepted, marks what was rejected, and says which rulings no longer apply', async () => {
    const first = await desk({
      'in/a.yaml': county(renamed('春季'), national),
      'in/b.yaml': county(renamed('夏季'), { ...national, code: '990102', name: '乙县' }),
      'in/c.yaml': county(renamed('秋季'), { ...national, code: '990103', name: '丙县' }),
    });
    const path = join(first.out, 'rulings.yaml');
    const template = parse(readFileSync(path, 'utf8'));
    expect(template.rulings).toHaveLength(6);
    const by = { by: '省厅', date: '2027-01-05', note: '已说明' };
    const decided = template.rulings.map((ruling: { finding: string }, index: number) => ({
      ...ruling,
      ...by,
      decision: index % 2 === 0 ? 'accept' : 'reject',
    }));
    // Filled in by hand, it is not overwritten unless it is carried on.
    writeFileSync(path, stringify({ kind: 'rulings', rulings: decided }));
    const input = join(first.folder, 'in');
    expect((await runHere('review', input, '-o', first.out)).code).toBe(2);
    writeFileSync(join(input, 'b.yaml'), county(renamed('冬季'), { ...national, code: '990102', name: '乙县' }));
    rmSync(join(input, 'c.yaml'));
    const previous = join(first.folder, 'previous.json');
    cpSync(join(first.out, 'review.json'), previous);
    const { code } = await runHere('review', input, '-o', first.out, '--rulings', path, '--previous', previous);
    expect(code).toBe(1);
    const [a, b] = rowsOf(first.out);
    expect(a?.findings.map(({ ruling, since }) => [ruling?.decision, since])).toEqual([
      ['accept', null],
      ['reject', 'again'],
    ]);
    expect(b?.findings.map(({ ruling, since }) => [ruling?.decision ?? null, since])).toEqual([
      [null, 'new'],
      ['reject', 'again'],
    ]);
    const { rulings, previous: round } = readReview(first.out);
    expect(rulings.applied).toBe(3);
    expect(rulings.idle.map(({ reason }: { reason: string }) => reason)).toEqual(['changed', 'absent', 'absent']);
    expect(round).toMatchObject({ solved: 1, again: 2, fresh: 1, gone: ['丙县'], arrived: [], moved: [] });
    const sheet = readFileSync(join(first.out, 'counties/990101.html'), 'utf8');
    expect(sheet).toContain('2027年1月5日省厅认可：已说明');
    expect(sheet).toContain('上一轮已提出');
    // What was decided stays in the template of the next round.
    const next = parse(readFileSync(path, 'utf8')).rulings;
    expect(next.filter(({ decision }: { decision: string | null }) => decision)).toHaveLength(5);
    const page = readFileSync(join(first.out, 'index.html'), 'utf8');
    expect(page.indexOf('与上一轮相比')).toBeLessThan(page.indexOf('总体情况'));
  });

  it('waves through no doctored parent', async () => {
    const tree = {
      'base/990000.yaml': province(10),
      'in/a/990000.yaml': province(18),
      'in/a/county.yaml': county(),
    };
    const first = await desk(tree);
    const [finding] = rowsOf(first.out).flatMap(loud);
    const ruling = { finding: finding?.fingerprint, decision: 'accept', by: '省厅', date: '2027-01-05' };
    const path = join(first.folder, 'rulings.yaml');
    writeFileSync(path, stringify({ kind: 'rulings', rulings: [ruling] }));
    const second = await desk(tree, '--rulings', path);
    expect(rowsOf(second.out)[0]?.proposal).toBe('correct');
    expect(readReview(second.out).rulings.idle[0].reason).toBe('fixed');
  });

  it.each([
    ['rulings', 'kind: rulings\nrulings: [{ finding: x, decision: maybe }]\n'],
    ['rulings', 'kind: rulings\nrulings: [{ finding: x, decision: accept }]\n'],
    ['expected', 'a: 1\n'],
    ['expected', '- { code: "12", name: 甲县 }\n'],
    ['previous', '{}'],
  ])('a wrong file for --%s is misuse, told in one line', async (option, text) => {
    const folder = fresh();
    const path = join(folder, 'list.yaml');
    writeFileSync(path, text);
    const { code, stderr, out } = await desk({ 'in/a.yaml': county('', national) }, `--${option}`, path);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
  });
});

describe('held beside each other', () => {
  const added = (title: string): string => `  add:
    - id: "1.6"
      title: ${title}
      content: [市场地址, 服务时间, 咨询电话]
      basis: [《人力资源市场暂行条例》（中华人民共和国国务院令第700号）]
      timeLimit: 公开事项信息形成或变更之日起10个工作日内公开
      responsibleBody: 县级人力资源社会保障部门
      channels: [政府网站]
      audience: 全社会
      disclosureMode: 主动
      levels: [县级]
`;
  it('groups other names of one addition, finds copies and what says nothing', async () => {
    const at = (index: number) => ({
      code: `99010${index}`,
      name: `${'甲乙丙丁'[index - 1]}县`,
      parent: 'national@2019',
    });
    const { out } = await desk({
      'in/1.yaml': county(added('零工驿站名单公布'), at(1)),
      'in/2.yaml': county(added('零工市场名单发布'), at(2)),
      'in/3.yaml': county(added('零工市场名单发布'), at(3)),
      'in/4.yaml': county('', at(4)).replace(/employment:[\s\S]*/u, ''),
    });
    const { additionGroups, copies, blank } = readReview(out);
    expect(additionGroups).toEqual([
      {
        domain: 'employment',
        names: [
          { title: '零工市场名单发布', submissions: ['990102', '990103'] },
          { title: '零工驿站名单公布', submissions: ['990101'] },
        ],
        submissions: ['990101', '990102', '990103'],
      },
    ]);
    expect(copies).toEqual([['990102', '990103']]);
    expect(blank).toEqual(['990104']);
  });

  it('tells two submissions of one region apart, and names the region', async () => {
    const { out } = await desk({
      'in/a.yaml': county('', { parent: 'national@2019' }),
      'in/b.yaml': county('', { parent: 'national@2019' }),
    });
    expect(rowsOf(out).map(({ key }) => key)).toEqual(['990101', '990101-2']);
    expect(readReview(out).repeated).toEqual([{ region: '990101', submissions: ['990101', '990101-2'] }]);
  });

  it('reviews the highest own layer of an entry, with the layers below it', async () => {
    const town = (code: string): string =>
      `kind: layer\nregion: { code: "${code}", name: 镇${code.at(-1)}, level: township }\nextends: county.yaml\nedition: "2026"\neffective: 2026-12-01\nresponsibleBody: 甲县镇人民政府\n`;
    const { out } = await desk({
      'in/a/990000.yaml': province(10),
      'in/a/county.yaml': county(),
      'in/b/county.yaml': county('', { code: '990102', name: '乙县', parent: 'national@2019' }),
      'in/b/t1.yaml': town('990102001'),
      'in/b/t2.yaml': town('990102002'),
    });
    // The layers below belong to their county, under headings of their own.
    expect(rowsOf(out).map(({ name, below }) => [name, below.map(({ key }) => key)])).toEqual([
      ['a', []],
      ['b', ['990102001', '990102002']],
    ]);
  });
});

describe('a filled-in workbook', () => {
  it('is a submission like any other, by itself or in a folder, with the cell of each finding', async () => {
    const folder = fresh();
    const made = join(folder, 'made');
    const county = 'catalogues/examples/990101-example-county.yaml';
    await runHere('build', county, '-o', made, '--format', 'workbook,xlsx');
    mkdirSync(join(folder, 'in/990101-示例县'), { recursive: true });
    cpSync(join(made, 'workbook.xlsx'), join(folder, 'in/990101.xlsx'));
    for (const name of ['workbook.xlsx', 'catalogue.xlsx'])
      cpSync(join(made, name), join(folder, 'in/990101-示例县', name));
    const out = join(folder, 'out');
    const { code } = await runHere('review', join(folder, 'in'), '-o', out, '--base', 'catalogues/examples');
    // Two versions of one region: a reviewer chooses.
    expect(code).toBe(1);
    const { submissions } = readReview(out);
    expect(submissions.map(({ key, proposal }: Row) => [key, proposal])).toEqual([
      ['990101', 'hold'],
      ['990101-2', 'hold'],
    ]);
    for (const row of submissions)
      expect(
        row.findings.map(({ rule, cell, answer }: { rule: string; cell: string; answer: string }) => [
          rule,
          cell,
          answer !== null,
        ]),
      ).toEqual([['similar-item', '新增事项!D5', true]]);
  });
});

describe('misuse', () => {
  it('an empty folder, a missing one, and a base around the submissions end with 2', async () => {
    const folder = fresh();
    mkdirSync(join(folder, 'in'));
    const out = join(folder, 'out');
    expect((await runHere('review', join(folder, 'in'), '-o', out)).code).toBe(2);
    expect((await runHere('review', join(folder, 'none'), '-o', out)).code).toBe(2);
    expect((await runHere('review', join(folder, 'in'), '-o', out, '--base', folder)).code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});
