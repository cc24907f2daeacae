import type { Pin } from '../../compiler/pin.ts';
import type { Host } from '../../source/host.ts';
import type { Edition, Workspace } from '../workspace.ts';

/** What a review is given by where it runs: a disk, or memory. */
export interface ReviewGround {
  readonly national: Pick<Edition, 'edition' | 'folder' | 'catalogues'>;
  /** The path from a folder to a file, with `/` between. */
  readonly relative: (folder: string, file: string) => string;
  /** The files of a host, with parents held against what is pinned. */
  readonly workspace: (host: Host, pin: Pin) => Workspace;
  readonly sha256: (bytes: Uint8Array) => string;
  /** Hears of what was thrown while a file was worked on. */
  readonly thrown: (error: unknown, file: string) => void;
}

/** The path of a file inside a folder; undefined where it lies elsewhere. */
export const insideOf = (
  { relative }: Pick<ReviewGround, 'relative'>,
  folder: string,
  file: string,
): string | undefined => {
  const inner = relative(folder, file);
  return inner === '..' || inner.startsWith('../') || /^(?:\/|[A-Za-z]:)/u.test(inner) ? undefined : inner;
};
