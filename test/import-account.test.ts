import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import type { ImportedCell } from '../src/import/account.ts';
import { clean } from '../src/import/clean.ts';
import { importTables } from '../src/import/import-tables.ts';
import { withBoxes } from '../src/import/read/boxes.ts';
import { fieldIds, fields } from '../src/model/fields.ts';
import { createJudge } from '../src/overlap/judge.ts';
import { readTables } from '../src/source/table/read-tables.ts';
import type { Grid, TableCell } from '../src/source/table/table.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { drawFrom, runs } from './fuzz.ts';
import { gridOf, randomTable } from './import/random-table.ts';

const standard = openWorkspace('2026-12-01').nationalStandard();
const judge = createJudge(reference);
const region = { code: '990101', name: '示例县', level: 'county' } as const;
const probe = '〔测7〕';

const importGrids = (grids: readonly Grid[]) =>
  importTables({
    file: 'x',
    grids,
    region,
    extends: 'national@2019',
    parent: standard,
    known: { reference, date: '2026-12-01' },
    judge,
  });

type Imported = ReturnType<typeof importGrids>;

/** What the layer comes to, item by item and field by field. */
const resolved = async ({ layer = '' }: Imported): Promise<ReadonlyMap<string, string>> => {
  const { step } = await openWorkspace('2026-12-01', {
    read: async (name) => (name === 'layer.yaml' ? new TextEncoder().encode(layer) : { problem: 'missing' as const }),
    list: async () => ['layer.yaml'],
  }).check('layer.yaml');
  const values = new Map<string, string>();
  for (const item of step?.resolved.items.values() ?? [])
    for (const field of fieldIds) {
      const cell = item.fields[field];
      if (cell && !item.omitted) values.set(`${item.ref} ${field}`, fields[field].print(cell.value as never));
    }
  return values;
};

