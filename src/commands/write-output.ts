import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
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
export const earlierEntries = async (folder: string): Promise<{ path: string; sha256?: unknown }[]> => {
  try {
    const manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as {
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
export const earlierFiles = async (folder: string): Promise<string[]> =>
  (await earlierEntries(folder)).map(({ path }) => path);

/** A folder that is being written; nothing of it is seen before it is closed. */
export interface Output {
  /** Stages one file; it need not be kept in memory. */
  readonly add: (file: EmittedFile) => Promise<void>;
  /** Puts everything in its place, the manifest last, and returns the paths. */
  readonly close: (about: { readonly [key: string]: unknown }, sources: readonly ManifestEntry[]) => Promise<string[]>;
  /** Leaves nothing behind; after `close` it does nothing. */
  readonly drop: () => Promise<void>;
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
const clearStages = async (folder: string): Promise<void> => {
  const prefix = `.${basename(folder)}.`;
  for (const name of await readdir(dirname(folder)).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.mulu-stage$/u.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
};

const byPath = (left: { readonly path: string }, right: { readonly path: string }): number =>
  left.path < right.path ? -1 : 1;

/**
 * Opens a folder for writing: files are staged in a folder beside it. A new folder appears whole; in one that exists,
 * files are moved one by one, the manifest last, and only files that the earlier manifest lists are removed. A process
 * that is broken off leaves the old manifest with the old or new files, never half a file.
 */
export const openOutput = async (folder: string): Promise<Output> => {
  const stage = join(dirname(folder), `.${basename(folder)}.${process.pid}.mulu-stage`);
  const old = await earlierFiles(folder);
  await clearStages(folder);
  const entries: ManifestEntry[] = [];
  const put = async ({ path, bytes }: EmittedFile): Promise<void> => {
    const target = join(stage, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  };
  const drop = (): Promise<void> => rm(stage, { recursive: true, force: true });
  const moveInto = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    for (const { path } of entries) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(stage, path), join(folder, path));
    }
    const kept = new Set(entries.map(({ path }) => path));
    for (const path of old.filter((name) => !kept.has(name))) {
      await rm(join(folder, path), { force: true });
      await rmdir(dirname(join(folder, path))).catch(() => undefined);
    }
    await rename(join(stage, manifestName), join(folder, manifestName));
  };
  return {
    drop,
    add: async (file) => {
      await put(file);
      entries.push(describe(file));
    },
    close: async (about, sources) => {
      entries.sort(byPath);
      const manifest = { tool: { name: 'mulu' }, ...about, files: entries, sources };
      await put({ path: manifestName, bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`) });
      const exists = await lstat(folder).then(
        () => true,
        () => false,
      );
      await (exists ? moveInto() : rename(stage, folder));
      await drop();
      return [...entries.map(({ path }) => path), manifestName];
    },
  };
};

/** Writes a build in one go. */
export const writeOutput = async (
  folder: string,
  files: readonly EmittedFile[],
  about: { readonly [key: string]: unknown },
  sources: readonly EmittedFile[],
): Promise<string[]> => {
  const output = await openOutput(folder);
  try {
    for (const file of files) await output.add(file);
    return await output.close(about, sources.map(describe));
  } finally {
    await output.drop();
  }
};
