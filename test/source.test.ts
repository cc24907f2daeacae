import {
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
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../src/document/display-width.ts';
import { unreadOf } from '../src/host/unread-of.ts';
import { type Ran, runHere } from './cli/run-cli.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mulu-source-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

type Files = { readonly [name: string]: string | Uint8Array };

let folders = 0;
/** A fresh folder with these files. */
const put = (files: Files): string => {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly fix: string | null;
  readonly related: readonly { readonly message: string }[];
}

const findingsOf = ({ stdout }: Ran): readonly Told[] => (JSON.parse(stdout) as { findings: Told[] }).findings;

/** What no output may ever hold: traces, controls, lines that do not fit. */
const isReadable = ({ stdout, stderr }: Ran): void => {
  const text = stdout + stderr;
  expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/u);
  expect(text).not.toContain('工具内部出错');
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
};
const fits = ({ stdout, stderr }: Ran): void => {
  const report = `${stdout}\n${stderr}`.split('\n').filter((line) => !line.includes(root));
  expect(report.filter((line) => displayWidth(line) > 80)).toEqual([]);
};

interface Case {
  readonly files: Files;
  readonly exit: 1 | 2;
  readonly rule: string;
  readonly at: string;
  readonly says: RegExp;
  readonly fix: RegExp;
}

/** One hostile input: exactly one error, told alike by validate and build, and nothing written. */
const check = async ({ files, exit, rule, at, says, fix }: Case): Promise<void> => {
  const folder = put(files);
  const file = join(folder, 'layer.yaml');
  const before = readdirSync(folder);
  const json = await runHere('validate', file, '--format', 'json');
  const text = await runHere('validate', file);
  const english = await runHere('validate', file, '--lang', 'en');
  const built = await runHere('build', file, '-o', join(folder, 'out'), '--format', 'json,html');
  const errors = findingsOf(json).filter(({ severity }) => severity === 'error');
  expect(errors.map((error) => `${error.rule} ${error.line}:${error.column}`)).toEqual([`${rule} ${at}`]);
  expect(errors[0]?.message).toMatch(says);
  expect(errors[0]?.fix).toMatch(fix);
  expect([json.code, text.code, english.code, built.code]).toEqual([exit, exit, exit, exit]);
  expect(readdirSync(folder)).toEqual(before);
  expect(built.stdout).toBe('');
  for (const ran of [json, text, english, built]) isReadable(ran);
  for (const ran of [text, english, built]) fits(ran);
};

const head = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
`;
const good = `${head}employment:
  amend:
    - item: 1.2 岗位信息发布
      timeLimit: 5个工作日内
