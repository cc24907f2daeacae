import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readTables } from '../src/source/table/read-tables.ts';
import { checkText } from '../src/workspace/check-text.ts';
import { runHere } from './cli/run-cli.ts';
import { columnOf, filled } from './forms.ts';

const layerText = `# 本县
kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: "2026-12-01"
responsibleBody: 示例县人力资源和社会保障局
owners:
  - { name: 就业股, items: ["employment/*"] }
  - { name: 失业保险股, items: ["social-insurance/7.*"] }
  - { name: 工伤保险股, items: ["social-insurance/6.*"] }
employment:
  amend:
    - { item: 3.1 公共就业服务专项活动, timeLimit: 5个工作日内 } # 局长定的
social-insurance:
  omit:
    - { item: 6.2 工伤认定申请, reason: not-operated, note: 由市级办理 }
`;

describe('one workbook for each office', () => {
  let folder = '';
  let layer = '';
  beforeAll(async () => {
    folder = relative(process.cwd(), mkdtempSync(join(tmpdir(), 'mulu-owners-')));
    layer = join(folder, 'county.yaml');
    const { step } = await checkText('county.yaml', layerText);
    const title = step?.resolved.items.get('social-insurance/6.2')?.fields.title.value ?? '';
    writeFileSync(layer, layerText.replace('工伤认定申请', title));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const build = (owner: string) =>
    runHere('build', layer, '--format', 'workbook', '--owner', owner, '-o', join(folder, 'out'));
  const path = (owner: string): string => join(folder, 'out', `workbook-${owner}.xlsx`);

  /** The numbers on the sheet of a domain. */
  const numbers = async (owner: string, sheet: string): Promise<string[]> => {
    const { grids } = await readTables('x.xlsx', readFileSync(path(owner)));
    const grid = grids.find(({ name }) => name === sheet);
    return (grid?.rows ?? []).flatMap((row) => (/^\d+\.\d+$/u.test(row[0]?.text ?? '') ? [row[0]?.text ?? ''] : []));
  };

  it('holds the rows of that office only, and says what belongs to none', async () => {
    const { code, stderr, stdout } = await build('全部');
    expect([code, stdout + stderr]).toEqual([0, expect.stringMatching(/有 \d+ 项没有分给哪个股室/u)]);
    expect(await numbers('就业股', '就业')).toHaveLength(25);
    expect(await numbers('就业股', '社会保险')).toEqual([]);
    const own = await numbers('失业保险股', '社会保险');
    expect(own.length).toBeGreaterThan(3);
    expect(own.every((number) => number.startsWith('7.'))).toBe(true);
    const unknown = await build('农保股');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('就业股、失业保险股、工伤保险股')]);
    const other = await runHere('build', layer, '--owner', '就业股', '-o', join(folder, 'other'));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('--format workbook')]);
  });

  it('comes back into the layer, touches nothing of the others, and names who has not returned one', async () => {
    await build('全部');
    const limit = async (owner: string, sheet: string, number: string): Promise<string> => {
      const bytes = readFileSync(path(owner));
      const column = await columnOf(bytes, sheet, '公开时限（本地）');
      const { grids } = await readTables('x.xlsx', bytes);
      const grid = grids.find(({ name }) => name === sheet);
      return `${column}${(grid?.rows.findIndex((row) => row[0]?.text === number) ?? -1) + 1}`;
    };
    const given = ['就业股', '失业保险股'].map(path);
    const [first = '', second = ''] = given;
    writeFileSync(
      first,
      filled(readFileSync(first), '就业', { [await limit('就业股', '就业', '4.1')]: '3个工作日内' }),
    );
    writeFileSync(
      second,
      filled(readFileSync(second), '社会保险', { [await limit('失业保险股', '社会保险', '7.1')]: '7个工作日内' }),
    );
    const before = parse(readFileSync(layer, 'utf8'));
    const { code, stderr } = await runHere('import', ...given, '--into', layer);
    expect([code, stderr]).toEqual([0, expect.stringContaining('还没有交回的股室：工伤保险股')]);
    const text = readFileSync(layer, 'utf8');
    expect(text).toContain('# 局长定的');
    const { employment, 'social-insurance': insurance } = parse(text);
    expect(employment.amend).toHaveLength(2);
    expect(JSON.stringify(employment.amend)).toContain('3个工作日内');
    expect(insurance.omit).toEqual(before['social-insurance'].omit);
    expect(JSON.stringify(insurance.amend)).toContain('7个工作日内');
    const alone = await runHere('import', first, '-o', join(folder, 'new.yaml'));
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--into')]);
  });

  it('holds the guides of that office only, which come back into their files', async () => {
    const own = join(folder, 'guided.yaml');
    cpSync('catalogues/examples/990101', join(folder, '990101'), { recursive: true });
    writeFileSync(own, layerText.replace('owners:', 'guides: 990101/guides\nowners:'));
    const { code } = await runHere(
      'build',
      own,
      '--format',
      'workbook',
      '--owner',
      '失业保险股',
      '-o',
      join(folder, 'g'),
      '--draft',
    );
    expect(code).toBeLessThan(2);
    const book = join(folder, 'g', 'workbook-失业保险股.xlsx');
    const { grids } = await readTables('x.xlsx', readFileSync(book));
    const rows = (name: string): string[][] =>
      (grids.find((grid) => grid.name === name)?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));
    const named = [...rows('指南'), ...rows('材料'), ...rows('步骤')].flatMap(([ref = '']) =>
      ref.includes('/') ? [ref] : [],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.every((ref) => ref.startsWith('social-insurance/7.'))).toBe(true);
    expect(rows('材料').some(([ref = '']) => ref.startsWith('social-insurance/7.1'))).toBe(true);
    const back = await runHere('import', book, '--guides', own);
    expect([back.code, back.stderr]).toEqual([expect.any(Number), expect.not.stringContaining('employment/4.1')]);
  });

  it('is told of items that there are not', async () => {
    const { findings } = await checkText('county.yaml', layerText.replace('"employment/*"', 'employment/77'));
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('error explained-item');
  });
});
