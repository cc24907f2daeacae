import type { Text } from './text.ts';

/** A file of the result; `path` is relative to the output folder. */
export interface EmittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the user should know about this file. */
  readonly remarks?: readonly Text[];
}
