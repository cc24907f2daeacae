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

/**
 * Opens a folder for writing: files are staged in a hidden folder beside it. A new folder appears whole; in one that
 * exists, files are moved one by one, the manifest last, and only files that the earlier manifest lists are removed. A
 * process that is broken off leaves the old manifest with the old or new files, never half a file, and the new manifest
 * in its stage: the next run knows the files by it. One step after the other, so without promises: they would only take time.
 */
export const openOutput = (given: string, { force = false, takenOver = [] }: OutputOptions = {}): OutputFolder => {
  const folder = realFolder(given);
  const beside = stageParent(folder);
  const stage = join(beside, ownName(basename(folder), 'stage'));
  const entries: ManifestEntry[] = [];
  const made = new Set<string>();
  /** The first folder that had to be made for the stage. */
  let first: string | undefined;
  let done = false;

  const leftStages = (): string[] =>
    (existsSync(beside) ? readdirSync(beside) : [])
      .filter((name) => isLeft(name, basename(folder), 'stage') && join(beside, name) !== stage)
      .map((name) => join(beside, name));
  const clear = (stages: readonly string[]): void => {
    for (const path of stages) discard(path);
  };
  // One that was broken off while it moved files tells which files in the folder are its own.
  clear(leftStages().filter((path) => !existsSync(join(path, manifestName))));

  /** Errors name what was asked for. */
  const named = <T>(work: () => T): T => {
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
  const make = (path: string): void => {
    if (made.has(path)) return;
    const above = makeFolder(path);
    first ??= above;
    made.add(path);
  };
  const put = ({ path, bytes }: EmittedFile): void =>
    named(() => {
      const target = join(stage, path);
      make(dirname(target));
      writeFileSync(target, bytes);
    });
  const drop = (): void => {
    if (done) return;
    done = true;
    discard(stage);
    for (let path = beside; first !== undefined && path.startsWith(first); path = dirname(path)) removeIfEmpty(path);
  };

  const moveInto = (): string[] => {
    const known = knownHashes([folder, ...leftStages()]);
    const kept = new Set(entries.map(({ path }) => path));
    const gone = [...known.keys()].filter((path) => !kept.has(path) && isReached(folder, path));
    for (const { path } of entries) mkdirSync(dirname(join(folder, path)), { recursive: true });
    try {
      for (const { path } of entries) renameSync(join(stage, path), join(folder, path));
    } catch (error) {
      // What has been moved is known by the manifest, which stays in the stage.
      done = true;
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

  const settle = (): Written => {
    const written = [...entries.map(({ path }) => path), manifestName];
    if (!lstatSync(folder, { throwIfNoEntry: false })) {
      renameSync(stage, folder);
      return { written, left: [] };
    }
    const known = knownHashes([folder, ...leftStages()]);
    const checked = entries.filter(({ path }) => !takenOver.includes(path));
    const problem = foreignObstacle(given, foreignFiles(folder, checked, known), force);
    return problem ? { problem } : { written, left: moveInto() };
  };

  return {
    drop,
    add: (file) => {
      put(file);
      entries.push(describe(file));
    },
    close: (about, sources) => {
      entries.sort(byPath);
      put({ path: manifestName, bytes: new TextEncoder().encode(manifestText(about, entries, sources)) });
      const endTurn = named(() => takeTurn(folder, beside, stage));
      if (!endTurn)
        return {
          problem: {
            zh: `另一个 mulu 正在写“${given}”，请等它结束再试`,
            en: `another mulu is writing \`${given}\`; try again when it has ended`,
          },
        };
      try {
        const others = leftStages();
        const result = named(settle);
        if ('written' in result) {
          first = undefined;
          clear(others);
        }
        return result;
      } finally {
        endTurn();
        drop();
      }
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
