import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importAs, type Place } from './import/import-as.ts';

const root = fileURLToPath(new URL('import', import.meta.url));
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'cases')
  .map(({ name }) => name);

/** `MULU_UPDATE=1` writes what is expected anew; read the difference before you commit it. */
const update = process.env.MULU_UPDATE === '1';

const expectFile = (path: string, text: string): void => {
  if (update) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
};

describe('tables after the shapes of published ones', () => {
  it.each(cases)('%s', async (name) => {
    const folder = join(root, name);
    const file = readdirSync(folder).find((one) => one.startsWith('input.')) ?? '';
    const place: Place = existsSync(join(folder, 'region.json'))
      ? (JSON.parse(readFileSync(join(folder, 'region.json'), 'utf8')) as Place)
      : { code: '990101', name: '示例县', level: 'county' };
    const { layer, reportJson, tables, report, findings } = await importAs(
      file,
      readFileSync(join(folder, file)),
      place,
    );
    expectFile(join(folder, 'layer.yaml'), layer ?? '');
    expectFile(join(folder, 'report.json'), reportJson);
    // Every row below a header is in the report once.
    const places = report.rows.map((row) => row.place);
    expect(new Set(places).size).toBe(places.length);
    for (const grid of tables.grids) {
      const filled = grid.rows.flatMap((row, index) => (row.some(Boolean) ? [index] : []));
      const first = filled.find((index) => places.includes(grid.placeOf(index)));
      if (first === undefined) continue;
      const above = filled
        .filter((index) => index < first)
        .map((index) => JSON.stringify(grid.rows[index]?.map((cell) => cell?.text)));
      const lost = filled.filter(
        (index) =>
          index >= first &&
          !places.includes(grid.placeOf(index)) &&
          !above.includes(JSON.stringify(grid.rows[index]?.map((cell) => cell?.text))),
      );
      expect(lost.map(grid.placeOf)).toEqual([]);
    }
    expect(tables.grids.length).toBeGreaterThan(0);
    // What the layer is faulted for is substance, never its form.
    const form = [
      'schema',
      'yaml',
      'readable-file',
      'known-item',
      'one-value',
      'no-effect',
      'unique-item-id',
      'parent-found',
    ];
    expect(findings.filter(({ rule }) => form.includes(rule))).toEqual([]);
  });
});
