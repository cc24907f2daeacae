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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { runHere } from '../cli/run-cli.ts';
import { misfitsOf } from '../misfits.ts';
import { type Generated, generate } from './submissions.ts';

const root = mkdtempSync(join(tmpdir(), 'mulu-shards-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made: Generated;
let round: string[];
let single: string;
const shards = 3;
const partOf = (index: number): string => join(root, `片${index}`);
const parts = [1, 2, 3].map(partOf);

const files = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

const readPart = (folder: string) => JSON.parse(readFileSync(join(folder, 'part.json'), 'utf8'));

/** A copy of the parts, one of them changed. */
const changed = (name: string, index: number, change: (part: ReturnType<typeof readPart>) => unknown): string[] => {
  const folder = join(root, name);
  for (const path of parts) cpSync(path, join(folder, path.slice(root.length + 1)), { recursive: true });
  const own = parts.map((path) => join(folder, path.slice(root.length + 1)));
  const part = readPart(own[index - 1] ?? '');
  writeFileSync(join(own[index - 1] ?? '', 'part.json'), JSON.stringify(change(part) ?? part));
  return own;
};

const layer = (code: string, name: string, more = ''): string => `kind: layer
region: { code: "${code}", name: ${name}, level: county }
extends: 990100.yaml
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: ${name}人力资源和社会保障局, 乡级: 各乡镇人民政府 }
employment:
  amend:
    - item: 1.5 职业培训信息发布
      timeLimit: 12个工作日内
${more}`;

beforeAll(async () => {
  made = generate(root, 40, 10);
  const put = (path: string, text: string): void => {
    mkdirSync(join(made.folder, path, '..'), { recursive: true });
    writeFileSync(join(made.folder, path), text);
  };
  // One region several times, readable and not; a folder of two layers; copies; what is passed over.
  for (const name of ['a', 'b', 'c', 'd', 'e']) put(`重复-${name}.yaml`, layer('990601', '甲县', `      # ${name}\n`));
  for (const ending of ['doc', 'pdf', 'yml', 'zip']) put(`说明990602.${ending}`, '不是目录');
  for (const name of ['丙', '丁', '戊'])
    put(`雷同${name}.yaml`, layer(`99060${'丙丁戊'.indexOf(name) + 3}`, `${name}县`));
  put('两份/a.yaml', layer('990607', '庚县'));
  put('两份/b.yaml', layer('990608', '辛县'));
  put('README.md', '说明');
  // The last round, in which half of what was told is decided.
  const first = join(root, '一轮');
  const options = ['--base', made.base, '--expected', made.expected, '--date', '2027-01-10'];
  await runHere('review', made.folder, '-o', first, ...options);
  const template = parse(readFileSync(join(first, 'rulings.yaml'), 'utf8'));
  const decided = template.rulings.map((ruling: object, index: number) => ({
    ...ruling,
    decision: index % 2 === 0 ? 'accept' : 'reject',
    by: '省厅',
    date: '2027-01-11',
  }));
  const rulings = join(root, '决定.yaml');
  writeFileSync(rulings, stringify({ kind: 'rulings', rulings: decided }));
  rmSync(join(made.folder, '雷同戊.yaml'));
  put('雷同丁.yaml', layer('990604', '丁县', '    - item: 1.3 求职信息登记\n      timeLimit: 40个工作日内\n'));
  round = [...options, '--rulings', rulings, '--previous', join(first, 'review.json')];
  single = join(root, '一次');
  expect((await runHere('review', made.folder, '-o', single, ...round)).code).toBe(1);
  for (const index of [1, 2, 3]) {
    const ran = await runHere('review', made.folder, '-o', partOf(index), '--shard', `${index}/${shards}`, ...round);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toMatch(new RegExp(`^第 ${index} 片（共 3 片）：51 份中的 \\d+ 份，`, 'u'));
  }
});

describe('parts of a review', () => {
  it('are what their schema says', () => {
    const misfits = misfitsOf('review-part', 'review');
    for (const path of parts) expect(misfits(readPart(path)).slice(0, 3)).toEqual([]);
  });

  it('hold every submission once, none of them none', () => {
    const positions = parts.map((path) => readPart(path).entries.map(({ position }: { position: number }) => position));
    for (const own of positions) expect(own.length).toBeGreaterThan(5);
    expect(positions.flat().sort((left, right) => left - right)).toEqual(Array.from({ length: 51 }, (_, at) => at));
  });

  it('keep their submissions when others arrive', async () => {
    const folder = join(root, '又来');
    cpSync(made.folder, folder, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(folder, '000000.yaml'), layer('990700', '新县'));
    rmSync(join(folder, '重复-c.yaml'));
    const namesIn = (path: string): string[] =>
      readPart(path).entries.flatMap((entry: { submissions: { name: string }[] }) =>
        entry.submissions.map(({ name }) => name),
      );
    for (const index of [1, 2, 3]) {
      const out = join(root, `又来${index}`);
      await runHere('review', folder, '-o', out, '--shard', `${index}/${shards}`, ...round);
      const kept = namesIn(partOf(index)).filter((name) => name !== '重复-c.yaml');
      expect(namesIn(out).filter((name) => name !== '000000.yaml')).toEqual(kept);
    }
  });

  it('hold no personal number', () => {
    for (const path of parts) expect(readFileSync(join(path, 'part.json'), 'utf8')).not.toContain('13812345678');
  });
});

describe('parts that are merged', () => {
  it.each([[[1, 2, 3]], [[3, 1, 2]], [[2, 3, 1]]])(
    'are to the byte what one run writes, in the order %s',
    async (order) => {
      const out = join(root, `合并${order.join('')}`);
      const { code, stderr } = await runHere('review', '--merge', ...order.map(partOf), '-o', out);
      expect([code, stderr]).toEqual([1, '']);
      expect(files(out)).toEqual(files(single));
      const { submissions, copies, repeated, previous, rulings, expected } = JSON.parse(
        readFileSync(join(out, 'review.json'), 'utf8'),
      );
      // What only shows when all of them are held beside each other.
      const keys = submissions.map(({ key }: { key: string }) => key);
      expect(keys).toEqual(expect.arrayContaining(['990601', '990601-5', '990602', '990602-3']));
      expect(copies.length).toBeGreaterThan(0);
      expect(repeated.map(({ region }: { region: string }) => region)).toContain('990601');
      expect(previous.gone).toEqual(['戊县']);
      expect(rulings.applied).toBeGreaterThan(10);
      expect(expected.missing).toHaveLength(3);
    },
  );

  it('need not be named one by one: a folder of parts will do, and a file', async () => {
    const folder = join(root, '下载');
    for (const path of parts) cpSync(path, join(folder, `mulu-${path.at(-1)}`), { recursive: true });
    const out = join(root, '合并下载');
    await runHere('review', '--merge', folder, '-o', out);
    expect(files(out)).toEqual(files(single));
    const mixed = join(root, '合并文件');
    await runHere('review', '--merge', partOf(1), join(partOf(3), 'part.json'), partOf(2), '-o', mixed);
    expect(files(mixed)).toEqual(files(single));
  });

  it('carry language, formats and missing lists of their run; a share may be empty', async () => {
    const folder = join(root, '少');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.yaml'), layer('990601', '甲县').replace('990100.yaml', 'national@2019'));
    const options = ['--lang', 'en', '--format', 'html,json'];
    const [one, ...few] = [1, 2, 3, 4].map((index) => join(root, `少${index}`));
    for (const [index, out] of [one ?? '', ...few].entries())
      expect((await runHere('review', folder, '-o', out, '--shard', `${index + 1}/4`, ...options)).code).toBe(0);
    const [whole, merged] = [join(root, '少一次'), join(root, '少合并')];
    const ran = await runHere('review', folder, '-o', whole, ...options);
    expect((await runHere('review', '--merge', ...few, one ?? '', '-o', merged)).code).toBe(ran.code);
    expect(files(merged)).toEqual(files(whole));
    expect([...files(merged).keys()]).not.toContain('review.xlsx');
  });

  it('do not overwrite rulings that somebody has filled in, unless they were carried on', async () => {
    const out = join(root, '合并决定');
    await runHere('review', '--merge', ...parts, '-o', out);
    const path = join(out, 'rulings.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text}\n# 看过\n`);
    expect((await runHere('review', '--merge', ...parts, '-o', out)).code).toBe(1);
    writeFileSync(path, text.replace('decision: accept', 'decision: reject'));
    const { code, stderr } = await runHere('review', '--merge', ...parts, '-o', out);
    expect([code, stderr.includes('填过了')]).toEqual([2, true]);
  });
});

describe('parts that do not make one run', () => {
  const refused = async (paths: readonly string[]): Promise<string> => {
    const out = join(root, '不写');
    const { code, stderr } = await runHere('review', '--merge', ...paths, '-o', out);
    expect([code, stderr.trim().split('\n').length, existsSync(out)]).toEqual([2, 1, false]);
    return stderr.trim().replaceAll(`${root}/`, '');
  };

  it('a missing one, one given twice', async () => {
    expect(await refused([partOf(1)])).toBe('缺第 2、3 片，共 3 片');
    expect(await refused([...parts, partOf(2)])).toBe('第 2 片给了两次：“片2/part.json”和“片2/part.json”');
  });

  it.each([
    ['date', { date: '2027-01-11' }, '日期（--date）不同'],
    ['lang', { lang: 'en' }, '语言（--lang）不同'],
    ['formats', { formats: ['json'] }, '格式（--format）不同'],
    ['edition', { edition: '2027' }, '国家目录的版本不同'],
    ['register', { register: { asOf: '2020-01-01' } }, '法规登记册不同'],
    ['base', { base: null }, '核准文本（--base）不同'],
    ['entries', { entries: { count: 51, sha256: '0'.repeat(64) } }, '报送文件夹里的文件名不同'],
    ['passed over', { passedOver: [] }, '没有审核的文件不同'],
    ['expected', { expected: null }, '应报名单（--expected）不同'],
    ['rulings', { rulings: [] }, '审核决定（--rulings）不同'],
    ['previous', { previous: null }, '上一轮（--previous）不同'],
  ])('another %s', async (name, run, why) => {
    const own = changed(`另一${name}`, 2, (part) => ({ ...part, run: { ...part.run, ...run } }));
    expect(await refused(own)).toBe(`“另一${name}/片1/part.json”和“另一${name}/片2/part.json”不是同一次审核：${why}`);
  });

  it('another number of shards, another version, submissions left out or told twice', async () => {
    const many = changed('四片', 3, (part) => ({ ...part, shard: { index: 3, count: 4 } }));
    expect(await refused(many)).toBe('“四片/片1/part.json”是 3 片之一，“四片/片3/part.json”是 4 片之一');
    const old = changed('旧版', 1, (part) => ({ ...part, tool: { name: 'mulu', version: '0.0.1' } }));
    expect(await refused(old)).toMatch(
      /^“旧版\/片1\/part\.json”是 mulu 0\.0\.1 写的，这里是 [\d.]+：请用同一版本重做$/u,
    );
    const fewer = changed('漏了', 1, (part) => ({ ...part, entries: part.entries.slice(1) }));
    expect(await refused(fewer)).toBe('各片合起来不是全部报送材料');
    const twice = changed('重了', 1, (part) => ({ ...part, entries: [...part.entries.slice(1), part.entries[1]] }));
    expect(await refused(twice)).toBe('各片合起来不是全部报送材料');
  });

  it('what a run under other pinned files, or on another folder, wrote', async () => {
    const base = join(root, '另一核准文本');
    cpSync(made.base, base, { recursive: true });
    writeFileSync(join(base, '990000.yaml'), `${readFileSync(join(base, '990000.yaml'), 'utf8')}# 改过\n`);
    const out = join(root, '另一片2');
    const other = round.map((word) => (word === made.base ? base : word));
    await runHere('review', made.folder, '-o', out, '--shard', '2/3', ...other);
    expect(await refused([partOf(1), out, partOf(3)])).toContain('核准文本（--base）不同');
  });

  it.each([
    ['no JSON', 'x'],
    ['other JSON', '{}'],
    ['null', 'null'],
    ['cut off', '{"format":1,"tool"'],
  ])('a file that is damaged: %s', async (name, text) => {
    const own = changed(name, 2, () => undefined);
    writeFileSync(join(own[1] ?? '', 'part.json'), text);
    expect(await refused(own)).toBe(`“${name}/片2/part.json”不是 mulu review --shard 写的分片，或者已经损坏`);
  });

  it.each(['../../x', '/tmp/x', '990101/../x', 'x-1', '990101.html', ''])(
    'a key that would lead out of the folder: %s',
    async (key) => {
      const name = `键${createHash('sha256').update(key).digest('hex').slice(0, 6)}`;
      const own = changed(name, 1, (part) => {
        part.entries[0].submissions[0].key = key;
      });
      expect(await refused(own)).toContain('已经损坏（mulu ');
    },
  );

  it('a folder that holds none, and one behind a link inside a folder', async () => {
    expect(await refused([made.folder])).toBe('“报送”里没有分片（mulu review --shard 写的 part.json）');
    expect(await refused([join(root, '没有')])).toContain('里没有分片');
    const folder = join(root, '链接');
    mkdirSync(folder);
    for (const path of parts) symlinkSync(path, join(folder, path.slice(root.length + 1)));
    expect(await refused([folder])).toContain('“链接”里没有分片');
  });

  it('an output that is one of the parts', async () => {
    const { code, stderr } = await runHere('review', '--merge', ...parts, '-o', partOf(1));
    expect([code, stderr]).toEqual([2, '-o 的文件夹不能是分片的文件夹\n']);
    expect(existsSync(join(partOf(1), 'part.json'))).toBe(true);
  });
});

describe('a shard of mulu validate', () => {
  const report = async (...more: string[]) => {
    const { code, stdout } = await runHere('validate', made.folder, '--format', 'json', ...more);
    return { code, ...JSON.parse(stdout) };
  };

  it('checks its share of the files; all shards find what one run finds', async () => {
    const whole = await report();
    const shares = [await report('--shard', '1/3'), await report('--shard', '2/3'), await report('--shard', '3/3')];
    const told = (reports: readonly { files: string[]; findings: object[] }[]) => ({
      files: reports.flatMap(({ files: own }) => own).sort(),
      findings: reports.flatMap(({ findings }) => findings.map((finding) => JSON.stringify(finding))).sort(),
    });
    expect(told(shares)).toEqual(told([whole]));
    for (const { files: own } of shares) expect(own.length).toBeGreaterThan(5);
    expect(Math.max(...shares.map(({ code }) => code))).toBe(whole.code);
  });

  it('is clean when nothing falls to it', async () => {
    const file = join(root, '一个.yaml');
    writeFileSync(file, 'kind: layer\n');
    const [one, two] = [
      await runHere('validate', file, '--shard', '1/2'),
      await runHere('validate', file, '--shard', '2/2'),
    ];
    expect([one.code, two.code].sort()).toEqual([0, 1]);
  });
});

describe('misuse', () => {
  const misuse = async (...words: string[]): Promise<string> => {
    const out = join(root, '误用');
    const { code, stderr, stdout } = await runHere('review', ...words, '-o', out);
    expect([code, stdout, existsSync(out)]).toEqual([2, '', false]);
    return stderr;
  };

  it.each(['0/4', '5/4', 'a/b', '1', '1/0', '-1/4', '1/4/2', '１/４', '', '1/100000'])('--shard %s', async (shard) => {
    const told = await misuse(made.folder, `--shard=${shard}`);
    expect(told).toContain('写作 2/4：四片中的第二片');
    expect((await runHere('validate', made.folder, `--shard=${shard}`)).code).toBe(2);
  });

  it('--merge with nothing, with other settings; several folders without it; none', async () => {
    for (const words of [['--merge'], []]) expect(await misuse(...words)).toBe('错误：缺少参数“folders”\n');
    expect(await misuse(made.folder, made.base)).toBe('错误：参数太多\n');
    for (const option of ['--shard=1/2', '--base=x', '--expected=x', '--rulings=x', '--previous=x', '--format=json'])
      expect(await misuse('--merge', ...parts, option)).toMatch(
        /^错误：选项“--merge”和“--[a-z]+ <[^>]+>”不能同时用\n$/u,
      );
  });

  it('a part inside the folder of submissions', async () => {
    const inside = await runHere('review', made.folder, '--shard', '1/2', '-o', join(made.folder, '片'));
    expect([inside.code, inside.stderr]).toEqual([2, '分片要写在报送的文件夹之外\n']);
    expect((await runHere('review', join(root, '空的'), '--shard', '1/2', '-o', join(root, '片'))).code).toBe(2);
  });
});
