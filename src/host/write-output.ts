import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { EmittedFile } from '../model/emitted-file.ts';
import { byPath, type ManifestEntry, manifestName, manifestText } from '../model/manifest.ts';
import type { Text } from '../model/text.ts';
import { discard } from './discard.ts';
import { foreignFiles, foreignObstacle, isOurs, isReached, knownHashes } from './foreign-files.ts';
import { makeFolder } from './make-folder.ts';
import { describe } from './manifest.ts';
import { isLeft, ownName } from './own-name.ts';
import { takeTurn } from './take-turn.ts';

/** What came of a run: the paths it wrote, and those of earlier runs that it left because somebody changed them. */
export type Written =
  | { readonly written: readonly string[]; readonly left: readonly string[] }
  | { readonly problem: Text };

/** A folder that is being written; nothing of it is seen before it is closed. */
export interface OutputFolder {
  /** Stages one file; it need not be kept in memory. */
  readonly add: (file: EmittedFile) => void;
  /** Puts everything in its place, the manifest last; nothing where that would replace what is not ours. */
  readonly close: (about: { readonly [key: string]: unknown }, sources: readonly ManifestEntry[]) => Written;
  /** Leaves nothing behind; after `close` it does nothing. */
  readonly drop: () => void;
}

export interface OutputOptions {
  /** Replaces files that are not ours, too. */
  readonly force?: boolean;
  /** Files whose content this run has taken over, however they were changed. */
  readonly takenOver?: readonly string[];
}

const removeIfEmpty = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
};

/** Where files are staged: beside the folder, or in it where it is a disk of its own or nothing can be written beside it. */
const stageParent = (folder: string): string => {
  const parent = dirname(folder);
  if (!existsSync(folder)) return parent;
  try {
    accessSync(parent, constants.W_OK);
    return statSync(parent).dev === statSync(folder).dev ? parent : folder;
  } catch {
    return folder;
  }
};

const realFolder = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
};

/** A folder that is being written, and what has happened so far. */
interface Target {
  /** As it was asked for, which errors name. */
  readonly given: string;
  readonly folder: string;
  readonly beside: string;
  readonly stage: string;
  readonly entries: ManifestEntry[];
  readonly made: Set<string>;
  /** The first folder that had to be made for the stage. */
  first?: string | undefined;
  done: boolean;
}

/** Stages of runs that were broken off. */
const leftStages = ({ folder, beside, stage }: Target): string[] =>
  (existsSync(beside) ? readdirSync(beside) : [])
    .filter((name) => isLeft(name, basename(folder), 'stage') && join(beside, name) !== stage)
    .map((name) => join(beside, name));

const targetOf = (given: string): Target => {
  const folder = realFolder(given);
  const beside = stageParent(folder);
  const stage = join(beside, ownName(basename(folder), 'stage'));
  return { given, folder, beside, stage, entries: [], made: new Set(), done: false };
};

/** Errors name what was asked for. */
const named = <T>({ given, folder, stage }: Target, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const { path = '' } = error as { path?: string };
    const inner = [stage, folder].find((one) => path === one || path.startsWith(join(one, '/')));
    if (inner !== undefined) Object.assign(error as object, { path: join(given, path.slice(inner.length)) });
    else if (basename(path).includes('.mulu-')) Object.assign(error as object, { path: given });
    throw error;
  }
};

const put = (target: Target, { path, bytes }: EmittedFile): void =>
  named(target, () => {
    const file = join(target.stage, path);
    const folder = dirname(file);
    if (!target.made.has(folder)) {
      const above = makeFolder(folder);
      target.first ??= above;
      target.made.add(folder);
    }
    writeFileSync(file, bytes);
  });

const drop = (target: Target): void => {
  if (target.done) return;
  target.done = true;
  discard(target.stage);
  const { first } = target;
  for (let path = target.beside; first !== undefined && path.startsWith(first); path = dirname(path))
    removeIfEmpty(path);
};

