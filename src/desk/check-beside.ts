import type { Compiled } from '../kinds/result.ts';
import { deskWorkspace } from './desk-workspace.ts';

/** Checks a text as if it stood in a file beside those that are held, which stay as they are. */
export const checkBeside =
  (held: ReadonlyMap<string, Uint8Array>) =>
  (file: string, text: string): Promise<Compiled> => {
    const beside = new Map([...held, [file, new TextEncoder().encode(text)]]);
    return deskWorkspace(beside, () => false).check(file);
  };
