import { memoryHost } from '../engine/memory-host.ts';
import { createWorkspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import type { Compiled } from '../kinds/result.ts';
import { deskPin } from './desk-pin.ts';
import { deskEdition } from './edition.ts';

/** Checks a text as if it stood in a file beside those that are held, which stay as they are. */
export const checkBeside =
  (held: ReadonlyMap<string, Uint8Array>) =>
  (file: string, text: string): Promise<Compiled> => {
    const beside = new Map([...held, [file, new TextEncoder().encode(text)]]);
    const pin = deskPin(beside, reference, () => false);
    return createWorkspace({ host: memoryHost(beside), national: deskEdition, pin }).check(file);
  };
