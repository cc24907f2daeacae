import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findChecklist, readChecklist } from '../src/import/checklist/read-checklist.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import { checkText } from '../src/workspace/check-text.ts';
import { runHere } from './cli/run-cli.ts';
import { filled } from './forms.ts';

const head =
  'kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: national@2019\neffective: "2026-12-01"\n';
const entry = (items: string, fields: string): string =>
  `verified:\n  - { items: [${items}], fields: [${fields}], by: 省人社厅规划财务处, date: "2026-12-01", document: 113号附件原件 }\n`;
const looser =
  'employment:\n  amend:\n    - { item: 1.4 市场工资指导价位信息发布, basis: [《中华人民共和国政府信息公开条例》] }\n';
const check = (text: string) => checkText('county.yaml', text);
const rulesOf = async (text: string) => (await check(text)).findings.map(({ rule }) => rule);

describe('what a layer says was compared with the annex', () => {
  it('binds, where a guess did not', async () => {
    expect(await rulesOf(head + looser)).toContain('unverified-standard');
    expect(await rulesOf(head + looser)).not.toContain('no-narrowing');
    const rules = await rulesOf(head + entry('"employment/1.*"', 'basis') + looser);
    expect(rules).toContain('no-narrowing');
    expect(rules).not.toContain('unverified-standard');
    // Another column, or another item, settles nothing.
    expect(await rulesOf(head + entry('"employment/1.*"', 'levels') + looser)).not.toContain('no-narrowing');
    expect(await rulesOf(head + entry('employment/1.3', 'basis') + looser)).not.toContain('no-narrowing');
  });

  it('takes the mark from a cell with parts in doubt, and from an item that no copy proved', async () => {
    const { step } = await check(head + entry('employment/1.3, social-insurance/3.5', 'title, basis'));
    const item = step?.resolved.items.get('employment/1.3');
    expect([item?.fields.basis?.trust, item?.fields.basis?.doubtful]).toEqual(['attested', undefined]);
    const candidate = step?.resolved.items.get('social-insurance/3.5');
    expect([candidate?.candidate, candidate?.fields.title.trust]).toEqual([undefined, 'attested']);
    const untouched = (await check(head)).step?.resolved.items.get('social-insurance/3.5');
    expect(untouched?.candidate).toBe(true);
  });
});

