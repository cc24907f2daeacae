import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EmittedFile } from '../emit/emitter.ts';

export const manifestName = 'manifest.json';

/** A file of the result or a source of it, as the manifest lists it. */
export interface ManifestEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
}

const digest = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

const describe = ({ path, bytes }: EmittedFile): ManifestEntry => ({
  path,
  bytes: bytes.length,
  sha256: digest('sha256', bytes),
  sm3: digest('sm3', bytes),
});

/** Files that an earlier run wrote here, with their hash as it was; empty when there was none, or the manifest is not ours. */
export const earlierEntries = (folder: string): { path: string; sha256?: unknown }[] => {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as {
      tool?: { name?: string };
      files?: { path?: unknown; sha256?: unknown }[];
    };
    if (manifest.tool?.name !== 'mulu') return [];
    return (manifest.files ?? []).flatMap(({ path, sha256 }) =>
      typeof path === 'string' && path !== '' && !path.includes('..') && !path.startsWith('/') && !path.includes('\\')
        ? [{ path, sha256 }]
        : [],
    );
  } catch {
    return [];
  }
};

/** The paths of files that an earlier run wrote here. */
export const earlierFiles = (folder: string): string[] => earlierEntries(folder).map(({ path }) => path);

/** A folder that is being written; nothing of it is seen before it is closed. */
export interface Output {
  /** Stages one file; it need not be kept in memory. */
  readonly add: (file: EmittedFile) => void;
  /** Puts everything in its place, the manifest last, and returns the paths. */
  readonly close: (about: { readonly [key: string]: unknown }, sources: readonly ManifestEntry[]) => string[];
  /** Leaves nothing behind; after `close` it does nothing. */
  readonly drop: () => void;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** Removes what a killed process left staged for the same folder. */
const clearStages = (folder: string): void => {
  const prefix = `.${basename(folder)}.`;
  const parent = dirname(folder);
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.mulu-stage$/u.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
};

const byPath = (left: { readonly path: string }, right: { readonly path: string }): number =>
  left.path < right.path ? -1 : 1;

const removeIfEmpty = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
};

/**
 * Opens a folder for writing: files are staged in a folder beside it. A new folder appears whole; in one that exists,
 * files are moved one by one, the manifest last, and only files that the earlier manifest lists are removed. A process
 * that is broken off leaves the old manifest with the old or new files, never half a file. One step after the other, so
 * without promises: they would only take time.
 */
export const openOutput = (folder: string): Output => {
  const stage = join(dirname(folder), `.${basename(folder)}.${process.pid}.mulu-stage`);
  const old = earlierFiles(folder);
  clearStages(folder);
  const entries: ManifestEntry[] = [];
  const made = new Set<string>();
  const make = (path: string): void => {
    if (!made.has(path)) mkdirSync(path, { recursive: true });
    made.add(path);
  };
  const put = ({ path, bytes }: EmittedFile): void => {
    const target = join(stage, path);
    make(dirname(target));
    writeFileSync(target, bytes);
  };
  const drop = (): void => rmSync(stage, { recursive: true, force: true });
  const moveInto = (): void => {
    for (const { path } of entries) {
      make(dirname(join(folder, path)));
      renameSync(join(stage, path), join(folder, path));
    }
    const kept = new Set(entries.map(({ path }) => path));
    for (const path of old.filter((name) => !kept.has(name))) {
      rmSync(join(folder, path), { force: true });
      removeIfEmpty(dirname(join(folder, path)));
    }
    renameSync(join(stage, manifestName), join(folder, manifestName));
  };
  return {
    drop,
    add: (file) => {
      put(file);
      entries.push(describe(file));
    },
    close: (about, sources) => {
      entries.sort(byPath);
      const manifest = { tool: { name: 'mulu' }, ...about, files: entries, sources };
      put({ path: manifestName, bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`) });
      if (lstatSync(folder, { throwIfNoEntry: false })) moveInto();
      else renameSync(stage, folder);
      drop();
      return [...entries.map(({ path }) => path), manifestName];
    },
  };
};

/** Writes a build in one go. */
export const writeOutput = (
  folder: string,
  files: readonly EmittedFile[],
  about: { readonly [key: string]: unknown },
  sources: readonly EmittedFile[],
): string[] => {
  const output = openOutput(folder);
  try {
    for (const file of files) output.add(file);
    return output.close(about, sources.map(describe));
  } finally {
    output.drop();
  }
};
