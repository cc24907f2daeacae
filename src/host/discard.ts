import { rmSync } from 'node:fs';

/** Removes what this tool has made and nobody needs; where that fails, the failure before it is the one to be told. */
export const discard = (path: string): void => {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Hidden leftovers are cleared by a later run.
  }
};