/** Separators, brackets, numbering and signs of boxes, written down here once more. */
const form =
  /^(?:[\s、，,；;。．.：:|/\\（）()[\]【】“”"'·•*_—–\-\p{S}]|[（(]?(?:\d{1,2}(?:[.．]\d{1,2})*|[一二三四五六七八九十]{1,3})[)）.．、]|\d{1,2}(?:[.．]\d{1,2})+|\d{1,2}(?=《)|[①-⑳⑴-⒇]|[a-hA-H][.．、]|和|与|及|以及|等)*$/u;
const bare = (text: string): string => text.replace(/\s/gu, '');

/** What is left of a cell when all that was taken or left with a reason is taken out. */
const unaccounted = ({ text, took = [], left = [] }: ImportedCell): string => {
  let rest = bare(withBoxes(clean(text)));
  for (const piece of [...took, ...left.map((one) => one.text)].sort((a, b) => b.length - a.length)) {
    const at = rest.indexOf(bare(piece));
    if (at < 0) return `${piece} is not in ${rest}`;
    rest = `${rest.slice(0, at)} ${rest.slice(at + bare(piece).length)}`;
  }
  return form.test(rest.replace(/^\s*\d{1,3}\s*$/u, '')) ? '' : rest;
};

const cellsOf = ({ report }: Imported): ImportedCell[] => report.rows.flatMap(({ cells = [] }) => cells);

const partition = (imported: Imported): void => {
  for (const cell of cellsOf(imported)) {
    if (cell.became === 'ignored' || (cell.inherited && /^(?:[同〃″々]|上)/u.test(cell.text))) continue;
    if (cell.became !== 'written' || cell.field || cell.took)
      expect([cell.place, unaccounted(cell)]).toEqual([cell.place, '']);
    expect([cell.place, cell.became, cell.left?.length ?? 0]).not.toEqual([cell.place, 'unread', 0]);
  }
  // Every field that the layer changes has a cell that says so.
  for (const { place, changes = [], cells = [] } of imported.report.rows)
    for (const field of changes)
      expect([place, field, cells.some((cell) => cell.field === field && /written|partly/u.test(cell.became))]).toEqual(
        [place, field, true],
      );
};

/** Everything that tells of words that did not simply come in. */
const told = ({ layer = '', report }: Imported): string =>
  [
    layer,
    ...report.remarks.map(({ text }) => text.zh),
    ...report.rows.flatMap(({ notes = [], level1, cells = [], outcome }) => [
      ...notes,
      ...(outcome === 'heading' || outcome === 'title' ? [level1] : []),
      ...cells.flatMap(({ became, text, left = [] }) => [
        ...(became === 'ignored' ? [text] : []),
        ...left.map((one) => one.text),
      ]),
    ]),
  ]
    .join('\n')
    .replace(/\s/gu, '');

const withCell = (grid: Grid, cell: TableCell, text: string): Grid => {
  const changed = text === '' ? undefined : { ...cell, text };
  return { ...grid, rows: grid.rows.map((row) => row.map((one) => (one === cell ? changed : one))) };
};

describe('tables made at random from the national catalogue', () => {
  it('accounts for every character', () => {
    for (let round = 0; round < runs(25); round += 1) {
      const grid = gridOf(randomTable(drawFrom(1000 + round), standard));
      partition(importGrids([grid]));
    }
  });

  it('lets no word put into a cell vanish', () => {
    for (let round = 0; round < runs(25); round += 1) {
      const draw = drawFrom(5000 + round);
      const grid = gridOf(randomTable(draw, standard));
      const cells = [...new Set(grid.rows.slice(1).flat())].filter((cell) => cell !== undefined);
      for (const _ of [0, 1]) {
        const cell = cells[draw(cells.length)];
        if (!cell) continue;
        const at = [0, cell.text.length, draw(cell.text.length + 1)][draw(3)] ?? 0;
        const text = cell.text.slice(0, at) + probe + cell.text.slice(at);
        const imported = importGrids([withCell(grid, cell, text)]);
        expect([round, cell.place, text, told(imported).includes('测7')]).toEqual([round, cell.place, text, true]);
        partition(imported);
      }
    }
  });

  it('takes exactly its values away with a cell', async () => {
    for (let round = 0; round < runs(10); round += 1) {
      const draw = drawFrom(9000 + round);
      const grid = gridOf({ ...randomTable(draw, standard), tall: [] });
      const whole = importGrids([grid]);
      const before = await resolved(whole);
      const own = new Map(whole.report.rows.map((row) => [row.place, row]));
      const row = 1 + draw(grid.rows.length - 1);
      const column = 3 + draw(11);
      const cell = grid.rows[row]?.[column];
      // What says 同上 below goes with it.
      if (!cell || grid.rows.slice(row + 1).some((line) => line[column]?.text === '同上')) continue;
      const after = await resolved(importGrids([withCell(grid, cell, '')]));
      const item = own.get(grid.placeOf(row))?.item ?? '';
      const field = [
        'content',
        'basis',
        'timeLimit',
        'responsibleBody',
        'channels',
        'audience',
        'audience',
        'disclosureMode',
        'disclosureMode',
        'levels',
        'levels',
      ][column - 3];
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (key) => before.get(key) !== after.get(key),
      );
      expect([round, cell.place, changed.filter((key) => key !== `${item} ${field}`)]).toEqual([round, cell.place, []]);
      const { fields: inherited } = standard.items.get(item as never) ?? { fields: {} };
      const beside = grid.rows[row]?.some(
        (other, index) =>
          other &&
          index !== column &&
          ((column > 7 && column < 10 && index > 7 && index < 10) ||
            (column > 9 && column < 12 && index > 9 && index < 12) ||
            (column > 11 && index > 11)),
      );
      const value = (inherited as { [name: string]: { value: unknown } | undefined })[field ?? '']?.value;
      if (!beside && value !== undefined)
        expect(after.get(`${item} ${field}`)).toBe(fields[field as 'content'].print(value as never));
    }
  });
});

const root = fileURLToPath(new URL('import/cases', import.meta.url));
const inputs = readdirSync(root).flatMap((name) =>
  readdirSync(join(root, name))
    .filter((file) => /\.(?:xlsx|docx|html|csv|md)$/u.test(file))
    .map((file) => join(name, file)),
);

describe('tables as counties have them', () => {
  it.each(inputs)('%s: every character is accounted for, and no word vanishes', async (file) => {
    const { grids } = await readTables(file, readFileSync(join(root, file)));
    const imported = importGrids(grids);
    if (imported.layer === undefined) return;
    partition(imported);
    const places = new Set(cellsOf(imported).map(({ place }) => place));
    const draw = drawFrom(file.length);
    const cells = [...new Set(grids.flatMap((grid) => grid.rows.flat()))].filter(
      (cell) => cell && places.has(cell.place),
    );
    for (let count = 0; count < Math.min(runs(4), cells.length); count += 1) {
      const cell = cells[draw(cells.length)];
      if (!cell) continue;
      const changed = importGrids(grids.map((grid) => withCell(grid, cell, `${cell.text}${probe}`)));
      expect([cell.place, told(changed).includes('测7')]).toEqual([cell.place, true]);
    }
  });
});