`;
const layer = (content: string | Uint8Array): Files => ({ 'layer.yaml': content });
const swap = (from: string, to: string): Files => {
  expect(good).toContain(from);
  return layer(good.replace(from, () => to));
};
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

type Row = readonly [
  title: string,
  files: () => Files,
  exit: 1 | 2,
  rule: string,
  at: string,
  says: RegExp,
  fix: RegExp,
];
const suite = (title: string, rows: readonly Row[]): void => {
  describe(title, () => {
    it.each(rows)('%s', async (_, files, exit, rule, at, says, fix) => {
      await check({ files: files(), exit, rule, at, says, fix });
    });
  });
};

it('the input that every case below spoils is sound', async () => {
  const folder = put(layer(good));
  const ran = await runHere('validate', join(folder, 'layer.yaml'), '--format', 'json');
  expect(ran.code).toBe(0);
  expect(findingsOf(ran).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

suite('files that are no text', [
  ['empty', () => layer(''), 2, 'readable-file', '1:1', /空的/u, /示例/u],
  ['blanks only', () => layer(' \n\n  \n'), 2, 'readable-file', '1:1', /空的/u, /示例/u],
  ['a BOM only', () => layer('\ufeff'), 2, 'readable-file', '1:1', /空的/u, /示例/u],
  ['GBK', () => layer(iconv.encode(good, 'gbk')), 2, 'readable-file', '2:34', /GBK/u, /UTF-8/u],
  [
    'GBK in one comment',
    () => layer(iconv.encode('kind: layer\n# 就业\n', 'gbk')),
    2,
    'readable-file',
    '2:3',
    /GBK/u,
    /UTF-8/u,
  ],
  [
    'UTF-16 LE with a BOM',
    () => layer(Buffer.from(`\ufeff${good}`, 'utf16le')),
    2,
    'readable-file',
    '1:1',
    /UTF-16/u,
    /UTF-8/u,
  ],
  ['UTF-16 LE without', () => layer(Buffer.from(good, 'utf16le')), 2, 'readable-file', '1:1', /UTF-16/u, /UTF-8/u],
  ['UTF-16 BE with a BOM', () => layer(utf16be(`\ufeff${good}`)), 2, 'readable-file', '1:1', /UTF-16/u, /UTF-8/u],
  ['UTF-16 BE without', () => layer(utf16be(good)), 2, 'readable-file', '1:1', /UTF-16/u, /UTF-8/u],
  [
    'PNG',
    () => layer(Buffer.from('89504e470d0a1a0a0000000d494844520000000100', 'hex')),
    2,
    'readable-file',
    '1:1',
    /不是文本/u,
    /YAML/u,
  ],
  [
    'XLSX named .yaml',
    () => layer(Buffer.from('504b030414000600080000002100', 'hex')),
    2,
    'readable-file',
    '1:1',
    /XLSX/u,
    /YAML/u,
  ],
  ['XLS named .yaml', () => layer(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 2, 'readable-file', '1:1', /XLS/u, /YAML/u],
  ['PDF named .yaml', () => layer('%PDF-1.7\n'), 2, 'readable-file', '1:1', /PDF/u, /YAML/u],
  ['50 MB', () => layer(Buffer.alloc(50 * 1024 * 1024, 'a: b\n')), 2, 'readable-file', '1:1', /50 MB.*8 MB/u, /确认/u],
  ['a NUL in the text', () => layer(`${good}x: \0\n`), 2, 'readable-file', '1:1', /不是文本/u, /YAML/u],
]);

suite('YAML that is no YAML', [
  [
    'full-width colon behind a top-level key',
    () => swap('edition: ', 'edition：'),
    1,
    'yaml',
    '4:8',
    /“edition”.*全角冒号/u,
    /edition: /u,
  ],
  [
    'full-width colon behind the first key',
    () => swap('kind: ', 'kind：'),
    1,
    'yaml',
    '1:5',
    /“kind”.*全角冒号/u,
    /kind: /u,
  ],
  [
    'full-width colon behind a key with a block',
    () => swap('employment:', 'employment：'),
    1,
    'yaml',
    '7:11',
    /全角冒号/u,
    /employment: /u,
  ],
  [
    'full-width colon behind a nested key',
    () => swap('timeLimit: ', 'timeLimit：'),
    1,
    'yaml',
    '10:16',
    /全角冒号/u,
    /timeLimit: /u,
  ],
  ['full-width colon in a list item', () => swap('- item: ', '- item：'), 1, 'yaml', '9:11', /全角冒号/u, /item: /u],
  [
    'full-width colon in a flow map',
    () => swap('name: ', 'name：'),
    1,
    'schema',
    '2:27',
    /“name”.*全角冒号/u,
    /name: /u,
  ],
  [
    'full-width colon in front of a flow map',
    () => swap('region: ', 'region：'),
    1,
    'yaml',
    '2:7',
    /全角冒号/u,
    /region: /u,
  ],
  ['a tab', () => swap('      timeLimit', '\ttimeLimit'), 1, 'yaml', '10:1', /制表符/u, /空格/u],
  ['a duplicate key', () => layer(`${good}edition: "2027"\n`), 1, 'yaml', '11:1', /“edition”.*两次/u, /合并|删去/u],
  [
    'a duplicate nested key',
    () => layer(`${good}      timeLimit: 6个工作日内\n`),
    1,
    'yaml',
    '11:7',
    /“timeLimit”.*两次/u,
    /合并|删去/u,
  ],
  [
    'a duplicate key in a flow map',
    () => swap('name: 示例县', 'name: 示例县, name: 别县'),
    1,
    'yaml',
    '2:38',
    /“name”.*两次/u,
    /合并|删去/u,
  ],
  [
    'an alias bomb',
    () => {
      const bomb = [...'bcdefghij'].map(
        (key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`,
      );
      return layer(`a: &a [x, x, x, x, x, x, x, x, x]\n${bomb.join('\n')}\n`);
    },
    1,
    'yaml',
    '2:8',
    /别名/u,
    /去掉别名/u,
  ],
  ['an alias of nothing', () => swap('- item: 1.2 岗位信息发布', '- items: [*]'), 1, 'yaml', '9:15', /“\*”/u, /引号/u],
  [
    '20,000 nested brackets',
    () => layer(`x: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`),
    1,
    'yaml',
    '1:64',
    /过深/u,
    /括号/u,
  ],
  ['20,000 brackets that never close', () => layer('['.repeat(20_000)), 1, 'yaml', '1:61', /过深/u, /括号/u],
  ['20,000 nested flow maps', () => layer(`x: ${'{a: '.repeat(20_000)}`), 1, 'yaml', '1:244', /过深/u, /括号/u],
  [
    '3,000 indents',
    () => layer(Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')),
    1,
    'yaml',
    '61:61',
    /过深/u,
    /括号/u,
  ],
  ['20,000 list marks', () => layer(`${'- '.repeat(20_000)}x\n`), 1, 'yaml', '1:1', /过深/u, /括号/u],
  ['20,000 question marks', () => layer(`${'? '.repeat(20_000)}x\n`), 1, 'yaml', '1:1', /过深/u, /括号/u],
  ['a quote that never closes', () => swap('5个工作日内', '"5个工作日内'), 1, 'yaml', '10:18', /没有闭合/u, /补上/u],
  [
    'a bracket that never closes',
    () => swap('level: county }', 'level: county'),
    1,
    'yaml',
    '2:9',
    /没有闭合/u,
    /补上/u,
  ],
  ['two documents', () => layer(`${good}---\n${good}`), 1, 'yaml', '11:1', /多份文档/u, /一个文件/u],
]);

