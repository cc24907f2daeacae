import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

const old = 'test/upgrade/0.1.0';
const root = mkdtempSync(join(tmpdir(), 'mulu-upgrade-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const again = async (out: string, ...more: string[]) => {
  const ran = await runHere(
    ...['review', join(old, '报送'), '-o', out, '--base', join(old, '核准文本'), '--expected', join(old, '名单.csv')],
    ...['--date', '2027-01-10', '--format', 'json', ...more],
  );
  return { ...ran, report: JSON.parse(readFileSync(join(out, 'review.json'), 'utf8')) };
};
const proposals = (report: { submissions: { key: string; proposal: string }[] }) =>
  Object.fromEntries(report.submissions.map(({ key, proposal }) => [key, proposal]));

test('review.json of 0.1.0 is a last round', async () => {
  const { report } = await again(join(root, 'round'), '--previous', join(old, 'review/review.json'));
  expect(report.format).toBe(2);
  expect(report.previous).toMatchObject({ date: '2027-01-10', solved: 0, again: 3, fresh: 0, gone: [] });
  // What 0.1.0 refused over a slip in YAML is to be corrected today.
  expect(report.previous.moved).toEqual([{ submission: '990105', from: 'refuse', to: 'correct' }]);
});

test('rulings.yaml of 0.1.0 counts, as far as a ruling may', async () => {
  const { report } = await again(join(root, 'ruled'), '--rulings', join(old, 'review/rulings.yaml'));
  expect(proposals(report)).toMatchObject({ 990103: 'agree', 990104: 'correct' });
  expect(report.rulings).toEqual({ applied: 2, idle: [] });
});

test('parts of 0.1.0 are merged', async () => {
  const out = join(root, 'merged');
  const ran = await runHere('review', '--merge', join(old, 'parts/1'), join(old, 'parts/2'), '-o', out);
  const report = JSON.parse(readFileSync(join(out, 'review.json'), 'utf8'));
  expect([ran.code, report.format]).toEqual([1, 2]);
  expect(proposals(report)).toEqual({
    990101: 'agree',
    990102: 'agree',
    990103: 'correct',
    990104: 'correct',
    990105: 'correct',
    990106: 'agree',
  });
  expect(report.expected.missing.map(({ name }: { name: string }) => name)).toEqual(['庚县']);
});

test('answers and workbooks of 0.1.0 are read', async () => {
  const folder = join(root, 'work');
  cpSync(join(old, '报送'), folder, { recursive: true });
  cpSync(join(old, '核准文本/990000.yaml'), join(folder, '990000.yaml'));
  writeFileSync(join(folder, '990105.yaml'), '');
  const answered = await runHere('validate', join(folder, '990102.yaml'), '--format', 'json');
  expect(JSON.parse(answered.stdout).findings).toMatchObject([{ rule: 'no-narrowing', severity: 'info' }]);
  expect((await runHere('validate', join(folder, '990106.xlsx'))).code).toBe(0);
});
