import { memoryHost, plainName } from '../engine/memory-host.ts';
import { createWorkspace, type Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { deskPin } from './desk-pin.ts';
import { deskEdition } from './edition.ts';
import { findWorks } from './find-works.ts';
import { makePack } from './make-pack.ts';
import type { CallName, Calls } from './protocol.ts';
import { snapshot } from './snapshot.ts';

/** What answers each call. */
export type Answers = { readonly [name in CallName]: (ask: Calls[name]['ask']) => Promise<Calls[name]['answer']> };

/** The files of one sitting and what is known of them: everything that the page may ask. */
export const createSession = (): Answers => {
  const held = new Map<string, Uint8Array>();
  let work = '';
  let asNational = false;
  let workspace: Workspace | undefined;
  const opened = (): Workspace =>
    (workspace ??= createWorkspace({
      host: memoryHost(held),
      national: deskEdition,
      pin: deskPin(held, reference, () => asNational),
    }));

  return {
    open: async ({ files }) => {
      held.clear();
      for (const { name, bytes } of files) held.set(plainName(name), bytes);
      workspace = undefined;
      asNational = false;
      return findWorks([...held.keys()], opened());
    },
    check: async (ask) => {
      work = plainName(ask.work.name);
      if (ask.asNational !== asNational || !held.has(work)) workspace = undefined;
      asNational = ask.asNational;
      held.set(work, ask.work.bytes);
      const space = opened();
      // Guides and layers below rest on the work; what it rests on itself stays known.
      const { files } = await space.restsOn(work);
      const above = new Set(files);
      space.forget([...held.keys()].filter((name) => !above.has(name)));
      return snapshot(await space.check(work), space);
    },
    build: (choice) => makePack(work, choice, opened(), held),
  };
};
