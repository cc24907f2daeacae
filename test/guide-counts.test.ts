import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { expect, it } from 'vitest';
import { runHere } from './cli/run-cli.ts';

const county = 'catalogues/examples/990101-example-county.yaml';

interface Indicator {
  readonly id: string;
  readonly count: number;
  readonly total: number;
  readonly failed: readonly string[];
}

const indicatorsIn = (data: unknown): Indicator[] => {
  if (typeof data !== 'object' || data === null) return [];
  const below = Object.values(data).flatMap(indicatorsIn);
  return 'failed' in data && 'id' in data ? [data as Indicator, ...below] : below;
};

it('the check, the assessment, the ledger and the list of services count the same services and guides', async () => {
  const out = mkdtempSync(join(tmpdir(), 'mulu-guide-counts-'));
  const { stdout } = await runHere('validate', county, '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string; file: string }[] };
  const told = findings.find(({ rule, file }) => rule === 'guide-present' && file === county)?.message ?? '';
  const [all, missing] = [...told.matchAll(/(\d+) 个/gu)].map(([, number]) => Number(number));
  await runHere('build', county, '--format', 'ledger,assessment,services', '-o', out, '--force');

  const assessed = indicatorsIn(JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8'))).find(
    ({ id }) => id === 'guides-present',
  );
  expect([assessed?.total, assessed?.failed.length]).toEqual([all, missing]);

  const book = xlsx.read(readFileSync(join(out, 'ledger.xlsx')));
  const rows = Object.values(book.Sheets).flatMap((sheet) => xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1 }));
  const head = rows.find((row) => row.includes('指南')) ?? [];
  const marks = rows.slice(rows.indexOf(head) + 1);
  const marked = (mark: string): string[] =>
    marks.filter((row) => row[head.indexOf('指南')] === mark).map((row) => `${row[2]} ${row[3]}`);
  expect(marked('○').sort()).toEqual([...(assessed?.failed ?? [])].sort());
  expect(marked('●').length + marked('○').length).toBe(all);
  rmSync(out, { recursive: true });
});
