import { reference } from '../../src/generated/reference.js';
import { importTables } from '../../src/import/import-tables.ts';
import { importReportJson } from '../../src/import/report-json.ts';
import type { Region } from '../../src/model/catalogue.ts';
import { createJudge } from '../../src/overlap/judge.ts';
import { readTables } from '../../src/source/table/read-tables.ts';
import type { Tables } from '../../src/source/table/table.ts';
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

/** The layer that tables come to, without its comments, which name the file and its places. */
export const valuesOf = async ({ grids }: Tables): Promise<string> => {
  const { layer = '' } = importTables({
    file: 'file',
    grids,
    region: { code: '990101', name: '示例县', level: 'county' },
    extends: 'national@2019',
    parent: openWorkspace('2026-12-01').nationalStandard(),
    known: { reference, date: '2026-12-01' },
    judge: createJudge(reference),
  });
  return layer.replace(/\s*#.*$/gmu, '');
};

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