suite('YAML that is no layer', [
  ['comments only', () => layer('# 只有注释\n# 还是注释\n'), 1, 'schema', '1:1', /kind/u, /kind: layer/u],
  ['null', () => layer('null\n'), 1, 'schema', '1:1', /kind/u, /kind: layer/u],
  ['a number', () => layer('42\n'), 1, 'schema', '1:1', /kind/u, /kind: layer/u],
  ['a list', () => layer('- a\n- b\n'), 1, 'schema', '1:1', /kind/u, /kind: layer/u],
  ['a word', () => layer('目录\n'), 1, 'schema', '1:1', /kind/u, /kind: layer/u],
  [
    'HTML',
    () => layer('<!DOCTYPE html>\n<html><body>目录</body></html>\n'),
    1,
    'schema',
    '1:1',
    /kind/u,
    /kind: layer/u,
  ],
  ['an unknown kind', () => swap('kind: layer', 'kind: leyer'), 1, 'schema', '1:7', /kind/u, /kind: layer/u],
  [
    'a kind that every object has',
    () => swap('kind: layer', 'kind: toString'),
    1,
    'schema',
    '1:7',
    /kind/u,
    /kind: layer/u,
  ],
  [
    'a kind that is the root of all objects',
    () => swap('kind: layer', 'kind: __proto__'),
    1,
    'schema',
    '1:7',
    /kind/u,
    /kind: layer/u,
  ],
  [
    'an unknown key near a known one',
    () => swap('timeLimit', 'timeLimt'),
    1,
    'schema',
    '10:7',
    /“timeLimt”/u,
    /“timeLimit”/u,
  ],
  ['an unknown key at the top', () => swap('edition', 'editon'), 1, 'schema', '4:1', /“editon”/u, /“edition”/u],
  ['an unknown operation', () => swap('amend', 'ammend'), 1, 'schema', '8:3', /“ammend”/u, /“amend”/u],
  [
    '__proto__ at the top',
    () => layer(`${good}__proto__: { polluted: yes }\n`),
    1,
    'schema',
    '11:1',
    /__proto__/u,
    /此处可用/u,
  ],
  [
    '__proto__ in an entry',
    () => swap('timeLimit: 5个工作日内', '__proto__: { timeLimit: 1日 }'),
    1,
    'schema',
    '10:7',
    /__proto__/u,
    /此处可用/u,
  ],
  [
    'constructor at the top',
    () => layer(`${good}constructor: { prototype: { polluted: yes } }\n`),
    1,
    'schema',
    '11:1',
    /constructor/u,
    /此处可用/u,
  ],
  [
    'constructor for a level',
    () => swap('responsibleBody: 示例县人力资源和社会保障局', 'responsibleBody: { constructor: x }'),
    1,
    'schema',
    '6:20',
    /constructor/u,
    /县级/u,
  ],
  ['a key that is a list', () => layer(`${good}? [a, b]\n: x\n`), 1, 'yaml', '11:3', /键应是一段文字/u, /加引号/u],
  ['an empty key', () => layer(`${good}"": x\n`), 1, 'schema', '11:1', /键是空的/u, /此处可用/u],
  ['a key that looks like nothing', () => layer(`${good}~: x\n`), 1, 'schema', '11:1', /不认识键“~”/u, /此处可用/u],
  [
    'an unquoted 1.10',
    () => swap('1.2 岗位信息发布', '1.10'),
    1,
    'schema',
    '9:13',
    /“1\.10”没有加引号.*1\.1$/u,
    /"1\.10"/u,
  ],
  ['an unquoted code', () => swap('"990101"', '990101'), 1, 'schema', '2:17', /“990101”没有加引号/u, /"990101"/u],
  [
    'an unquoted code that loses its zero',
    () => swap('"990101"', '011001'),
    1,
    'schema',
    '2:17',
    /“011001”.*11001$/u,
    /"011001"/u,
  ],
  [
    'two additions with one number',
    () =>
      layer(
        `${head}employment:\n  add:\n    - { id: "1.1.1", title: 甲政策咨询 }\n    - { id: "1.1.1", title: 乙政策咨询 }\n`,
      ),
    1,
    'unique-item-id',
    '10:13',
    /1\.1\.1.*甲政策咨询/u,
    /1\.1\.2/u,
  ],
]);

