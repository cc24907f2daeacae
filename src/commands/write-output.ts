import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EmittedFile } from '../emit/emitter.ts';

export const manifestName = 'manifest.json';

interface ManifestEntry {
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

/** Files that an earlier build wrote here; empty when there was none, or the manifest is not ours. */
export const earlierFiles = async (folder: string): Promise<string[]> => {
  try {
    const manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as {
      tool?: { name?: string };
      files?: { path?: unknown }[];
    };
    if (manifest.tool?.name !== 'mulu') return [];
    return (manifest.files ?? []).flatMap(({ path }) =>
      typeof path === 'string' && path !== '' && !path.includes('..') && !path.startsWith('/') && !path.includes('\\')
        ? [path]
        : [],
    );
  } catch {
    return [];
  }
};

/**
 * Writes a build: staged in a folder beside the target, moved file by file, the manifest last. Only files that an
 * earlier manifest lists are removed. A build that is broken off leaves the old manifest with the old or new files, never half a file.
 */
export const writeOutput = async (
  folder: string,
  files: readonly EmittedFile[],
  about: { readonly [key: string]: unknown },
  sources: readonly EmittedFile[],
): Promise<string[]> => {
  const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
  const manifest = { tool: { name: 'mulu' }, ...about, files: sorted.map(describe), sources: sources.map(describe) };
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const stage = join(dirname(folder), `.${basename(folder)}.${process.pid}.mulu-stage`);
  const old = await earlierFiles(folder);
  await rm(stage, { recursive: true, force: true });
  try {
    for (const file of [...sorted, { path: manifestName, bytes }]) {
      const path = join(stage, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.bytes);
    }
    await mkdir(folder, { recursive: true });
    for (const { path } of sorted) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(stage, path), join(folder, path));
    }
    const kept = new Set(sorted.map(({ path }) => path));
    for (const path of old.filter((name) => !kept.has(name))) {
      await rm(join(folder, path), { force: true });
      await rmdir(dirname(join(folder, path))).catch(() => undefined);
    }
    await rename(join(stage, manifestName), join(folder, manifestName));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
  return [...sorted.map(({ path }) => path), manifestName];
};
