import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { askMissing } from '../src/commands/init/init.ts';
import { runHere, runMulu } from './cli/run-cli.ts';

const folders: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-init-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const region = ['--name', '示例县', '--code', '990101'] as const;

describe('mulu init by flags', () => {
  it('writes a layer that validates without a finding, and says what to do next', () => {
    const flags = ['--body', '示例县人力资源和社会保障局', '--phone', '0990-1234567', '--complaint', '12333'];
    const { code, stdout, stderr } = runMulu(['init', ...region, ...flags], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    // As it was typed: it can be copied.
    const hints = stdout.match(/^ {2}node \S*bin\/mulu\.js .*/gmu) ?? [];
    expect(hints.map((line) => line.trim().split(' ')[2])).toEqual(['items', 'validate', 'build']);
    expect(stdout.trimEnd().split('\n').slice(-2).join('')).toMatch(/^备案：.*filing\.docx/u);
    const text = readFileSync(join(folder, '990101.yaml'), 'utf8');
    expect(text).toContain('region: { code: "990101", name: 示例县, level: county }\nextends: national@2019\n');
    expect(text).toContain('responsibleBody: 示例县人力资源和社会保障局\n');
    expect(text).toContain('contact: { phone: "0990-1234567", complaint: "12333" }\n');
    for (const line of hints) {
      const ran = runMulu(line.trim().split(' ').slice(2), { cwd: folder });
      expect([line, ran.code]).toEqual([line, 0]);
      expect(ran.stdout + ran.stderr).not.toMatch(/错误：|警告\(/u);
    }
  });

  it('names the schema by a path that leads to it', () => {
    runMulu(['init', ...region, '-o', 'new.yaml'], { cwd: folder });
    const [first = ''] = readFileSync(join(folder, 'new.yaml'), 'utf8').split('\n');
    const path = /^# yaml-language-server: \$schema=(.+)$/u.exec(first)?.[1] ?? '';
    expect(JSON.parse(readFileSync(resolve(folder, path), 'utf8'))).toHaveProperty(
      '$id',
      'generated/layer.schema.json',
    );
  });

  it('keeps what it shows as an example valid', async () => {
    const file = join(folder, 'new.yaml');
    await runHere('init', ...region, '-o', file);
    // Every line, as the key of an editor would uncomment it.
    const text = readFileSync(file, 'utf8').replace(/^# (?!yaml-language-server|示例县)/gmu, '');
    writeFileSync(file, text);
    const { code, stdout } = await runHere('validate', file);
    expect([code, stdout]).toEqual([0, expect.stringContaining('0 个错误，0 个警告')]);
  });

  it('finds a parent that is named from the working directory', () => {
    copyFileSync('catalogues/examples/990000-example-province.yaml', join(folder, 'province.yaml'));
    const made = runMulu(
      ['init', '--name', '示例市', '--code', '990100', '--extends', './province.yaml', '-o', 'city.yaml'],
      { cwd: folder },
    );
    expect(made.code).toBe(0);
    expect(readFileSync(join(folder, 'city.yaml'), 'utf8')).toContain('level: city }\nextends: ./province.yaml\n');
  });

  it.each([
    ['without a terminal, naming what is missing', [], '缺少 --name、--code'],
    ['for a bad code', ['--name', '示例县', '--code', '99010'], '“99010”不是行政区划代码'],
    ['for a parent that is not there', [...region, '--extends', 'nothing.yaml'], '找不到上级“nothing.yaml”'],
    ['for a mobile number', [...region, '--phone', '13800138000'], '手机号'],
    ['for an empty name', ['--name', ' ', '--code', '990101'], '“--name”后面缺少内容'],
    ['for a file that is no YAML', [...region, '-o', 'layer.xlsx'], '要以 .yaml 结尾'],
    ['for a table that is not there', [...region, '--from', 'nothing.xlsx'], '找不到“nothing.xlsx”'],
  ])('is misuse %s, and writes nothing', (_, flags, words) => {
    const { code, stdout, stderr } = runMulu(['init', ...flags], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(existsSync(join(folder, '990101.yaml'))).toBe(false);
  });

  it('reads full-width digits, and makes the folders of the file', async () => {
    const file = join(folder, 'county/2026/new.yaml');
    expect((await runHere('init', '--name', '示例县', '--code', '９９０１０１', '-o', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('code: "990101"');
  });

  it('overwrites a file with --force only', async () => {
    const file = join(folder, 'kept.yaml');
    writeFileSync(file, 'mine');
    const refused = await runHere('init', ...region, '-o', file);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, 'mine']);
    expect(refused.stderr).toContain('已经存在');
    expect((await runHere('init', ...region, '-o', file, '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('kind: layer');
  });

  it('starts from an existing table', async () => {
    const [out, file] = [join(folder, 'out'), join(folder, 'county.yaml')];
    await runHere('build', 'catalogues/examples/990101-example-county.yaml', '-o', out, '--format', 'csv');
    const flags = ['--phone', '0990-7654321', '--from', join(out, 'catalogue.csv'), '-o', file];
    const { code } = await runHere('init', ...region, ...flags);
    expect(code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^# yaml-language-server: /u);
    expect(text).toContain('contact: { phone: "0990-7654321" }');
    expect(text).toContain('零工市场信息发布');
    expect((await runHere('validate', file)).code).toBe(0);
    expect(dirname(file)).toBe(folder);
  });
});

describe('questions', () => {
  const answers = (given: readonly string[]) => {
    const asked: string[] = [];
    const left = [...given];
    return {
      asked,
      ask: async (question: string) => {
        asked.push(question);
        return left.shift();
      },
    };
  };

  it('ask for what the flags do not say, again until it is an answer, with defaults', async () => {
    const { asked, ask } = answers(['', '示例市', '99', '990100', '', '', '市人社局', '', '', '', '']);
    const result = await askMissing({ lang: 'zh' }, ask);
    expect(result).toEqual({
      lang: 'zh',
      name: '示例市',
      code: '990100',
      level: 'city',
      extends: 'national@2019',
      body: '市人社局',
      output: '990100.yaml',
    });
    expect(asked).toHaveLength(11);
  });

  it('take the words of the official tables for a level', async () => {
    const { ask } = answers(['县', '县级']);
    const flags = { name: '某县', code: '990101', extends: 'x', body: 'b', office: 'o', phone: '1', complaint: '2' };
    expect(await askMissing({ ...flags, output: 'a.yaml', lang: 'zh' }, ask)).toHaveProperty('level', 'county');
  });

  it('ask again for what cannot be, and lose nothing that was said', async () => {
    const { ask, asked } = answers([
      '示例县',
      '９９０１０１',
      '',
      'nothing.yaml',
      'national@2019',
      '',
      '',
      '13800138000',
      '０９９０－１２３４５６７',
      '',
      'a.xlsx',
      'new/a.yaml',
    ]);
    expect(await askMissing({ lang: 'zh' }, ask)).toMatchObject({
      code: '990101',
      phone: '0990-1234567',
      output: 'new/a.yaml',
    });
    expect(asked).toHaveLength(12);
  });

  it('end with the input', async () => {
    expect(await askMissing({ lang: 'zh' }, answers(['示例县']).ask)).toBeUndefined();
  });
});