const chain = (name: string, level: string, code: string, parent: string): string =>
  `kind: layer\nregion: { code: "${code}", name: ${name}, level: ${level} }\nextends: ${parent}\nedition: "2026"\neffective: 2026-12-01\n`;
const county = (parent: string): string => chain('示例县', 'county', '990101', parent);
const city = (parent: string): string => chain('示例市', 'city', '990100', parent);

suite('parents', [
  [
    'the layer itself',
    () => layer(county('layer.yaml')),
    1,
    'parent-found',
    '3:10',
    /layer\.yaml → layer\.yaml/u,
    /national@2019/u,
  ],
  [
    'a circle of two',
    () => ({ 'layer.yaml': county('b.yaml'), 'b.yaml': city('layer.yaml') }),
    1,
    'parent-found',
    '3:10',
    /layer\.yaml → b\.yaml → layer\.yaml/u,
    /extends/u,
  ],
  [
    'a circle of three',
    () => ({
      'layer.yaml': county('b.yaml'),
      'b.yaml': city('c.yaml'),
      'c.yaml': chain('示例省', 'province', '990000', 'layer.yaml'),
    }),
    1,
    'parent-found',
    '3:10',
    /layer\.yaml → b\.yaml → c\.yaml → layer\.yaml/u,
    /extends/u,
  ],
  [
    'a circle above',
    () => ({
      'layer.yaml': chain('示例镇', 'township', '990101001', 'b.yaml'),
      'b.yaml': county('c.yaml'),
      'c.yaml': city('b.yaml'),
    }),
    1,
    'parent-found',
    '3:10',
    /“b\.yaml”读不了/u,
    /上级/u,
  ],
  [
    'a near name',
    () => ({ 'layer.yaml': county('990100-exmple-city.yaml'), '990100-example-city.yaml': city('national@2019') }),
    1,
    'parent-found',
    '3:10',
    /990100-exmple-city/u,
    /“990100-example-city\.yaml”/u,
  ],
  [
    'a name without its ending',
    () => ({ 'layer.yaml': county('up'), 'up.yaml': city('national@2019') }),
    1,
    'parent-found',
    '3:10',
    /“up”/u,
    /“up\.yaml”/u,
  ],
  [
    'a missing file',
    () => layer(county('nowhere.yaml')),
    1,
    'parent-found',
    '3:10',
    /nowhere\.yaml/u,
    /national@2019/u,
  ],
  [
    'an unknown edition',
    () => layer(county('national@2020')),
    1,
    'parent-found',
    '3:10',
    /national@2020.*2019/u,
    /national@2019/u,
  ],
  [
    'the wrong order of levels',
    () => ({ 'layer.yaml': city('b.yaml'), 'b.yaml': county('national@2019') }),
    1,
    'parent-found',
    '3:10',
    /示例市.*示例县/u,
    /更高一级/u,
  ],
  [
    'a folder without layers',
    () => ({ 'layer.yaml': county('up'), 'up/readme.txt': 'x' }),
    1,
    'parent-found',
    '3:10',
    /0 个地方层/u,
    /文件名/u,
  ],
  [
    'a folder with two',
    () => ({ 'layer.yaml': county('up'), 'up/a.yaml': city('national@2019'), 'up/b.yaml': city('national@2019') }),
    1,
    'parent-found',
    '3:10',
    /2 个地方层/u,
    /文件名/u,
  ],
  [
    'a parent that cannot be read',
    () => ({ 'layer.yaml': county('b.yaml'), 'b.yaml': iconv.encode(city('national@2019'), 'gbk') }),
    1,
    'parent-found',
    '3:10',
    /“b\.yaml”读不了/u,
    /上级/u,
  ],
  [
    'a parent that is no layer',
    () => ({ 'layer.yaml': county('b.txt'), 'b.txt': 'hello\n' }),
    1,
    'parent-found',
    '3:10',
    /“b\.txt”读不了/u,
    /上级/u,
  ],
]);

