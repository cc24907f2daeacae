import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One command to time. */
export interface Case {
  readonly title: string;
  /** Arguments for node. */
  readonly args: readonly string[];
  /** Title of the case that the ratio is taken to; else the first one. */
  readonly to?: string;
  /** Ratio that we aim at; printed, never enforced. */
  readonly aim?: number;
  /** What it may end with; else 0 or 1. */
  readonly codes?: readonly number[];
  /** What has to happen before each run, untimed. */
  readonly before?: () => void;
}

interface Taken {
  readonly milliseconds: number[];
  readonly megabytes: number[];
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** Times the cases in turns, each in a process of its own, and prints a table: medians, ratios, and the largest peak of memory. */
export const measure = (heading: string, cases: readonly Case[], rounds: number, warmUp: number): void => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-measure-'));
  const tell = join(folder, 'tell.cjs');
  const told = join(folder, 'told');
  writeFileSync(
    tell,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`,
  );
  const times = new Map(cases.map((one) => [one, { milliseconds: [], megabytes: [] } as Taken]));
  for (let round = -warmUp; round < rounds; round++)
    for (const [{ args, before, codes = [0, 1] }, taken] of times) {
      before?.();
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, ['--require', tell, ...args], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
      if (!codes.includes(status ?? -1)) throw new Error(`exit ${status}: node ${args.join(' ')}\n${stderr}`);
      if (round < 0) continue;
      taken.milliseconds.push(elapsed);
      taken.megabytes.push(Number(readFileSync(told, 'utf8')) / 1024);
    }
  rmSync(folder, { recursive: true });
  console.log(`\n| ${heading} | ms | ratio | to | aim | MB |\n|---|---:|---:|---|---:|---:|`);
  const [first] = cases;
  for (const [{ title, to = first?.title, aim }, { milliseconds, megabytes }] of times) {
    const base = cases.find((one) => one.title === to);
    const ratio = median(milliseconds) / median((base && times.get(base)?.milliseconds) ?? []);
    const columns = [
      title,
      median(milliseconds).toFixed(0),
      ratio.toFixed(2),
      title === to ? '' : to,
      aim === undefined ? '' : `≤ ${aim}`,
      Math.max(...megabytes).toFixed(0),
    ];
    console.log(`| ${columns.join(' | ')} |`);
  }
};