/** Moves what is staged into a folder that exists, the manifest last, and tells what earlier runs left that somebody changed. */
const moveInto = (target: Target): string[] => {
  const { folder, stage, entries } = target;
  const known = knownHashes([folder, ...leftStages(target)]);
  const kept = new Set(entries.map(({ path }) => path));
  const gone = [...known.keys()].filter((path) => !kept.has(path) && isReached(folder, path));
  for (const { path } of entries) mkdirSync(dirname(join(folder, path)), { recursive: true });
  try {
    for (const { path } of entries) renameSync(join(stage, path), join(folder, path));
  } catch (error) {
    // What has been moved is known by the manifest, which stays in the stage.
    target.done = true;
    for (const { path } of entries) discard(join(stage, path));
    throw error;
  }
  const left: string[] = [];
  for (const path of gone) {
    const file = join(folder, path);
    if (!lstatSync(file, { throwIfNoEntry: false })) continue;
    if (isOurs(folder, path, known)) rmSync(file, { force: true });
    else left.push(path);
    removeIfEmpty(dirname(file));
  }
  renameSync(join(stage, manifestName), join(folder, manifestName));
  return left;
};

/** Puts everything in its place, unless that would replace what is not ours. */
const settle = (target: Target, { force = false, takenOver = [] }: OutputOptions): Written => {
  const { given, folder, stage, entries } = target;
  const written = [...entries.map(({ path }) => path), manifestName];
  if (!lstatSync(folder, { throwIfNoEntry: false })) {
    renameSync(stage, folder);
    return { written, left: [] };
  }
  const known = knownHashes([folder, ...leftStages(target)]);
  const checked = entries.filter(({ path }) => !takenOver.includes(path));
  const problem = foreignObstacle(given, foreignFiles(folder, checked, known), force);
  return problem ? { problem } : { written, left: moveInto(target) };
};

const discardAll = (stages: readonly string[]): void => {
  for (const path of stages) discard(path);
};

/** Settles while no other run does. */
const close = (target: Target, options: OutputOptions): Written => {
  const { given, folder, beside, stage } = target;
  const endTurn = named(target, () => takeTurn(folder, beside, stage));
  if (!endTurn)
    return {
      problem: {
        zh: `另一个 mulu 正在写“${given}”，请等它结束再试`,
        en: `another mulu is writing \`${given}\`; try again when it has ended`,
      },
    };
  try {
    const others = leftStages(target);
    const result = named(target, () => settle(target, options));
    if ('written' in result) {
      target.first = undefined;
      discardAll(others);
    }
    return result;
  } finally {
    endTurn();
    drop(target);
  }
};

/**
 * Opens a folder for writing: files are staged in a hidden folder beside it. A new folder appears whole; in one that
 * exists, files are moved one by one, the manifest last, and only files that the earlier manifest lists are removed. A
 * process that is broken off leaves the old manifest with the old or new files, never half a file, and the new manifest
 * in its stage: the next run knows the files by it. One step after the other, so without promises: they would only take time.
 */
export const openOutput = (given: string, options: OutputOptions = {}): OutputFolder => {
  const target = targetOf(given);
  // One that was broken off while it moved files tells which files in the folder are its own.
  discardAll(leftStages(target).filter((path) => !existsSync(join(path, manifestName))));
  return {
    drop: () => drop(target),
    add: (file) => {
      put(target, file);
      target.entries.push(describe(file));
    },
    close: (about, sources) => {
      target.entries.sort(byPath);
      const bytes = new TextEncoder().encode(manifestText(about, target.entries, sources));
      put(target, { path: manifestName, bytes });
      return close(target, options);
    },
  };
};

/** Writes a build in one go. */
export const writeOutput = (
  folder: string,
  files: readonly EmittedFile[],
  about: { readonly [key: string]: unknown },
  sources: readonly EmittedFile[],
  options: OutputOptions,
): Written => {
  const output = openOutput(folder, options);
  try {
    for (const file of files) output.add(file);
    return output.close(about, sources.map(describe));
  } finally {
    output.drop();
  }
};
