import { describe, expect, it } from 'vitest';
import { widestWidth } from '../src/document/display-width.ts';
import { rules } from '../src/rules/index.ts';
import { runPlain } from './cli/run-cli.ts';

const folder = 'test/every-fault/layers';

/** Guides are files of their own beside a layer; their cases are in test/rules and attack/guides.test.ts. */
const ofGuides = ['guide-known-item', 'guide-present'];

/**
 * What only national files can have, and what a tool around mulu asks for; their cases are in test/rules. What is wrong
 * with the sheets of a workbook cannot be wrong in YAML: attack/workbook.test.ts shows every wording of it.
 */
const elsewhere = ['counts-agree', 'provenance-stated', 'parent-pinned', 'workbook-form'];

describe('layers with every kind of fault', () => {
  it.each(['zh', 'en'])('read well in %s', async (lang) => {
    const { stdout } = await runPlain(['validate', folder, '--lang', lang, '--date', '2028-03-01']);
    await expect(stdout).toMatchFileSnapshot(`every-fault/${lang}.txt`);
    expect(stdout.split('\n').filter((line) => widestWidth(line) > 80)).toEqual([]);
  });

  it('hold a fault of every rule', async () => {
    const { stdout } = await runPlain(['validate', folder, '--format', 'json', '--date', '2028-03-01']);
    const told = new Set(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule));
    const wanted = rules.flatMap(({ id, on }) => (on === 'guide' || ofGuides.includes(id) ? [] : [id]));
    expect(wanted.filter((id) => !told.has(id) && !elsewhere.includes(id))).toEqual([]);
  });
});
