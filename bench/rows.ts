import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { maxEntries } from '../src/source/size.ts';
import { doubleTongued, growing, large, oddZips } from '../test/attack/hostile-containers.ts';
import type { Floor } from './floors.ts';
import { chain, counties, guides, printedTable, tables } from './inputs.ts';
import { largeLayers } from './large-layers.ts';
import type { Case } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Cases that take turns. */
export interface Group {
  readonly id: string;
  readonly title: string;
  /** Rounds for each that one county gets: what takes long gets fewer. */
  readonly share: number;
  readonly cases: readonly Case[];
}

const bare: Case = { title: 'node -e 0', args: ['-e', '0'] };

/** A layer and the files it extends, nearest first. */
const chainOf = (file: string): string[] => {
  const { extends: parent } = parse(readFileSync(file, 'utf8')) as { extends?: unknown };
  const isFile = typeof parent === 'string' && !parent.startsWith('national@');
  return [file, ...(isFile ? chainOf(resolve(dirname(file), parent)) : [])];
};

const region = ['--region', '990102', '--name', '基准县'];

/** What a clerk waits for. */
const oneCounty = (folder: string, floors: { readonly [floor in Floor]: string }): Group => {
  const { layers, whole } = chain(folder);
  const { without, all } = guides(folder);
  const without103 = 'validate, the same county without guides';
  return {
    id: 'county',
    title: 'One county',
    share: 1,
    cases: [
      bare,
      { title: '--version', mulu: () => ['--version'], aim: 1.3 },
      {
        title: 'validate, a county on national',
        mulu: () => ['validate', join(root, 'bench/county.yaml'), '--no-cache'],
        aim: 1.6,
      },
      { title: 'validate, a chain of three', mulu: () => ['validate', layers, '--no-cache'], aim: 2 },
      { title: 'validate, with guides and records', mulu: () => ['validate', whole, '--no-cache'] },
      { title: 'build, all usual formats', mulu: (out) => ['build', layers, '-o', out], aim: 4 },
      { title: 'build, with guides and records', mulu: (out) => ['build', whole, '-o', out] },
      { title: without103, mulu: () => ['validate', without, '--no-cache'] },
      { title: 'validate, guides of all items', mulu: () => ['validate', all, '--no-cache'], to: without103, aim: 1.3 },
      {
        title: 'build --format site, guides of all items',
        mulu: (out) => ['build', all, '--format', 'site', '-o', out],
        aim: 8,
      },
      { title: "yaml, a bare parse of the chain's files", args: [floors.yaml, ...chainOf(layers)] },
    ],
  };
};

/** Some hundred rows from what offices keep tables in. */
const imports = async (folder: string): Promise<Group> => {
  const files = await tables(folder);
  const read = (file: string, kind: string, aim: number): Case => ({
    title: `import, ${kind} of 106 rows`,
    mulu: (out) => ['import', file, '-o', `${out}.yaml`, '--force', ...region],
    aim,
  });
  const pdf = await printedTable(files.html ?? '', join(folder, 'catalogue.pdf'));
  return {
    id: 'import',
    title: 'Tables of some hundred rows',
    share: 0.5,
    cases: [
      bare,
      ...Object.entries(files).map(([kind, file]) => read(file, kind.toUpperCase(), 6)),
      ...(pdf ? [read(pdf, 'PDF', 10)] : []),
    ],
  };
};

/** A folder of counties: all rules, the first and the second run with kept findings, and what reading it costs at least. */
const folderOf = (
  folder: string,
  writing: 'differences' | 'restated',
  floors: { readonly [floor in Floor]: string },
): Group => {
  const given = counties(folder, 200, writing);
  const first = 'validate, all rules';
  const isShort = writing === 'differences';
  return {
    id: writing,
    title: isShort ? '200 counties, their differences' : '200 counties, all items written again',
    share: 1 / 3,
    cases: [
      bare,
      { title: 'reading the bytes', args: [floors.bytes, given] },
      { title: 'js-yaml and ajv', args: [floors['js-yaml and ajv'], given] },
      { title: 'yaml', args: [floors.yaml, given] },
      {
        title: first,
        mulu: () => ['validate', given, '--no-cache'],
        to: isShort ? 'yaml' : 'js-yaml and ajv',
        aim: isShort ? 0.7 : 1.5,
        ...(isShort ? {} : { memory: 150 }),
      },
      {
        title: 'validate, nothing changed',
        mulu: (out) => ['validate', given, '--cache', out],
        to: first,
        aim: 0.3,
        keepsOut: true,
      },
    ],
  };
};

/** What a province waits for. */
const province = (folder: string): Group => {
  const given = counties(folder, 180, 'differences');
  const checked = 'validate, 180 counties';
  return {
    id: 'province',
    title: 'A province',
    share: 1 / 3,
    cases: [
      bare,
      { title: checked, mulu: () => ['validate', given, '--no-cache'] },
      { title: 'review, all outputs', mulu: (out) => ['review', given, '-o', out], to: checked, aim: 3 },
    ],
  };
};

/** All counties there are. */
const nation = (folder: string): Group => {
  const small = 'review, 200 counties';
  const given = [200, 2844].map((count) => counties(folder, count, 'differences')) as [string, string];
  return {
    id: 'nation',
    title: 'The nation',
    share: 0,
    cases: [
      bare,
      { title: small, mulu: (out) => ['review', given[0], '-o', out] },
      {
        title: 'review, 2,844 counties',
        mulu: (out) => ['review', given[1], '-o', out],
        to: small,
        aim: 14.2,
        memory: 450,
      },
      { title: 'validate, 2,844 counties', mulu: () => ['validate', given[1], '--no-cache'], to: small },
    ],
  };
};

/** What is far too large, or made to harm: within 3 s and 300 MB each, whatever it ends with. */
const attacks = (folder: string): Group => {
  const layers = Object.entries(largeLayers).flatMap(([name, make]) =>
    [maxEntries, 60_000].map((count): Case => {
      const file = join(folder, `${name.replaceAll(' ', '-')}-${count}.yaml`);
      writeFileSync(file, make(count));
      return { title: `${count} ${name}`, mulu: () => ['validate', file, '--format', 'json'] };
    }),
  );
  const containers = [doubleTongued, growing, oddZips, large].flat().map(({ title, file, make }, index): Case => {
    const container = join(folder, `container-${index}${extname(file)}`);
    writeFileSync(container, make());
    return {
      title: `${extname(file).slice(1)}, ${title}`,
      mulu: (out) => ['import', container, '-o', `${out}.yaml`, '--force', ...region],
      codes: [0, 1, 2],
    };
  });
  const bound = (one: Case): Case => ({ ...one, seconds: 3, memory: 300 });
  return { id: 'attacks', title: 'What attacks', share: 0, cases: [bare, ...[...layers, ...containers].map(bound)] };
};

/** The rows of the table, by the name that the command line knows them by; what they read is written when they are asked for. */
export const groups = (
  folder: string,
  floors: { readonly [floor in Floor]: string },
): { readonly [id: string]: () => Group | Promise<Group> } => ({
  county: () => oneCounty(folder, floors),
  import: () => imports(folder),
  differences: () => folderOf(folder, 'differences', floors),
  restated: () => folderOf(folder, 'restated', floors),
  province: () => province(folder),
  nation: () => nation(folder),
  attacks: () => attacks(folder),
});
