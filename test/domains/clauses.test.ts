import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-clauses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a finding cites the document and the clause of its own domain', async () => {
  mkdirSync(join(folder, 'base'));
  for (const from of ['test/domains/base', 'catalogues/national'])
    for (const name of readdirSync(from).filter((one) => one.endsWith('.yaml')))
      cpSync(join(from, name), join(folder, 'base', name));
  const file = join(folder, 'county.yaml');
  writeFileSync(
    file,
    `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: base
responsibleBody: 示例县人力资源和社会保障局
employment:
  omit: [{ item: "1.9", reason: moved, note: 由市局办理 }]
  amend: [{ item: 1.2 岗位信息发布, timeLimit: 长期公开 }]
labour-relations:
  omit: [{ item: "1.9", reason: moved, note: 由市局办理 }]
  amend: [{ item: 1.1 劳动用工备案, timeLimit: 长期公开 }]
`,
  );
  const { printed } = await run('validate', file, '--format', 'json', '--no-cache');
  const told = JSON.parse(printed).findings.map(({ line, rule, clause }: { [key: string]: unknown }) => [
    line,
    rule,
    clause,
  ]);
  expect(told).toEqual([
    [6, 'known-item', '人社厅函〔2019〕113号 三(一)'],
    [7, 'only-tighter', '人社厅函〔2019〕113号 三(四)'],
    [9, 'known-item', '示人社发〔2025〕8号 二'],
    // Its document says nothing of time limits.
    [10, 'only-tighter', '示人社发〔2025〕8号'],
  ]);
});
