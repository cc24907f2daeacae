import { plainName } from '../engine/memory-host.ts';
import type { Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { type Bench, tryChange } from './change.ts';
import { checkBeside } from './check-beside.ts';
import { compareWork } from './compare.ts';
import { deskWorkspace } from './desk-workspace.ts';
import { itemDetail } from './detail.ts';
import { tryFix } from './fix.ts';
import { guideCalls } from './guide/guide-calls.ts';
import { createHeld } from './held.ts';
import { importGiven, type Sitting, seeTables } from './import-given.ts';
import { makePack } from './make-pack.ts';
import { openGiven } from './open-given.ts';
import { packWork } from './pack-work.ts';
import type { CallName, Calls, WorkAsk } from './protocol.ts';
import { createReview } from './review-steps.ts';
import { snapshot } from './snapshot.ts';
import { withoutReach } from './without-reach.ts';

/** What answers each call. */
export type Answers = { readonly [name in CallName]: (ask: Calls[name]['ask']) => Promise<Calls[name]['answer']> };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of one sitting and what is known of them: everything that the page may ask. */
export const createSession = (): Answers => {
  const held = createHeld();
  let work = '';
  let asNational = false;
  let workspace: Workspace | undefined;
  const opened = (): Workspace => (workspace ??= deskWorkspace(held.files, () => asNational));
  const fresh = (): Workspace => {
    workspace = undefined;
    asNational = false;
    return opened();
  };

  const forget = (names: readonly string[]): void => {
    opened().forget(names);
    opened().forgetFolders();
  };
  /** Lets go of what rests on the work: guides and layers below. What it rests on itself stays known. */
  const forgetWork = async (): Promise<void> => {
    const space = opened();
    const { files } = await space.restsOn(work);
    const above = new Set(files);
    space.forget([...held.files.keys()].filter((name) => !above.has(name)));
  };
  const lay = async (ask: WorkAsk): Promise<Workspace> => {
    work = plainName(ask.work.name);
    if (ask.asNational !== asNational || !held.files.has(work)) workspace = undefined;
    asNational = ask.asNational;
    forget(held.lay([ask.work, ...(ask.beside ?? [])]));
    await forgetWork();
    return opened();
  };
  const putBytes = (name: string, bytes: Uint8Array): void => {
    held.files.set(name, bytes);
    forget([name]);
  };
  const put = (name: string, text: string): void => putBytes(name, bytesOf(text));
  const trial = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    const before = new Map(held.files);
    try {
      return await attempt();
    } finally {
      forget(held.back(before));
    }
  };
  const bench = (): Bench => {
    const space = opened();
    return {
      reference,
      source: () => space.open(work),
      check: () => space.check(work),
      put: (text) => put(work, text),
    };
  };
  const sitting = (): Sitting => ({ held: held.files, workspace: opened(), checkAs: checkBeside(held.files) });

  return {
    open: ({ files }) => openGiven(files, held, fresh),
    see: ({ tables }) => seeTables(tables, sitting()),
    import: (ask) => importGiven(ask, sitting()),
    check: async (ask) => {
      const space = await lay(ask);
      return snapshot(await space.check(work), space);
    },
    detail: async ({ ref }) => {
      const { step } = await opened().check(work);
      return step && itemDetail(ref, step, reference);
    },
    change: (ask) => trial(() => tryChange(ask, work, opened(), bench())),
    fix: ({ key }) => trial(() => tryFix(key, { work, workspace: opened(), held: held.files, put: putBytes })),
    ...guideCalls({ setting: () => ({ work, workspace: opened() }), bench, put, trial }),
    ...createReview(),
    compare: (ask) => compareWork(ask, { work, workspace: opened(), held, asNational }),
    build: (choice) => makePack(work, choice, opened(), held.files),
    bare: async ({ texts }) => texts.map(withoutReach),
    pack: async (ask) => packWork(ask, await lay(ask), held.files),
  };
};
