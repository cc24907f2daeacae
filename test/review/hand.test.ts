import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county, type Desk, narrowed, overlapping, review } from './desk.ts';
import { type Filled, fillWorkbook } from './fill-workbook.ts';

const list = '代码,名称\n990101,甲县\n990102,乙县\n990103,丙县\n';
const regions = [
  ['990101', '甲县'],
  ['990102', '乙县'],
  ['990103', '丙县'],
] as const;

/** Three counties that narrow the same content alike, and add the same item. */
const alike = (more = ''): { [path: string]: string } => ({
  ...Object.fromEntries(
    regions.map(([code, name]) => [`in/${code}.yaml`, county({ code, name, amend: narrowed, more })]),
  ),
  'list.csv': list,
});

const groupOf = (desk: Desk, rule: string): string =>
  desk.rows[0]?.findings.find((one) => one.rule === rule)?.fingerprint.replace(/^[^:]+:/u, '') ?? '';

/** Fills cells of `review.xlsx` as a reviewer would. */
const fill = (desk: Desk, name: string, edits: readonly Filled[]): Uint8Array => {
  const bytes = fillWorkbook(join(desk.out, 'review.xlsx'), edits);
  writeFileSync(join(desk.folder, name), bytes);
  return bytes;
};

describe('one ruling on a group of equal faults', () => {
  it('counts for every region that has it, and a ruling on one finding outranks it', async () => {
    const tree = alike();
    const first = await review(tree);
    expect(first.rows.map(({ proposal }) => proposal)).toEqual(['correct', 'correct', 'correct']);
    const group = groupOf(first, 'no-narrowing');
    expect(first.read('rulings.yaml')).toContain(`group: ${group}`);
    expect(first.read('rulings.yaml')).toContain('regions: 甲县、乙县、丙县');
    const own = first.row('990103')?.findings.find(({ rule }) => rule === 'no-narrowing')?.fingerprint;
    const rulings = `kind: rulings
groups:
  - { group: "${group}", decision: 认可, by: 省厅就业处, date: 2027-01-05, note: 全省统一 }
rulings:
  - { finding: "${own}", decision: 不认可, by: 省厅就业处, date: 2027-01-06 }
`;
    const second = await review({ ...tree, 'rulings.yaml': rulings });
    expect(second.rows.map(({ proposal }) => proposal)).toEqual(['agree', 'agree', 'correct']);
    expect(second.read('counties/990101.html')).toContain('2027年1月5日省厅就业处认可：全省统一');
    // What was written for the group is carried on as one entry.
    const carried = second.read('rulings.yaml');
    expect(carried.match(/decision: accept/gu)).toHaveLength(1);
    expect(carried.match(/decision: reject/gu)).toHaveLength(1);
    // It reaches the county, too.
    const file = join(second.folder, 'in/990101.yaml');
    const told = await runHere(
      'build',
      file,
      '-o',
      join(second.folder, 'b'),
      '--rulings',
      join(second.folder, 'rulings.yaml'),
    );
    expect(told.code).toBe(0);
    const third = await review({ ...tree, 'rulings.yaml': carried });
    expect(third.read('rulings.yaml')).toBe(carried);
  });

  it('never waives what may not be waived, and says so', async () => {
    const loose = '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n';
    const tree = Object.fromEntries(
      regions.map(([code, name]) => [`in/${code}.yaml`, county({ code, name, amend: loose })]),
    );
    const group = groupOf(await review(tree), 'only-tighter');
    const rulings = `kind: rulings\ngroups: [{ group: "${group}", decision: 认可, by: 省厅, date: 2027-01-05 }]\n`;
    const desk = await review({ ...tree, 'rulings.yaml': rulings });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['correct', 'correct', 'correct']);
    expect(desk.report.unused).toEqual([group]);
  });
});

describe('what the reviewer writes of a whole submission', () => {
  const tree = { ...alike(), 'in/990101.yaml': county() };
  it('keeps deadline, number, register and remark from round to round, with or without a decision', async () => {
    const rulings = `kind: rulings
submissions:
  - { submission: "990102", note: 请与市局核对, deadline: 2027-01-31, number: 示人社补〔2027〕2号, by: 李科, date: 2027-01-10 }
  - { submission: "990101", decision: 同意备案, register: 示备〔2027〕1号, by: 李科, date: 2027-01-10 }
  - { submission: "990103", decision: 同意备案, by: 李科, date: 2027-01-10 }
`;
    const desk = await review({ ...tree, 'rulings.yaml': rulings });
    expect(desk.row('990101')?.proposal).toBe('agree');
    // To agree is nothing that is written over open findings.
    expect(desk.row('990103')?.proposal).toBe('correct');
    expect(desk.report.unused).toEqual(['990103: 同意备案（还有没有了结的问题，须逐条认可）']);
    const sheet = desk.read('counties/990102.html');
    expect(sheet).toContain('2027年1月31日前补正');
    expect(sheet).toContain('请与市局核对');
    expect(desk.read('counties/990101.html')).toContain('示备〔2027〕1号');
    const carried = desk.read('rulings.yaml');
    expect((await review({ ...tree, 'rulings.yaml': carried })).read('rulings.yaml')).toBe(carried);
  });

  it('adds faults of its own, which must be corrected', async () => {
    const rulings = `kind: rulings
findings:
  - { submission: "990101", message: 公开主体用了旧名, item: 1.2 岗位信息发布, fix: 改用现在的名称, by: 李科, date: 2027-01-10 }
  - { submission: 990109.yaml, message: 没有这份, by: 李科, date: 2027-01-10 }
`;
    const desk = await review({ ...tree, 'rulings.yaml': rulings });
    expect(desk.row('990101')).toMatchObject({ proposal: 'correct', totals: { errors: 1 } });
    expect(desk.read('counties/990101.html')).toContain('公开主体用了旧名');
    expect(desk.report.unused).toEqual(['990109.yaml']);
    const carried = desk.read('rulings.yaml');
    expect((await review({ ...tree, 'rulings.yaml': carried })).read('rulings.yaml')).toBe(carried);
  });
});

