import { memoryHost, plainName } from '../engine/memory-host.ts';
import { createWorkspace, type Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { changeWork } from './change.ts';
import { checkBeside } from './check-beside.ts';
import { deskPin } from './desk-pin.ts';
import { itemDetail } from './detail.ts';
import { deskEdition } from './edition.ts';
import { findWorks } from './find-works.ts';
import { importGiven, type Sitting, seeTables } from './import-given.ts';
import { makePack } from './make-pack.ts';
import type { CallName, Calls } from './protocol.ts';
import { createReview } from './review-steps.ts';
import { shownFinding, snapshot } from './snapshot.ts';

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

  /** Lets go of what rests on the work: guides and layers below. What it rests on itself stays known. */
  const forgetWork = async (): Promise<void> => {
    const space = opened();
    const { files } = await space.restsOn(work);
    const above = new Set(files);
    space.forget([...held.keys()].filter((name) => !above.has(name)));
  };
  const put = (text: string): void => {
    held.set(work, new TextEncoder().encode(text));
    opened().forget([work]);
  };

  const sitting = (): Sitting => ({ held, workspace: opened(), checkAs: checkBeside(held) });

  return {
    open: async ({ files }) => {
      held.clear();
      for (const { name, bytes } of files) held.set(plainName(name), bytes);
      workspace = undefined;
      asNational = false;
      return findWorks([...held.keys()], opened());
    },
    see: ({ tables }) => seeTables(tables, sitting()),
    import: (ask) => importGiven(ask, sitting()),
    check: async (ask) => {
      work = plainName(ask.work.name);
      if (ask.asNational !== asNational || !held.has(work)) workspace = undefined;
      asNational = ask.asNational;
      held.set(work, ask.work.bytes);
      await forgetWork();
      return snapshot(await opened().check(work), opened());
    },
    detail: async ({ ref }) => {
      const { step } = await opened().check(work);
      return step && itemDetail(ref, step, reference);
    },
    change: async ({ intents, ref }) => {
      const bytes = held.get(work) ?? new Uint8Array();
      const space = opened();
      const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
      const bench = { reference, source: () => space.open(work), check: () => space.check(work), put };
      const done = await changeWork(intents, bench);
      const { text } = await space.open(work);
      const own = 'obstacle' in done ? [] : done.findings;
      const findings = own
        .filter(({ item, items }) => ref && (item === ref || items?.includes(ref)))
        .map((finding, index) => shownFinding(finding, String(index), space, work));
      held.set(work, bytes);
      space.forget([work]);
      return 'obstacle' in done
        ? { obstacle: done.obstacle.zh, isChoice: done.choice === true }
        : { text: `${mark}${text}`, findings };
    },
    ...createReview(),
    build: (choice) => makePack(work, choice, opened(), held),
  };
};
