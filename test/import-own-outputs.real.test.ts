import { expect, it } from 'vitest';
import { compilation } from '../src/catalogue/compilation.ts';
import type { EmitOptions } from '../src/emit/emitter.ts';
import { filing } from '../src/emit/filing/filing.ts';
import { html } from '../src/emit/html/html.ts';
import { fieldIds, fields } from '../src/model/fields.ts';
import { check, folder, importFor } from './import/round-trip.ts';

const options: EmitOptions = {
  lang: 'zh',
  draft: false,
  docType: '函',
  redHead: false,
  encoding: 'utf-8',
  tool: 'mulu',
  fileName: (file) => file,
  locate: () => undefined,
};

type Checked = Awaited<ReturnType<typeof check>>;

/** Every value of every item that is listed, and the rest as omitted. How long handling takes is printed in neither. */
const valuesOf = ({ step }: Checked): ReadonlyMap<string, string> =>
  new Map(
    [...(step?.resolved.items.values() ?? [])].flatMap((item): [string, string][] => {
      if (item.omitted || item.withheld) return [[item.ref, 'omitted']];
      // Level-1 names are those of the standard.
      if (item.level === 1) return [];
      return fieldIds.flatMap((field): [string, string][] => {
        const cell = item.fields[field];
        return cell && field !== 'handlingLimit'
          ? [[`${item.ref} ${field}`, fields[field].print(cell.value as never)]]
          : [];
      });
    }),
  );

const examples = ['990000-example-province', '990100-example-city', '990101-example-county', '990101001-example-town'];

it.each(examples)('%s: the page and the filing pack come back as the same catalogue', async (name) => {
  const path = `${folder}/${name}.yaml`;
  const original = await check(path);
  if (!original.step) throw new Error('not resolved');
  const input = compilation(original.step.resolved, original.known, { findings: [], date: '2026-12-01' });
  const files = [...(await html.emit(input, options)), ...(await filing.emit(input, options))];
  for (const wanted of ['index.html', 'filing.docx', 'filing.html']) {
    const bytes = files.find((file) => file.path === wanted)?.bytes ?? new Uint8Array();
    const imported = await importFor(original, wanted, bytes);
    expect([wanted, imported.report.remarks.filter(({ severity }) => severity === 'error')]).toEqual([wanted, []]);
    const again = valuesOf(await check(path, imported.layer));
    // Only the page has the addresses behind the names.
    const apart = [...valuesOf(original)].filter(
      ([key, value]) => again.get(key) !== value && (wanted === 'index.html' || !key.endsWith(' links')),
    );
    expect([wanted, apart]).toEqual([wanted, []]);
  }
});
