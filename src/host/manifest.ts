import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { EmittedFile } from '../model/emitted-file.ts';
import { type ManifestEntry, manifestName } from '../model/manifest.ts';

const digest = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

/** The entry of a file, by the digests of the system: a review hashes thousands. */
export const describe = ({ path, bytes }: EmittedFile): ManifestEntry => ({
  path,
  bytes: bytes.length,
  sha256: digest('sha256', bytes),
  sm3: digest('sm3', bytes),
});

/** Whether a path stays in its folder; a manifest may have been edited. */
const isInside = (path: string): boolean =>
  path !== '' &&
  !path.includes('\\') &&
  !path.includes('\0') &&
  !/^[A-Za-z]:/u.test(path) &&
  !path.startsWith('/') &&
  posix.normalize(path) === path &&
  path.split('/').every((step) => step !== '..' && step !== '.');

/** Files that an earlier run wrote into a folder, with their hash as it was; undefined when no manifest of ours is there. */
export const listedFiles = (folder: string): { path: string; sha256: string }[] | undefined => {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as {
      tool?: { name?: string };
      files?: { path?: unknown; sha256?: unknown }[];
    };
    if (manifest.tool?.name !== 'mulu') return undefined;
    return (manifest.files ?? []).flatMap(({ path, sha256 }) =>
      typeof path === 'string' && typeof sha256 === 'string' && isInside(path) ? [{ path, sha256 }] : [],
    );
  } catch {
    return undefined;
  }
};

/** The SHA-256 of a file as the manifest lists it. */
export const sha256Of = (file: string): string => digest('sha256', readFileSync(file));
