import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleExample } from '../src/commands/explain/rule-example.ts';
import { displayWidth } from '../src/document/display-width.ts';
import { rules } from '../src/rules/index.ts';
import { runPlain } from './cli/run-cli.ts';
import { type RuleCase, ruleCases } from './rule-cases.ts';

/** What stands in a workbook has no lines to show. */
const hasLines = ({ folder }: RuleCase): boolean =>
  readdirSync(folder, { encoding: 'utf8', recursive: true }).some((name) => name.endsWith('.yaml'));

const cases = ruleCases();
const shown = rules.filter(({ id }) =>
  ['bad', 'good'].every((name) => cases.some((one) => one.rule === id && one.name === name && hasLines(one))),
);

describe.each(shown.map(({ id }) => id))('mulu explain %s', (id) => {
  it('shows a bad example that the rule reports, and a good one', async () => {
    const found = await ruleExample(id);
    expect(found?.finding?.rule).toBe(id);
    for (const { lines, mark } of [found?.example.bad, found?.example.good].flatMap((one) => one ?? [])) {
      expect(lines.length).toBeLessThanOrEqual(15);
      expect(lines[mark] ?? '').toMatch(/\S/u);
      expect(lines.join('\n')).not.toContain('expect:');
    }
  });

  it.each(['zh', 'en'] as const)(
    'prints both within 80 columns, with what is said of the bad one, in %s',
    async (lang) => {
      const { stdout, code } = await runPlain(['explain', id, '--lang', lang]);
      const [, bad = '', good = ''] = stdout.split(
        lang === 'zh' ? /^ {2}(?:错例|正例).*$/mu : /^ {2}(?:bad|good)\b.*$/mu,
      );
      const joined = (text: string): string => text.replace(/\s/gu, '');
      const found = await ruleExample(id);
      expect(code).toBe(0);
      expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
      expect(joined(bad)).toContain(joined(found?.finding?.message[lang] ?? '?'));
      expect(good).toMatch(/^ {2}> {3}/mu);
      expect(stdout).not.toMatch(/1[3-9]\d[ -]?\d{4}[ -]?\d{4}/u);
    },
  );
});

describe('mulu explain', () => {
  it('lists every rule without a name', async () => {
    const { stdout } = await runPlain(['explain']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        // A long summary goes on under itself.
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(' ')[0]),
    ).toEqual(rules.map(({ id }) => id));
  });

  it('refuses an unknown name with a near one', async () => {
    const { code, stderr } = await runPlain(['explain', 'only-tigther']);
    expect(code).toBe(2);
    expect(stderr).toContain('是不是“only-tighter”');
  });
});
