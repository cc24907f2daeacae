import { memoryHost } from '../engine/memory-host.ts';
import { createWorkspace, type Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { deskPin } from './desk-pin.ts';
import { deskEdition } from './edition.ts';

/** Files that are held, worked on: `asNational` as in `deskPin`. */
export const deskWorkspace = (held: ReadonlyMap<string, Uint8Array>, asNational: () => boolean): Workspace =>
  createWorkspace({ host: memoryHost(held), national: deskEdition, pin: deskPin(held, reference, asNational) });
