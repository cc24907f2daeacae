import type { EmittedFile } from './emitted-file.ts';
import { sha256 } from './sha256.ts';
import { sm3 } from './sm3.ts';

export const manifestName = 'manifest.json';

/** A file of the result or a source of it, as the manifest lists it. */
export interface ManifestEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** The entry of a file, wherever the tool runs. */
export const manifestEntry = ({ path, bytes }: EmittedFile): ManifestEntry => ({
  path,
  bytes: bytes.length,
  sha256: sha256(bytes),
  sm3: sm3(bytes),
});

/** The order of a manifest. */
export const byPath = (left: { readonly path: string }, right: { readonly path: string }): number =>
  left.path < right.path ? -1 : 1;

/** The manifest of a result: its files, and what it was made from. */
export const manifestText = (
  about: { readonly [key: string]: unknown },
  files: readonly ManifestEntry[],
  sources: readonly ManifestEntry[],
): string => `${JSON.stringify({ tool: { name: 'mulu' }, ...about, files, sources }, null, 2)}\n`;
