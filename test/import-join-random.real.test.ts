import { expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { importTables } from '../src/import/import-tables.ts';
import { fieldIds, fields } from '../src/model/fields.ts';
import type { Step } from '../src/model/step.ts';
import { createJudge } from '../src/overlap/judge.ts';
import type { Grid } from '../src/source/table/table.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { drawFrom, runs } from './fuzz.ts';
import { gridOf, randomTable } from './import/random-table.ts';

const standard = openWorkspace('2026-12-01').nationalStandard();
const judge = createJudge(reference);
const region = { code: '990101', name: '示例县', level: 'county' } as const;

const opened = async (layer: string): Promise<Step> => {
  const { step, findings } = await openWorkspace('2026-12-01', {
    read: async (name) => (name === 'layer.yaml' ? new TextEncoder().encode(layer) : { problem: 'missing' as const }),
    list: async () => ['layer.yaml'],
  }).check('layer.yaml');
  if (!step) throw new Error(JSON.stringify(findings.slice(0, 2)));
  return step;
};

const taken = async (grid: Grid, file: string, into?: string) => {
  const common = { file, grids: [grid], region, extends: 'national@2019', known: { reference, date: '2026-12-01' } };
  const parent = into === undefined ? standard : (await opened(into)).resolved;
  const { layer = '', report } = importTables({ ...common, parent, judge, ...(into === undefined ? {} : { into }) });
  return { layer, told: report.remarks.map(({ text }) => text.zh).join('\n'), report };
};

/** What a layer itself says, item by item and field by field, and which items it lists. */
const said = ({
  resolved,
  layer,
}: Step): { readonly values: ReadonlyMap<string, string>; readonly listed: Set<string> } => {
  const by = resolved.layers.length - 1;
  const [values, listed] = [new Map<string, string>(), new Set<string>()];
  for (const item of resolved.items.values()) {
    if (item.omitted || item.level === 1) continue;
    listed.add(item.ref);
    for (const field of fieldIds) {
      const cell = item.fields[field];
      if (cell?.by === by && !cell.derived && cell.at !== layer.responsibleBody?.at)
        values.set(`${item.ref} ${field}`, fields[field].print(cell.value as never));
    }
  }
  return { values, listed };
};

it('loses nothing of two tables that are joined, tells what clashes, and changes nothing the second time', async () => {
  const draw = drawFrom(1_216);
  let [clashes, shared] = [0, 0];
  for (let run = 0; run < runs(10); run += 1) {
    const [one, other] = [gridOf(randomTable(draw, standard)), gridOf(randomTable(draw, standard))];
    const [first, alone] = [await taken(one, 'a.csv'), await taken(other, 'b.csv')];
    const joined = await taken(other, 'b.csv', first.layer);
    const [mine, theirs, both] = [
      said(await opened(first.layer)),
      said(await opened(alone.layer)),
      said(await opened(joined.layer)),
    ];
    for (const [key, value] of mine.values) expect([run, key, both.values.get(key)]).toEqual([run, key, value]);
    for (const ref of [first, alone].flatMap(({ report }) => report.rows.flatMap(({ item }) => item ?? [])))
      expect([run, ref, both.listed.has(ref)]).toEqual([run, ref, true]);
    for (const [key, value] of theirs.values) {
      if (both.values.get(key) === value) continue;
      // What the layer says stays, and is named with the words of the table.
      expect([run, key, mine.values.has(key)]).toEqual([run, key, true]);
      expect(joined.told, `${run} ${key} ${value}`).toContain('地方层已经写了');
      clashes += 1;
    }
    shared += alone.report.rows.filter(({ item }) => first.report.rows.some((row) => row.item === item)).length;
    const again = await taken(other, 'b.csv', joined.layer);
    expect([run, again.layer]).toEqual([run, joined.layer]);
  }
  expect([clashes > 0, shared > 0]).toEqual([true, true]);
}, 120_000);