describe('the checklist of a layer', () => {
  let folder = '';
  let layer = '';
  let blank = new Uint8Array();
  const who = ['--by', '省人社厅规划财务处', '--date', '2026-12-01', '--document', '113号附件原件'];
  beforeAll(async () => {
    folder = relative(process.cwd(), mkdtempSync(join(tmpdir(), 'mulu-verified-')));
    layer = join(folder, 'county.yaml');
    writeFileSync(layer, `# 本县\n${head}responsibleBody: 示例县人力资源和社会保障局 # 局\n`);
    await runHere('build', layer, '--format', 'checklist', '-o', join(folder, 'out'));
    blank = readFileSync(join(folder, 'out', 'checklist.xlsx'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The row of an item and a column, from 1 as sheets count. */
  const rowOf = async (number: string, field: string): Promise<number> => {
    const grid = findChecklist((await readTables('checklist.xlsx', blank)).grids);
    const row = grid?.rows.findIndex((cells) => cells[2]?.text === number && cells[4]?.text === field) ?? -1;
    expect(row).toBeGreaterThan(0);
    return row + 1;
  };
  const fill = async (name: string, cells: { readonly [cell: string]: string }): Promise<string> => {
    const path = join(folder, name);
    writeFileSync(path, filled(blank, '核对单', cells));
    return path;
  };
  const take = (path: string) => runHere('import', path, '--into', layer, ...who);

  it('goes out, is filled in, and comes back as `verified`, with what differs as a change', async () => {
    const [levels, basis, wrong] = [
      await rowOf('1.3', '公开层级'),
      await rowOf('1.3', '公开依据'),
      await rowOf('2.1', '公开层级'),
    ];
    const path = await fill('核对单.xlsx', {
      [`H${levels}`]: '一致',
      [`H${basis}`]: '一致',
      [`H${wrong}`]: '不一致',
      [`I${wrong}`]: '县级',
    });
    const { code, stderr, stdout } = await take(path);
    expect([code, stderr]).toEqual([0, expect.stringContaining('一致 2 处，不一致 1 处')]);
    const text = readFileSync(layer, 'utf8');
    expect(text).toContain('# 本县');
    expect(stdout).toContain('verified');
    const data = parse(text);
    expect(data.verified).toEqual([
      {
        items: ['employment/1.3 求职信息登记'],
        fields: ['basis', 'levels'],
        by: '省人社厅规划财务处',
        date: '2026-12-01',
        document: '113号附件原件',
        digests: {
          'employment/1.3 basis': expect.stringMatching(/^[0-9a-f]{12}$/u),
          'employment/1.3 levels': expect.anything(),
        },
      },
    ]);
    expect(data.employment.amend).toEqual([{ item: '2.1 职业介绍', levels: ['县级'] }]);
    const { step, findings } = await check(text);
    expect(step?.resolved.items.get('employment/1.3')?.fields.levels?.trust).toBe('attested');
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    // The next list asks for less.
    await runHere('build', layer, '--format', 'checklist', '-o', join(folder, 'next'));
    const next = findChecklist(
      (await readTables('x.xlsx', readFileSync(join(folder, 'next', 'checklist.xlsx')))).grids,
    );
    expect(next?.rows.some((cells) => cells[2]?.text === '1.3' && cells[4]?.text === '公开层级')).toBe(false);
    // The same list again has nothing to say.
    expect((await take(path)).stdout).not.toContain('verified');
    expect(readFileSync(layer, 'utf8')).toBe(text);
  });

  it('is taken in by set, too, which also writes what was compared by eye', async () => {
    const own = join(folder, 'own.yaml');
    writeFileSync(own, `# 本县\n${head}${looser}`);
    const by = (...given: string[]) => runHere('set', own, ...given);
    const row = await rowOf('1.3', '公开层级');
    const filledIn = await fill('给 set 的.xlsx', { [`H${row}`]: '一致' });
    expect((await by('--verified', filledIn, ...who, '--dry-run')).code).toBe(0);
    expect(readFileSync(own, 'utf8')).not.toContain('verified');
    const list = await by('--verified', filledIn, ...who);
    expect([list.code, list.stderr]).toEqual([0, expect.stringContaining('一致 1 处')]);
    const eye = await by('就业/1.*', '--verified', '公开依据、公开层级', ...who);
    // A looser basis than a national one that was a guess till now.
    expect([eye.code, eye.stdout]).toEqual([0, expect.stringContaining('市场工资指导价位信息发布')]);
    const { verified } = parse(readFileSync(own, 'utf8'));
    expect(verified.map(({ items, fields }: { items: string[]; fields: string[] }) => [items.length, fields])).toEqual([
      [1, ['levels']],
      [4, ['basis', 'levels']],
      [1, ['basis']],
    ]);
    const { step, findings } = await check(readFileSync(own, 'utf8'));
    expect(step?.inherited.items.get('employment/1.4')?.fields.basis?.trust).toBe('attested');
    expect(findings.map(({ rule }) => rule)).toContain('no-narrowing');
    expect((await by('就业/1.*', '--verified', '公开依据、公开层级', ...who)).stderr).toContain('没有要改的');
    const told = async (...given: string[]): Promise<string> => {
      const { code, stderr } = await by(...given);
      expect(code).toBe(2);
      return stderr.replace(/\n/gu, '');
    };
    expect(await told('--verified', filledIn)).toContain('--by 单位');
    expect(await told('--verified', '没有.xlsx', ...who)).toContain('不是填好的核对单');
    expect(await told('1.*', '--verified', '公开依据', ...who)).toContain('请写明是哪一个领域');
    expect(await told('就业/1.3', '--verified', '公开价格', ...who)).toContain('公开价格');
    expect(await told('就业/77', '--verified', '公开依据', ...who)).toContain('就业/77');
    expect(await told('就业/1.3', '公开时限=5个工作日内', '--by', '某局')).toContain('与附件核对');
    expect(await told('--reset', '公开依据')).toContain('没有写事项');
  });

  it('is told of every answer that cannot be taken, and takes the others', async () => {
    const rows = [
      await rowOf('1.4', '公开层级'),
      await rowOf('1.4', '公开依据'),
      await rowOf('1.4', '公开内容（要素）'),
      await rowOf('1.5', '公开依据'),
    ];
    const [one, two, three, four] = rows;
    const path = await fill('乱填.xlsx', {
      [`H${one}`]: '大概一致',
      [`H${two}`]: '不一致',
      [`H${three}`]: '一致',
      [`F${three}`]: '省级',
      [`H${four}`]: '一致',
    });
    const { code, stderr } = await take(path);
    expect(code).toBe(1);
    expect(stderr).toContain(`H${one} 核对结果“大概一致”看不懂`);
    expect(stderr).toContain(`H${two} 选了“不一致”，没有写出原件内容`);
    expect(stderr).toContain(`H${three} 目录的这一格现在是“市场工资指导价位信息、`);
    expect(stderr).toContain('一致 1 处，不一致 0 处，没有记下 3 处');
    const grid = findChecklist((await readTables(path, readFileSync(path))).grids);
    expect(grid && readChecklist(grid)).toHaveLength(4);
  });

  it('needs to know who compared it, and goes nowhere but into a layer', async () => {
    const path = await fill('空.xlsx', {});
    const { code, stderr } = await runHere(
      'import',
      path,
      '-o',
      join(folder, 'new.yaml'),
      '--region',
      '990101',
      '--name',
      '示例县',
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('--into')]);
  });
});