describe('what is not there', () => {
  it('a missing file is one error and exit 2', async () => {
    const folder = put({});
    const file = join(folder, 'layer.yaml');
    const json = await runHere('validate', file, '--format', 'json');
    expect(findingsOf(json).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['readable-file error']);
    expect(json.code).toBe(2);
    const built = await runHere('build', file, '-o', join(folder, 'out'));
    expect(built.code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
    for (const ran of [json, built]) isReadable(ran);
  });

  it('a folder without layers is exit 2, told on stderr', async () => {
    const folder = put({ 'readme.txt': 'x' });
    const ran = await runHere('validate', folder);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('没有 YAML 文件');
    const built = await runHere('build', folder, '-o', join(folder, 'out'));
    expect(built.code).toBe(2);
    expect(built.stderr).toContain('不是普通文件');
    expect(readdirSync(folder)).toEqual(['readme.txt']);
  });

  it('links in a circle are neither followed nor waited for', async () => {
    const folder = put({ 'layer.yaml': good, 'sub/x.txt': 'x' });
    symlinkSync('..', join(folder, 'sub', 'up'));
    symlinkSync('two.yaml', join(folder, 'one.yaml'));
    symlinkSync('one.yaml', join(folder, 'two.yaml'));
    const all = await runHere('validate', folder, '--format', 'json');
    expect(all.code).toBe(0);
    expect((JSON.parse(all.stdout) as { files: string[] }).files).toHaveLength(1);
    const one = await runHere('validate', join(folder, 'one.yaml'), '--format', 'json');
    expect(findingsOf(one).map(({ rule }) => rule)).toEqual(['readable-file']);
    expect(one.code).toBe(2);
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission is named as such', async () => {
    const folder = put(layer(good));
    const { chmodSync } = await import('node:fs');
    chmodSync(join(folder, 'layer.yaml'), 0);
    const ran = await runHere('validate', join(folder, 'layer.yaml'), '--format', 'json');
    expect(ran.code).toBe(2);
    expect(findingsOf(ran)[0]?.message).toContain('没有权限');
  });
});

describe('what must not matter', () => {
  /** The bytes of a build; the manifest holds the hash of the source as it is. */
  const bytesOf = async (content: string): Promise<{ [path: string]: string }> => {
    const folder = put(layer(content));
    const ran = await runHere(
      'build',
      join(folder, 'layer.yaml'),
      '-o',
      join(folder, 'out'),
      '--format',
      'html,csv,json',
    );
    expect(ran.code).toBe(0);
    return Object.fromEntries(
      readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')]),
    );
  };
  const told = async (content: string): Promise<unknown> => {
    const folder = put(layer(content));
    const ran = await runHere('validate', join(folder, 'layer.yaml'), '--format', 'json');
    return JSON.parse(ran.stdout.replaceAll(folder, '')) as unknown;
  };
  const faulty = good
    .replace('5个工作日内', '25个工作日内 # 说明')
    .replace('level: county', 'level: county, kidn: zone');

  it.each([
    ['a BOM', (text: string) => `\ufeff${text}`],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['both', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
  ])('%s changes neither findings nor builds', async (_, change) => {
    expect(await told(change(faulty))).toEqual(await told(faulty));
    expect(await told(change(good))).toEqual(await told(good));
    expect(await bytesOf(change(good))).toEqual(await bytesOf(good));
  });
});

describe('a file that the system cannot read this time', () => {
  // Reading the memory of a process at its beginning fails with EIO wherever there is such a file.
  it.runIf(existsSync('/proc/self/mem'))('is not told as missing', async () => {
    const { code, stdout } = await runHere('validate', '/proc/self/mem');
    expect(code).toBe(2);
    expect(stdout).toContain('没有读出来（EIO）');
    expect(stdout).not.toContain('找不到');
  });

  it.each([
    ['EMFILE', { problem: 'failed', code: 'EMFILE' }],
    ['EIO', { problem: 'failed', code: 'EIO' }],
    ['ENOENT', { problem: 'missing' }],
    ['ENOTDIR', { problem: 'missing' }],
    ['EACCES', { problem: 'no-access' }],
  ])('%s', (code, told) => {
    expect(unreadOf(Object.assign(new Error(code), { code }))).toEqual(told);
  });
});

describe('what must not come through', () => {
  const forged = '\\e[31m红色\\e[0m\\u202e政策\\u2066咨询\\x07';
  const dirty = `${good}  add:\n    - { id: "1.1.1", title: "${forged}" }\n    - { id: "1.1.2", titel: "${forged}" }\n"\\e[31mkey\\u202e": x\n`;
  const controls = /(?![\n\r\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

  it('controls and bidi marks, in any report', async () => {
    const folder = put(layer(dirty));
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown']) {
      const ran = await runHere('validate', join(folder, 'layer.yaml'), '--format', format);
      expect(ran.code).toBe(1);
      expect(ran.stdout.length).toBeGreaterThan(100);
      expect(ran.stdout, format).not.toMatch(controls);
      if (format === 'json') expect(ran.stdout).not.toMatch(/\\u001b|\\u0007/u);
    }
  });

  it('controls and bidi marks, in built files', async () => {
    const folder = put(layer(`${good}  add:\n    - { id: "1.1.1", title: "${forged}" }\n`));
    const out = join(folder, 'out');
    await runHere('build', join(folder, 'layer.yaml'), '-o', out, '--format', 'html,csv,json', '--draft');
    for (const name of readdirSync(out)) {
      const text = readFileSync(join(out, name), 'utf8');
      expect(controls.test(text), name).toBe(false);
      expect(/\\u001b|\\u202e|\\u2066|\\u0007/u.test(text), name).toBe(false);
    }
  });

  it('a BOM or a blank of no width inside a value, however it is written', async () => {
    const title = '稳岗政策咨询';
    const bytesOf = async (written: string): Promise<string[]> => {
      const folder = put(layer(`${good}  add:\n    - { id: "1.1.1", title: ${written} }\n`));
      await runHere('build', join(folder, 'layer.yaml'), '-o', join(folder, 'out'), '--format', 'csv,json', '--draft');
      return ['csv', 'json'].map((name) => readFileSync(join(folder, 'out', `catalogue.${name}`), 'utf8').slice(1));
    };
    const clean = await bytesOf(title);
    expect(clean.every((text) => text.includes(title))).toBe(true);
    for (const hidden of ['稳岗\ufeff政策咨询', '"\\ufeff稳岗\\u200b政策\\u2060咨询"'])
      expect(await bytesOf(hidden)).toEqual(clean);
  });

  const citizen = '11010519491231002X';
  const mobile = '13812345678';
  const personal = `${good}  omit:\n    - { item: 1.3 求职信息登记, reason: not-operated, note: 联系人 ${citizen} 电话${mobile} }\n${citizen}: x\n`;

  it('personal data, in any report', async () => {
    const folder = put(layer(personal));
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown']) {
      const ran = await runHere('validate', join(folder, 'layer.yaml'), '--format', format);
      expect(ran.code, format).toBe(1);
      expect(ran.stdout + ran.stderr, format).not.toContain(citizen);
      expect(ran.stdout + ran.stderr, format).not.toContain(mobile);
      expect(ran.stdout.replaceAll('\\*', '*'), format).toContain('110*************2X');
    }
  });

  it('personal data, in built files', async () => {
    const noted = personal
      .replace(`${citizen}: x\n`, '')
      .replace('employment:', `contact: { office: 张某 ${citizen} }\nemployment:`);
    const folder = put(layer(noted));
    const out = join(folder, 'out');
    await runHere('build', join(folder, 'layer.yaml'), '-o', out, '--format', 'html,csv,json', '--draft');
    expect(existsSync(join(out, 'catalogue.json'))).toBe(true);
    for (const name of readdirSync(out))
      expect(readFileSync(join(out, name), 'utf8').includes(citizen), name).toBe(false);
  });
});
