import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { differencesIn, nationalFiles, printAnnex, tenDifferences } from './annex/print-annex.ts';
import { runHere } from './cli/run-cli.ts';
import { misfitsOf } from './misfits.ts';

describe('an annex beside the national catalogue', () => {
  it('differs in the ten planted places and in no other, in every format', async () => {
    const { files, planted } = tenDifferences();
    for (const [name, bytes] of Object.entries(await printAnnex(files))) {
      const { differences, remarks } = await differencesIn(name, bytes);
      expect([name, differences, remarks]).toEqual([name, planted, []]);
    }
  });
});

describe('mulu import --as national', () => {
  let folder = '';
  let edition = '';
  beforeAll(async () => {
    folder = relative(process.cwd(), mkdtempSync(join(tmpdir(), 'mulu-annex-')));
    edition = join(folder, 'national-2019');
    writeFileSync(join(folder, '附件.xlsx'), (await printAnnex(tenDifferences().files))['annex.xlsx'] ?? '');
    const layer = (timeLimit: string): string =>
      `kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: national@2019\neffective: "2026-12-01"\nemployment:\n  amend:\n    - { item: 3.1 公共就业服务专项活动, timeLimit: ${timeLimit} }\n`;
    writeFileSync(join(folder, 'county.yaml'), layer('公开事项信息形成或变更之日起18个工作日内公开'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const who = ['--by', '省人社厅规划财务处', '--date', '2026-12-01', '--document', '113号附件原件'];

  it('needs to know who compared it, and when', async () => {
    const { code, stderr } = await runHere('import', join(folder, '附件.xlsx'), '--as', 'national', '-o', edition);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--by')]);
  });

  it('tells the ten differences and writes an edition whose cells are attested', async () => {
    const report = join(folder, 'report.json');
    const given = ['import', join(folder, '附件.xlsx'), '--as', 'national', '-o', edition, '--report', report];
    const { code, stderr } = await runHere(...given, ...who);
    expect(code).toBe(0);
    expect(stderr).toContain('不同 10 处');
    expect(stderr).toContain('就业 3.1 公共就业服务专项活动：公开时限 不同');
    const told = JSON.parse(readFileSync(report, 'utf8'));
    expect(told.differences).toHaveLength(10);
    expect(misfitsOf('annex-report')(told)).toEqual([]);
    const { attested, counts, retired, items } = parse(readFileSync(join(edition, 'employment.yaml'), 'utf8'));
    expect(attested).toEqual({ document: '113号附件原件', by: '省人社厅规划财务处', date: '2026-12-01' });
    expect(counts).toEqual({ level1: 9, level2: 24 });
    expect(retired).toEqual([{ id: '4.2', title: '就业登记', note: expect.stringContaining('113号附件原件') }]);
    const trusts = items.flatMap((group: { items: { provenance: object }[] }) =>
      group.items.flatMap(({ provenance }) => Object.values(provenance)),
    );
    expect(new Set(trusts)).toEqual(new Set(['attested']));
  });

  it('gives an edition that is sound, has no doubts, and says what the annex says', async () => {
    const checked = await runHere('validate', edition, '--format', 'json');
    expect([checked.code, JSON.parse(checked.stdout).findings]).toEqual([0, []]);
    const again = await runHere(
      'import',
      join(folder, '附件.xlsx'),
      '--as',
      'national',
      '-o',
      join(folder, 'again'),
      '--national',
      edition,
      ...who,
    );
    expect(again.stderr).toContain('不同 0 处');
  });

  it('is what a layer rests on with --national, and only then', async () => {
    const county = join(folder, 'county.yaml');
    const before = await runHere('validate', county, '--format', 'json');
    const rules = (stdout: string): string[] => JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
    expect(rules(before.stdout)).not.toContain('only-tighter');
    const { code, stdout } = await runHere('validate', county, '--format', 'json', '--national', edition);
    expect([code, rules(stdout)]).toEqual([1, expect.arrayContaining(['only-tighter'])]);
    expect(stdout).toContain(edition.replaceAll('\\', '/'));
    const after = await runHere('validate', county, '--format', 'json');
    expect(rules(after.stdout)).toEqual(rules(before.stdout));
  });

  it('is told as another standard only where it says something else', async () => {
    writeFileSync(join(folder, '原样.csv'), (await printAnnex(nationalFiles()))['annex.csv'] ?? '');
    const same = join(folder, 'same');
    expect((await runHere('import', join(folder, '原样.csv'), '--as', 'national', '-o', same, ...who)).code).toBe(0);
    const told = async (parent: string): Promise<string[]> => {
      const text = readFileSync(join(folder, 'county.yaml'), 'utf8').replace('national@2019', parent);
      writeFileSync(join(folder, 'other.yaml'), text);
      const { stdout } = await runHere('validate', join(folder, 'other.yaml'), '--format', 'json');
      return JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
    };
    expect(await told('same')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/national-edition|parent-found/u)]),
    );
    expect(await told('national-2019')).toContain('national-edition');
  });

  it('is what doctor counts and explain cites', async () => {
    const { code, stdout } = await runHere('doctor', '--format', 'json', '--national', edition);
    const { checks } = JSON.parse(stdout) as { checks: { id: string; found: string }[] };
    expect(code).toBe(0);
    expect(checks.find(({ id }) => id === 'national')?.found).toMatch(
      /2019年版 \d+ 项，在“.*national-2019”；与原件核对过 \d{3,4} 格，待核 0 格/u,
    );
    expect((await runHere('explain', 'only-tighter', '--national', edition)).stdout).toContain('人社厅函〔2019〕113号');
    expect((await runHere('explain', 'only-tighter', '--national', folder)).code).toBe(2);
  });

  it('is refused where the folder holds no national file', async () => {
    const { code, stderr } = await runHere('validate', join(folder, 'county.yaml'), '--national', folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--national')]);
  });
});
