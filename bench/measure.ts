import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A built commit of the tool. */
export interface Tool {
  readonly name: string;
  /** Path of its `bin/mulu.js`. */
  readonly bin: string;
}

/** One thing to time. */
export interface Case {
  readonly title: string;
  /** Arguments for node: a program that anybody has. */
  readonly args?: readonly string[];
  /** Arguments for mulu; `out` is a folder of this tool and case, removed before each run. */
  readonly mulu?: (out: string) => readonly string[];
  /** Title of the case that the ratio is taken to; else the first one. */
  readonly to?: string;
  /** Ratio that we aim at; printed, never enforced. */
  readonly aim?: number;
  /** Largest peak of memory in MB that we aim at. */
  readonly memory?: number;
  /** Seconds that it may take on any machine that is not slow. */
  readonly seconds?: number;
  /** What it may end with; else 0 or 1. */
  readonly codes?: readonly number[];
  /** What stays between the runs: else `out` is removed before each. */
  readonly keepsOut?: boolean;
}

/** What a tool took for a case. */
export interface Taken {
  readonly title: string;
  readonly tool: string;
  readonly to: string;
  readonly aim?: number;
  readonly memoryAim?: number;
  readonly secondsAim?: number;
  /** Milliseconds: the first run of all, with nothing kept, and the median of the rounds. */
  readonly cold: number;
  readonly warm: number;
  readonly ratio: number;
  /** Median of the milliseconds that processors worked for it, and the ratio of those: what a busy machine changes less. */
  readonly work: number;
  readonly workRatio: number;
  readonly megabytes: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** One run: milliseconds on the clock and of processors, and the peak of memory. */
interface Run {
  readonly milliseconds: number;
  readonly work: number;
  readonly megabytes: number;
}

const failedRun: Run = { milliseconds: Number.NaN, work: Number.NaN, megabytes: Number.NaN };

interface Runner extends Case {
  readonly tool: string;
  readonly runs: Run[];
  readonly run: () => Run | undefined;
}

/** Runs a case once in a process of its own. An option that a tool of another commit has not is no failure: it has no such row. */
const runnerOf = (one: Case, tool: Tool | undefined, folder: string, number: number, isOurs: boolean): Runner => {
  const out = join(folder, `out-${number}`);
  const home = join(folder, `home-${tool?.name ?? 'node'}`);
  const tell = join(folder, 'tell.cjs');
  const told = join(folder, 'told');
  const args = [...(tool ? [tool.bin] : []), ...(one.mulu?.(out) ?? one.args ?? [])];
  const run: Runner['run'] = () => {
    if (!one.keepsOut) rmSync(out, { recursive: true, force: true });
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, ['--require', tell, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, XDG_CACHE_HOME: home },
    });
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (!(one.codes ?? [0, 1]).includes(status ?? -1)) {
      if (isOurs) throw new Error(`exit ${status}: node ${args.join(' ')}\n${stderr}`);
      return undefined;
    }
    const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(told, 'utf8')) as NodeJS.ResourceUsage;
    return { milliseconds, work: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
  };
  return { ...one, tool: tool?.name ?? 'node', runs: [], run };
};

/** What the runs of a case come to, beside the case that it is compared with. */
const taken = (runner: Runner, all: readonly Runner[], first: string): Taken => {
  const { title, tool, to = first, aim, memory, seconds, runs } = runner;
  const warm = (of: Runner | undefined, measured: 'milliseconds' | 'work'): number => {
    const rounds = of?.runs.map((run) => run[measured]) ?? [];
    return median(rounds.length > 1 ? rounds.slice(1) : rounds);
  };
  const base = all.find((other) => other.title === to && [tool, 'node'].includes(other.tool));
  return {
    title,
    tool,
    to,
    ...(aim === undefined ? {} : { aim }),
    ...(memory === undefined ? {} : { memoryAim: memory }),
    ...(seconds === undefined ? {} : { secondsAim: seconds }),
    cold: runs[0]?.milliseconds ?? Number.NaN,
    warm: warm(runner, 'milliseconds'),
    ratio: warm(runner, 'milliseconds') / warm(base, 'milliseconds'),
    work: warm(runner, 'work'),
    workRatio: warm(runner, 'work') / warm(base, 'work'),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
  };
};

/**
 * Times the cases in turns, of each tool one after the other: what the machine does meanwhile meets all. The first run
 * stands apart: nothing is compiled, kept or in memory then.
 */
export const measure = (cases: readonly Case[], tools: readonly Tool[], rounds: number): readonly Taken[] => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-measure-'));
  writeFileSync(
    join(folder, 'tell.cjs'),
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'told'))}, JSON.stringify(process.resourceUsage())));`,
  );
  const runners = cases.flatMap((one, index) =>
    one.mulu
      ? tools.map((tool, which) => runnerOf(one, tool, folder, index * tools.length + which, which === 0))
      : [runnerOf(one, undefined, folder, index, true)],
  );
  const failed = new Set<Runner>();
  for (let round = 0; round <= rounds; round++)
    for (const runner of runners) {
      const result = failed.has(runner) ? undefined : runner.run();
      if (!result) failed.add(runner);
      runner.runs.push(result ?? failedRun);
    }
  rmSync(folder, { recursive: true });
  return runners.map((runner) => taken(runner, runners, cases[0]?.title ?? ''));
};
