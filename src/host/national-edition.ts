import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { national } from '../generated/national.js';
import type { CatalogueFile, NamedCatalogue } from '../model/catalogue-file.ts';
import type { Place, Position } from '../model/place.ts';
import { lineIndex } from '../source/lines.ts';
import { nationalLocate } from '../source/national-locate.ts';

/** The folder of the tool: the nearest one above this module that has a package.json. */
export const packageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

/** The folder of the national files, relative to the working directory. */
const path =
  relative(process.cwd(), join(packageRoot(), 'catalogues', 'national'))
    .split(sep)
    .join('/') || '.';

/** The name that is printed: the path in a checkout, the edition where the path would lead out of the working directory. */
const folder = path.startsWith('..') || isAbsolute(path) ? `national@${national.edition}` : path;

/** A national edition with its files, and how places in them are found. */
export interface NationalEdition {
  readonly edition: string;
  /** The name that is printed, and where it lies. */
  readonly folder: string;
  readonly path: string;
  readonly catalogues: readonly NamedCatalogue[];
}

/** An edition that is used instead of the one that comes with the tool. */
export interface ChosenEdition extends NationalEdition {
  /** Of the content of its files. */
  readonly digest: string;
  readonly locate: (place: Place) => Position | undefined;
  readonly line: (file: string, number: number) => string | undefined;
}

/** Prepared at build time. Positions and text are loaded only when a finding points into it. */
const builtIn: NationalEdition = {
  edition: national.edition,
  folder,
  path,
  catalogues: national.files.map(({ name, data }) => ({ file: `${folder}/${name}`, data: data as CatalogueFile })),
};

let chosen: ChosenEdition | undefined;

/** Makes everything rest on another edition (`--national`); without one on that of the tool again. */
export const restOnEdition = (edition?: ChosenEdition): void => {
  chosen = edition;
};

/** The edition that everything rests on: the one that comes with the tool, unless another was chosen. */
export const nationalEdition: NationalEdition & { readonly digest: string } = {
  get edition() {
    return (chosen ?? builtIn).edition;
  },
  get folder() {
    return (chosen ?? builtIn).folder;
  },
  get path() {
    return (chosen ?? builtIn).path;
  },
  get catalogues() {
    return (chosen ?? builtIn).catalogues;
  },
  get digest() {
    return chosen?.digest ?? '';
  },
};

/** Whether an argument names the edition that comes with the tool. */
export const isNationalName = (name: string): boolean =>
  name === 'national' || name === `national@${nationalEdition.edition}`;

/** Where a file lies that is printed under a name; every name but those of the national files is its path. */
export const diskPath = (file: string): string =>
  file === folder ? path : file.startsWith(`${folder}/`) ? `${path}${file.slice(folder.length)}` : file;

const nameOf = (file: string): string | undefined =>
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;

/** Finds places in the national files; `undefined` for every other file. */
export const nationalPlaces = async (): Promise<{
  locate: (place: Place) => Position | undefined;
  line: (file: string, number: number) => string | undefined;
}> => {
  if (chosen) return chosen;
  const { positions } = await import('../generated/national-positions.js');
  const texts = new Map<string, ReturnType<typeof lineIndex>>();
  return {
    locate: nationalLocate(positions, nameOf),
    line: (file, number) => {
      if (nameOf(file) === undefined) return undefined;
      const index = texts.get(file) ?? lineIndex(readFileSync(diskPath(file), 'utf8'));
      texts.set(file, index);
      return index.line(number);
    },
  };
};
