import { reference } from '../../src/generated/reference.js';
import { importTables } from '../../src/import/import-tables.ts';
import { importReportJson } from '../../src/import/report-json.ts';
import type { Region } from '../../src/model/catalogue.ts';
import { createJudge } from '../../src/overlap/judge.ts';
import { readTables } from '../../src/source/table/read-tables.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

/** The region that a test imports for. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'city' | 'county' | 'township';
  readonly extends?: string;
}

/** Checks a layer that stands in memory; other files are read from the examples. */
const checkText = (text: string) =>
  openWorkspace('2026-12-01', {
    read: async (name) => (name === 'layer.yaml' ? new TextEncoder().encode(text) : { problem: 'missing' as const }),
    list: async () => ['layer.yaml'],
  }).check('layer.yaml');

/** Imports a file as the command does, without touching the disk. */
export const importAs = async (
  file: string,
  bytes: Uint8Array,
  { extends: parent = 'national@2019', ...place }: Place,
  encoding?: string,
) => {
  const region: Region = place;
  const tables = await readTables(file, bytes, encoding);
  const standard = openWorkspace('2026-12-01').nationalStandard();
  const { layer, report } = importTables({
    file,
    grids: tables.grids,
    region,
    extends: parent,
    parent: standard,
    known: { reference, date: '2026-12-01' },
    judge: createJudge(reference),
  });
  const problems = tables.problems.map((problem) => ({ ...problem, file }));
  const account = { file, kind: tables.kind, output: 'layer.yaml', problems, report };
  const findings = layer === undefined ? [] : (await checkText(layer)).findings;
  return { layer, report, reportJson: importReportJson(account), tables, findings };
};
