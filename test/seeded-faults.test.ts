import { describe, expect, it } from 'vitest';
import { fileHost } from '../src/host/file-host.ts';
import type { Finding } from '../src/model/finding.ts';
import type { Host } from '../src/source/host.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { drawFrom, runs } from './fuzz.ts';
import { type FaultClass, faultClasses } from './seeded/faults.ts';
import { cleanLayers, folder } from './seeded/layers.ts';

/** Faults of one class, sown at different places; `npm run fuzz` sows more than a thousand in all. */
const perClass = 12;

/** Checks texts as files beside the examples, which are read once. */
const openChecker = () => {
  const texts = new Map<string, string>();
  const host: Host = {
    ...fileHost,
    read: async (name) => {
      const text = texts.get(name);
      return text === undefined ? fileHost.read(name) : new TextEncoder().encode(text);
    },
  };
  const workspace = openWorkspace(undefined, host);
  return async (name: string, text: string): Promise<string[]> => {
    const file = `${folder}/${name}.yaml`;
    texts.set(file, text);
    const { findings } = await workspace.check(file);
    const told = (finding: Finding): string =>
      `${finding.severity} ${finding.rule} ${finding.at.file === file ? '' : finding.at.file}${workspace.locate(finding.at)?.line}`;
    const seen = findings.filter(({ severity }) => severity !== 'info').map(told);
    texts.delete(file);
    workspace.forget([file]);
    return seen;
  };
};

describe('one fault in a clean layer', () => {
  const layers = cleanLayers();
  const check = openChecker();

  it.each(Object.entries(layers))('the clean %s gives no error and no warning', async (name, text) => {
    expect(await check(name, text)).toEqual([]);
  });

  const counts: { name: string; sown: number; missed: string[] }[] = [];

  const tryClass = async ({ name, rule, severity, layers: fit, sow }: FaultClass, order: number): Promise<string[]> => {
    const draw = drawFrom(order + 1);
    const pick = <T>(list: readonly T[]): T | undefined => list[draw(list.length)];
    const missed: string[] = [];
    const seen = new Set<string>();
    for (let round = 0; round < runs(perClass); round += 1) {
      const layer = fit[round % fit.length] ?? '';
      const lines = (layers[layer] ?? '').split('\n');
      const fault = sow(lines, pick);
      if (!fault) continue;
      const text = fault.lines.join('\n');
      if (seen.has(text) || text === layers[layer]) continue;
      seen.add(text);
      const found = await check(`sown-${order}-${round}`, text);
      const wanted = `${severity} ${rule} ${fault.line}`;
      if (found.length !== 1 || found[0] !== wanted)
        missed.push(
          `${layer} ${wanted} “${fault.lines[fault.line - 1]?.trim()}”: ${found.slice(0, 4).join(' + ') || 'nothing'}`,
        );
    }
    counts.push({ name, sown: seen.size, missed });
    return missed;
  };

  it.each(faultClasses.map((one, order): [string, FaultClass, number] => [one.name, one, order]))(
    '%s is told once, at its line',
    async (_name, one, order) => {
      expect(await tryClass(one, order)).toEqual([]);
      expect(counts.at(-1)?.sown).toBeGreaterThan(0);
    },
  );

  it('was tried in hundreds of places', () => {
    const total = counts.reduce((sum, { sown }) => sum + sown, 0);
    const missed = counts.reduce((sum, one) => sum + one.missed.length, 0);
    console.log(`seeded faults: ${total} of ${counts.length} classes, ${missed} missed`);
    expect(total).toBeGreaterThanOrEqual(Math.min(1000, runs(400)));
    expect(missed).toBe(0);
  });
});
