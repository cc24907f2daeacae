import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importAs, type Place } from './import/import-as.ts';

const root = fileURLToPath(new URL('import/cases', import.meta.url));
const county: Place = { code: '990101', name: '示例县', level: 'county' };

/** `MULU_UPDATE=1` writes what is expected anew; read the difference before you commit it. */
const update = process.env.MULU_UPDATE === '1';

const expectFile = (path: string, text: string): void => {
  if (update) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
};

const inputs = readdirSync(root).flatMap((name) =>
  readdirSync(join(root, name))
    .filter((file) => /\.(?:xlsx|docx|html|csv|md|xls|txt)$/u.test(file) && !file.endsWith('.told.txt'))
    .map((file) => [name, file] as const),
);

type Imported = Awaited<ReturnType<typeof importAs>>;

/** What the reports tell beside what simply came in: one line a remark, a row, and a cell that is not whole. */
const told = ({ tables, report, findings }: Imported): string =>
  [
    ...tables.problems.map(({ severity, code, args }) => `${severity} ${code} ${JSON.stringify(args)}`),
    ...report.remarks.map(({ severity, place = '', text }) => `${severity} ${place} ${text.zh}`),
    ...report.rows.flatMap((row) => [
      `${row.place} ${row.outcome} ${row.item ?? '-'}`,
      ...(row.cells ?? [])
        .filter(({ became, left, inherited }) => became !== 'same' || left || inherited)
        .filter(({ became, left, inherited }) => became !== 'written' || left || inherited)
        .map(
          ({ place, column, became, left = [], inherited }) =>
            `  ${place} ${column} ${became}${inherited ? ` ← ${inherited}` : ''}${left.map(({ text, why }) => `；${text}：${why.zh}`).join('')}`,
        ),
    ]),
    ...findings.filter(({ severity }) => severity === 'error').map(({ rule, item }) => `finding ${rule} ${item ?? ''}`),
  ]
    .map((line) => `${line.replaceAll('\n', ' ')}\n`)
    .join('');

describe('tables as counties have them', () => {
  it.each(inputs)('%s %s', async (name, file) => {
    const folder = join(root, name);
    const region = join(folder, 'region.json');
    const place = existsSync(region) ? (JSON.parse(readFileSync(region, 'utf8')) as Place) : county;
    const imported = await importAs(file, readFileSync(join(folder, file)), place);
    const base = join(folder, file.replace(/\.\w+$/u, ''));
    expectFile(`${base}.layer.yaml`, imported.layer ?? '');
    expectFile(`${base}.told.txt`, told(imported));
  });
});
