import type { Base } from '../compiler/base.ts';
import { reviewOutputs } from '../emit/review/index.ts';
import { memoryHost } from '../engine/memory-host.ts';
import { baseName, within } from '../engine/paths.ts';
import { relativeName } from '../engine/relative-name.ts';
import type { ReviewRequest } from '../engine/review/emit-whole.ts';
import { type Entry, findSubmissions } from '../engine/review/find-submissions.ts';
import { lookInto } from '../engine/review/look-into.ts';
import { openDesk, type ReviewDesk } from '../engine/review/open-desk.ts';
import { reachOf } from '../engine/review/reach-of.ts';
import { readBase } from '../engine/review/read-base.ts';
import { openRulings, readExpected, readPrevious } from '../engine/review/read-lists.ts';
import { openSettings, usualSettings } from '../engine/review/read-settings.ts';
import type { ReviewGround } from '../engine/review/review-ground.ts';
import { createWorkspace, type Workspace } from '../engine/workspace.ts';
import { yamlInHost } from '../engine/yaml-in-host.ts';
import { reference } from '../generated/reference.js';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { ReviewSettings } from '../model/review.ts';
import { sha256 } from '../model/sha256.ts';
import type { Text } from '../model/text.ts';
import type { Lists } from '../review/apply-lists.ts';
import { officeLines } from '../review/lists/office-lines.ts';
import type { ConfinedHost } from '../source/host.ts';
import { deskEdition } from './edition.ts';
import { folders, reviewFiles } from './review-files.ts';
import type { ReviewAsk } from './review-protocol.ts';

type Problem = { readonly problem: Text };

/** The host of a review, which reaches what was sent in and the approved texts. */
const hostOf = (held: ReadonlyMap<string, Uint8Array>): ConfinedHost => {
  const host = memoryHost(held);
  const isInside = (name: string): boolean =>
    [folders.sent, folders.base].some((folder) => name === folder || name.startsWith(`${folder}/`));
  return {
    isInside,
    read: async (name) => (isInside(name) ? host.read(name) : { problem: 'outside' }),
    list: async (name) => (isInside(name) ? host.list(name) : undefined),
  };
};

const workspaceOver = (held: ReadonlyMap<string, Uint8Array>): Workspace =>
  createWorkspace({ host: memoryHost(held), national: deskEdition, pin: async () => undefined });

/** What people have decided and asked for so far. */
const openLists = async (
  { expected, rulings, previous }: ReviewAsk,
  held: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly lists: Lists; readonly told: readonly Text[] } | Problem> => {
  const path = (name: string): string => within(folders.lists, baseName(name));
  const list = expected && (await readExpected(path(expected.name), memoryHost(held), reference.office));
  if (list && 'problem' in list) return list;
  const decided = rulings && (await openRulings(path(rulings.name), workspaceOver(held)));
  if (decided && 'problem' in decided) return decided;
  const earlier =
    previous && (await readPrevious(baseName(previous.name), async () => new TextDecoder().decode(previous.bytes)));
  if (earlier && 'problem' in earlier) return earlier;
  return {
    lists: {
      ...(list ? { expected: officeLines(list.regions) } : {}),
      ...(decided ? { rulings: decided } : {}),
      ...(earlier ? { earlier } : {}),
    },
    told: (list?.remarks ?? []).map(({ zh, en }) => ({ zh: `名单：${zh}`, en: `the list: ${en}` })),
  };
};

/** Who sends the letters, where a file beside the approved texts or the submissions says it. */
const settingsOf = async (
  held: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly file?: string; readonly settings?: ReviewSettings } | Problem> => {
  const file = [folders.base, folders.sent].map((folder) => within(folder, usualSettings)).find((one) => held.has(one));
  if (file === undefined) return {};
  const settings = await openSettings(file, workspaceOver(held));
  return 'problem' in settings ? settings : { file, settings };
};

const baseOf = async (host: ConfinedHost): Promise<{ readonly base: Base; readonly pinned?: string }> => {
  const has = (await host.list(folders.base)) !== undefined;
  const files = has ? await yamlInHost(host, folders.base) : [];
  const pathOf = (file: string): string => file.slice(folders.base.length + 1);
  const base = await readBase(files, host, { national: deskEdition, pathOf, isInside: host.isInside });
  if (has) return { base, pinned: folders.base };
  const { files: _, ...national } = base;
  return { base: national };
};

const relative = (folder: string, file: string): string =>
  folder === file ? '' : relativeName(within(folder, 'x'), file);

/** A review that is ready to be carried out. */
export interface ReadyReview {
  readonly entries: readonly Entry[];
  readonly desk: ReviewDesk;
  readonly request: Omit<ReviewRequest, 'summaries'>;
  /** What to tell before anything is read. */
  readonly told: readonly string[];
}

const shown = (name: string): string => mask(withoutControls(name));

const ground: ReviewGround = {
  national: deskEdition,
  relative,
  workspace: (host, pin) => createWorkspace({ host, national: deskEdition, pin }),
  sha256,
  thrown: () => undefined,
};

/** Finds what was sent in; the files of the review itself are no submissions. */
const findSent = (ask: ReviewAsk, settings: string | undefined, host: ConfinedHost) => {
  const lists = [ask.expected, ask.rulings, ask.previous].flatMap((file) => (file ? [baseName(file.name)] : []));
  const own = new Set([settings, ...lists.map((name) => within(folders.sent, name))]);
  return findSubmissions(folders.sent, (path) => own.has(path), reachOf(lookInto(host), host, reference.office));
};

/** Makes a review ready, as `mulu review` would of the same folders and lists; or tells why there is none. */
export const readyReview = async (ask: ReviewAsk): Promise<ReadyReview | Problem> => {
  const held = reviewFiles(ask);
  if ('problem' in held) return held;
  const found = await openLists(ask, held);
  if ('problem' in found) return found;
  const own = await settingsOf(held);
  if ('problem' in own) return own;
  const host = hostOf(held);
  const { entries, passedOver, told } = await findSent(ask, own.file, host);
  if (entries.length === 0) return { problem: { zh: '没有找到报送材料', en: 'there are no submissions' } };
  const { lists } = found;
  const about = { ...(await baseOf(host)), host, entries, ...(lists.expected ? { expected: lists.expected } : {}) };
  const desk = openDesk(folders.sent, about, ground);
  return {
    entries,
    desk,
    request: {
      lists,
      about: {
        ...desk.about,
        passedOver: passedOver.map(shown),
        ...(own.settings ? { settings: own.settings } : {}),
      },
      formats: Object.keys(reviewOutputs),
      lang: 'zh',
    },
    told: [...found.told.map(({ zh }) => zh), ...told.map((name) => `没有审核：${shown(name)}`)],
  };
};