describe('review.xlsx', () => {
  const tree = alike(overlapping());
  it('takes the same decisions, and gives the same review as YAML', async () => {
    const first = await review(tree);
    fill(first, 'r.xlsx', [
      ['相同问题', 'no-narrowing', { 决定: '认可', 审核人: '李科', 审核日期: '2027-01-05', 决定说明: '统一' }],
      ['相同问题', 'no-overlap', { 决定: '认可', 审核人: '李科', 审核日期: '2027/1/5' }],
      ['问题清单', '990103:no-overlap', { 决定: '不认可', 审核人: '李科', 审核日期: 46392 }],
      [
        '各地情况',
        '990102',
        { 决定: '限期补正', 决定说明: '另有要求', 补正期限: '2027年1月31日', 审核人: '李科', 审核日期: '2027-01-06' },
      ],
      [
        '审核人补充',
        2,
        { 报送材料: '990101', 问题: '缺少分管领导签字', 性质: '须改正', 审核人: '李科', 审核日期: '2027-01-06' },
      ],
    ]);
    const second = await review(tree, '--rulings', join(first.folder, 'r.xlsx'));
    expect(second.rows.map(({ key, proposal }) => [key, proposal])).toEqual([
      ['990101', 'correct'],
      ['990102', 'correct'],
      ['990103', 'correct'],
    ]);
    expect(second.row('990101')?.findings.filter(({ ruling }) => ruling?.decision === 'accept')).toHaveLength(2);
    expect(second.row('990101')?.totals.errors).toBe(1);
    expect(second.row('990102')).toMatchObject({ decided: { decision: 'correct' }, totals: { errors: 0 } });
    expect(second.row('990103')?.totals.errors).toBe(1);
    // Read back from the workbook or from the YAML beside it, the third round is the same.
    const yaml = await review(tree, '--rulings', join(second.out, 'rulings.yaml'));
    const sheet = await review(tree, '--rulings', join(second.out, 'review.xlsx'));
    expect(sheet.read('review.json')).toBe(yaml.read('review.json'));
    expect(sheet.read('rulings.yaml')).toBe(second.read('rulings.yaml'));
  });

  it('chooses one of several versions', async () => {
    const twice = { 'in/a.yaml': county(), 'in/b.yaml': county({ date: '2026-12-08' }) };
    const first = await review(twice);
    fill(first, 'r.xlsx', [['各地情况', '990101-2', { 选用: '选用' }]]);
    const second = await review(twice, '--rulings', join(first.folder, 'r.xlsx'));
    expect(second.row('b.yaml')).toMatchObject({ proposal: 'agree' });
    expect(second.row('a.yaml')).toMatchObject({ hold: 'superseded' });
  });

  it('says in which cell a decision is not understood, and is never written over when it is filled in', async () => {
    const first = await review(tree);
    for (const [cells, told] of [
      [{ 决定: '同意' }, '“同意”不是可选的决定，可选的是认可、不认可'],
      [{ 决定: '认可' }, '写了决定，没有写审核人'],
      [{ 决定: '认可', 审核人: '李科', 审核日期: '元旦' }, '审核日期“元旦”应写成 2026-12-31'],
    ] as const) {
      fill(first, 'bad.xlsx', [['问题清单', '990101:no-overlap', cells]]);
      const { code, stderr } = await review(tree, '--rulings', join(first.folder, 'bad.xlsx'));
      expect([code, stderr.includes(told)]).toEqual([2, true]);
      expect(stderr).toMatch(/问题清单![A-Z]+\d+/u);
    }
    writeFileSync(join(first.out, 'review.xlsx'), fill(first, 'x.xlsx', []));
    const again = await runHere('review', join(first.folder, 'in'), '-o', first.out);
    expect([again.code, again.stderr.includes('填过了')]).toEqual([2, true]);
  });
});
