/** Start-up and command times as ratios to a bare `node -e 0`, measured in one run with the cases taking turns. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'mulu-bench-'));

const warmUp = 2;
const rounds = Number(process.argv[2] ?? 15);

const mulu = join(root, 'bin/mulu.js');
const onNational = join(root, 'bench/county.yaml');
const onChain = join(root, 'catalogues/examples/990101-example-county.yaml');

interface Case {
  readonly title: string;
  readonly args: readonly string[];
  /** Files that must exist; without them the case is left out. */
  readonly needs?: readonly string[];
  /** Ratio to `node -e 0` that we aim at; printed, never enforced. */
  readonly target?: number;
}

/** A layer and the files it extends, nearest first. */
function chainOf(file: string): string[] {
  if (!existsSync(file)) return [];
  const { extends: parent } = parse(readFileSync(file, 'utf8')) as { extends?: unknown };
  const isFile = typeof parent === 'string' && !parent.startsWith('national@');
  return [file, ...(isFile ? chainOf(resolve(dirname(file), parent)) : [])];
}

/** A bundled program that only parses the files it is given: what any tool that reads this YAML pays at least. */
async function bareParser(): Promise<string> {
  const program = join(temporary, 'parse.mjs');
  await build({
    stdin: {
      contents: `import { readFileSync } from 'node:fs';
        import { parseDocument } from 'yaml';
        for (const file of process.argv.slice(2)) parseDocument(readFileSync(file, 'utf8')).toJS();`,
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  });
  return program;
}

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`exit ${status}: node ${args.join(' ')}\n${stderr}`);
  return elapsed;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const chain = chainOf(onChain);
const parser = await bareParser();
const out = join(temporary, 'out');
const cases: readonly Case[] = [
  { title: 'node -e 0', args: ['-e', '0'] },
  { title: 'mulu --version', args: [mulu, '--version'], target: 1.3 },
  {
    title: 'mulu validate, a county on national',
    args: [mulu, 'validate', onNational],
    needs: [onNational],
    target: 2.2,
  },
  {
    title: `mulu validate, a county on a chain (${chain.length} files)`,
    args: [mulu, 'validate', onChain],
    needs: [onChain],
    target: 3,
  },
  {
    title: 'mulu build --format html,csv,json, the same county',
    args: [mulu, 'build', onChain, '--format', 'html,csv,json', '-o', out],
    needs: [onChain],
    target: 3.5,
  },
  {
    title: 'mulu build, all formats, the same county',
    args: [mulu, 'build', onChain, '-o', out],
    needs: [onChain],
    target: 6,
  },
  { title: `bare parse of the chain's files with yaml`, args: [parser, ...chain], needs: [onChain] },
];

/** Rows of the official tables that become the page and the fragments in one second, the code warm. */
async function htmlRowsPerSecond(): Promise<number> {
  const { html } = await import('../src/emit/html.ts');
  const { enlarged, sampleOptions } = await import('../test/emit/sample.ts');
  const input = enlarged(290);
  const seconds: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const start = process.hrtime.bigint();
    await html.emit(input, sampleOptions);
    if (round >= 0) seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  const rows = [...input.resolved.items.values()].filter((item) => item.level > 1 && !item.omitted).length;
  return rows / median(seconds);
}

try {
  const present = cases.filter((one) => {
    const missing = (one.needs ?? []).filter((file) => !existsSync(file));
    for (const file of missing) console.error(`left out: ${one.title} needs ${relative(root, file)}`);
    return missing.length === 0;
  });
  const times = new Map(present.map((one) => [one, [] as number[]]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [one, taken] of times) {
      const elapsed = milliseconds(one.args);
      if (round >= 0) taken.push(elapsed);
    }
  }
  const [bare = Number.NaN] = [...times.values()].map(median);
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} cores, medians of ${rounds} interleaved runs after ${warmUp}\n`,
  );
  console.log('| Whole process | ms | ratio | aim |\n|---|---:|---:|---:|');
  for (const [{ title, target }, taken] of times) {
    const middle = median(taken);
    const aim = target === undefined ? '' : `≤ ${target}`;
    console.log(`| ${title} | ${middle.toFixed(0)} | ${(middle / bare).toFixed(2)} | ${aim} |`);
  }
  console.log(`\nPage and fragments of 300 items: ${Math.round(await htmlRowsPerSecond())} rows/s`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
