import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/findings/display-width.ts';
import { expectedPlaces, type ReportedFinding, ruleCases, runCase } from './rule-cases.ts';

const placed = (findings: readonly ReportedFinding[]): string[] =>
  findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort();

const exitCode = (findings: readonly ReportedFinding[]): number => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && findings.every(({ rule }) => rule === 'readable-file')) return 2;
  return errors.length > 0 ? 1 : 0;
};

for (const one of ruleCases()) {
  describe(`${one.rule}/${one.name}`, async () => {
    const { report, zh, en, code } = await runCase(one);

    it('reports what its comments expect, at these lines', () => {
      expect(placed(zh)).toEqual(expectedPlaces(one));
      expect(placed(en)).toEqual(expectedPlaces(one));
      expect(zh.some(({ rule }) => rule === one.rule)).toBe(one.bad);
    });

    it('prints the report that was read and approved', async () => {
      await expect(report).toMatchFileSnapshot(join('rules', one.rule, one.name, 'expected.txt'));
      // Closing marks may hang over the edge, as in print.
      const wide = report
        .split('\n')
        .filter((line) => displayWidth(line.replace(/[，。、；：？！）〕》〉”’]+$/u, '')) > 80);
      expect(wide).toEqual([]);
    });

    it('ends with the exit code that fits', () => {
      expect(code).toBe(exitCode(zh));
    });
  });
}
