/**
 * Runs the random tests with another seed and many more cases: `npm run fuzz -- --seed 7 --factor 100 time-limit`.
 * A seed that was not named is drawn and printed first, so that what it finds can be seen again.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

function stop(why: string): never {
  console.error(`fuzz: ${why}`);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, factor: { type: 'string', default: '50' } },
  allowPositionals: true,
});
const numbers = { seed: Number(values.seed ?? randomInt(2 ** 31)), factor: Number(values.factor) };
if (!Number.isSafeInteger(numbers.seed) || !Number.isSafeInteger(numbers.factor) || numbers.factor < 1)
  stop('--seed takes a whole number, --factor a whole number from 1');

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => join('test', name))
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes("/fuzz.ts'"))
  .filter((file) => positionals.length === 0 || positionals.some((word) => file.includes(word)));
if (files.length === 0) stop(`no random test is named ${positionals.join(', ')}`);

console.log(`fuzz: --seed ${numbers.seed} --factor ${numbers.factor}\n${files.map((file) => `  ${file}`).join('\n')}`);
const isReal = (file: string): boolean => file.endsWith('.real.test.ts');

/** Runs some of them as their suite does. */
function run(some: readonly string[], config: string): number {
  if (some.length === 0) return 0;
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--test-timeout=0', ...some];
  const env = { ...process.env, MULU_FUZZ_SEED: String(numbers.seed), MULU_FUZZ_FACTOR: String(numbers.factor) };
  return spawnSync(process.execPath, words, { stdio: 'inherit', env }).status ?? 1;
}

const quick = run(
  files.filter((file) => !isReal(file)),
  'vitest.config.ts',
);
const real = run(files.filter(isReal), 'vitest.real.config.ts');
if (quick + real > 0) console.error(`fuzz: seen again with --seed ${numbers.seed} --factor ${numbers.factor}`);
process.exitCode = quick || real;
