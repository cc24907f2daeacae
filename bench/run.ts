/**
 * Times as ratios, measured in one run with the cases taking turns: against a bare `node -e 0`, and against what any tool
 * pays that reads the same files. `npm run bench -- ROUNDS [nation]`; `nation` adds 2,844 counties.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { maxEntries } from '../src/source/size.ts';
import { doubleTongued, growing, large as largeContainers, oddZips } from '../test/attack/hostile-containers.ts';
import { buildFloors } from './floors.ts';
import { largeLayers } from './large-layers.ts';
import { type Case, measure, median } from './measure.ts';
import { type Writing, writeNation } from './nation.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'mulu-bench-'));

const warmUp = 2;
const rounds = Number(process.argv[2] ?? 15);
const wholeNation = process.argv.includes('nation');

const mulu = join(root, 'bin/mulu.js');
const onNational = join(root, 'bench/county.yaml');
const onChain = join(root, 'catalogues/examples/990101-example-county.yaml');

/** A layer and the files it extends, nearest first. */
const chainOf = (file: string): string[] => {
  const { extends: parent } = parse(readFileSync(file, 'utf8')) as { extends?: unknown };
  const isFile = typeof parent === 'string' && !parent.startsWith('national@');
  return [file, ...(isFile ? chainOf(resolve(dirname(file), parent)) : [])];
};

const chain = chainOf(onChain);
const floors = await buildFloors(temporary);
const out = join(temporary, 'out');
const bare: Case = { title: 'node -e 0', args: ['-e', '0'] };

const oneCounty: readonly Case[] = [
  bare,
  { title: 'mulu --version', args: [mulu, '--version'], aim: 1.3 },
  { title: 'mulu validate, a county on national', args: [mulu, 'validate', onNational], aim: 2.2 },
  { title: `mulu validate, a county on a chain (${chain.length} files)`, args: [mulu, 'validate', onChain], aim: 2.5 },
  {
    title: 'mulu build --format html,csv,json, the same county',
    args: [mulu, 'build', onChain, '--format', 'html,csv,json', '-o', out],
    aim: 3.5,
  },
  { title: 'mulu build, all formats, the same county', args: [mulu, 'build', onChain, '-o', out], aim: 6 },
  { title: "yaml, a bare parse of the chain's files", args: [floors.yaml, ...chain] },
];

/** A folder of counties: all rules, the first and the second run with kept findings, and what reading it costs at least. */
const counties = (folder: string, floor: 'yaml' | 'js-yaml and ajv'): readonly Case[] => {
  const cache = join(temporary, 'cache');
  const first = 'mulu validate, the first run';
  return [
    bare,
    { title: 'reading the bytes', args: [floors.bytes, folder] },
    { title: 'js-yaml and ajv', args: [floors['js-yaml and ajv'], folder] },
    { title: 'yaml', args: [floors.yaml, folder] },
    { title: 'mulu validate', args: [mulu, 'validate', folder, '--no-cache'], to: floor, aim: 1.5 },
    {
      title: first,
      args: [mulu, 'validate', folder, '--cache', cache],
      to: floor,
      before: () => rmSync(cache, { recursive: true, force: true }),
    },
    {
      title: 'mulu validate, nothing changed',
      args: [mulu, 'validate', folder, '--cache', cache],
      to: first,
      aim: 0.3,
    },
  ];
};

const write = (count: number, writing: Writing): string => {
  const folder = join(temporary, `${writing}-${count}`);
  writeNation(folder, count, writing);
  return folder;
};

/** Layers with as many entries as a list may have, and with far more: within 3 s and 300 MB each. */
const large = (): readonly Case[] => [
  bare,
  ...Object.entries(largeLayers).flatMap(([name, make]) =>
    [maxEntries, 60_000].map((count): Case => {
      const file = join(temporary, `${name.replaceAll(' ', '-')}-${count}.yaml`);
      writeFileSync(file, make(count));
      return { title: `${count} ${name}`, args: [mulu, 'validate', file, '--format', 'json'] };
    }),
  ),
];

/** Tables that would kill a reader, and those that look like them: within 3 s and 300 MB each. */
const containers = (): readonly Case[] => [
  bare,
  ...[doubleTongued, growing, oddZips, largeContainers].flat().map(({ title, file, make }, index): Case => {
    const container = join(temporary, `container-${index}${extname(file)}`);
    writeFileSync(container, make());
    const region = ['--region', '990101', '--name', '示例县'];
    const args = [mulu, 'import', container, '-o', join(temporary, 'imported.yaml'), '--force', ...region];
    return { title: `${extname(file).slice(1)}, ${title}`, args, codes: [0, 1, 2] };
  }),
];

/** Rows of the official tables that become the page and the fragments in one second, the code warm. */
const htmlRowsPerSecond = async (): Promise<number> => {
  const { html } = await import('../src/emit/html/html.ts');
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
};

const few = Math.ceil(rounds / 3);

try {
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} cores; medians, cases in turns, MB the largest peak`,
  );
  measure(`One county, ${rounds} rounds`, oneCounty, rounds, warmUp);
  measure(`200 counties, differences only, ${few} rounds`, counties(write(200, 'differences'), 'yaml'), few, 1);
  measure(
    `200 counties, all items restated, ${few} rounds`,
    counties(write(200, 'restated'), 'js-yaml and ajv'),
    few,
    1,
  );
  measure('Layers that are too large, one round', large(), 1, 0);
  measure('Tables that attack, one round', containers(), 1, 0);
  if (wholeNation) {
    const nation = write(2844, 'differences');
    measure('2,844 counties, differences only, one round', counties(nation, 'yaml'), 1, 0);
    measure(
      'mulu review, differences only, one round',
      [
        bare,
        { title: '200 counties', args: [mulu, 'review', write(200, 'differences'), '-o', join(out, '200')] },
        {
          title: '2,844 counties',
          args: [mulu, 'review', nation, '-o', join(out, '2844')],
          to: '200 counties',
          aim: 14.2,
        },
      ],
      1,
      0,
    );
  }
  console.log(`\nPage and fragments of 300 items: ${Math.round(await htmlRowsPerSecond())} rows/s`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
