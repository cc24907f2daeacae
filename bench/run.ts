/**
 * Times as ratios, measured in one run with the cases taking turns: against a bare `node -e 0`, and against what any tool
 * pays that reads the same files.
 *
 *     npm run bench -- [--rounds N] [--compare REF] [county import differences restated province page attacks nation]
 *
 * Without names all but `nation` (2,844 counties: minutes and gigabytes of disk). Prints a table with aims and what is
 * missed, and writes `bench/results.json`. `--compare` builds another commit and lets both take turns.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildFloors } from './floors.ts';
import { measure, type Taken, type Tool } from './measure.ts';
import { otherCommit } from './other-commit.ts';
import { measurePage } from './page.ts';
import { table } from './print.ts';
import { groups } from './rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const here: Tool = { name: 'here', bin: join(root, 'bin/mulu.js') };

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, compare: { type: 'string' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const temporary = mkdtempSync(join(tmpdir(), 'mulu-bench-'));
const known = groups(temporary, await buildFloors(temporary));
const names = positionals.length > 0 ? positionals : [...Object.keys(known), 'page'].filter((one) => one !== 'nation');
const unknown = names.find((name) => name !== 'page' && !(name in known));
if (unknown !== undefined) {
  console.error(`bench: no rows \`${unknown}\`; there are ${Object.keys(known).join(', ')}, page`);
  rmSync(temporary, { recursive: true, force: true });
  process.exit(2);
}
const other = values.compare === undefined ? undefined : otherCommit(values.compare, temporary);
const tools = other ? [here, other] : [here];
const results: { readonly group: string; readonly rows: readonly Taken[] }[] = [];

/** Measures a group of rows, prints it and keeps it. */
const take = async (name: string): Promise<void> => {
  if (name === 'page') {
    const { taken, rows } = await measurePage(rounds);
    console.log(`\n${table('The page, warm', [taken], '', undefined)}\n\n${Math.round(rows)} rows/s (aim ≥ 5000)`);
    results.push({ group: name, rows: [taken] });
    return;
  }
  const group = await known[name]?.();
  if (!group) return;
  const turns = Math.ceil(rounds * group.share);
  const taken = measure(group.cases, tools, turns);
  const heading = `${group.title}, ${turns || 'no'} rounds after the first`;
  console.log(`\n${table(heading, taken, here.name, other?.name)}`);
  results.push({ group: name, rows: taken });
};

try {
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores`;
  console.log(`${machine}; medians, cases in turns, MB the largest peak`);
  for (const name of names) await take(name);
  writeFileSync(join(root, 'bench/results.json'), `${JSON.stringify({ machine, rounds, results }, undefined, 2)}\n`);
} finally {
  other?.end();
  rmSync(temporary, { recursive: true, force: true });
}
