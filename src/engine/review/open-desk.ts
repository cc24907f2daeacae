import type { Base } from '../../compiler/base.ts';
import { createPin } from '../../compiler/pin.ts';
import type { Compiled } from '../../kinds/result.ts';
import { levelOfCode } from '../../model/level-of-code.ts';
import { mask, withoutControls } from '../../model/personal/mask.ts';
import type { ExpectedRegion, Review, Summary } from '../../model/review.ts';
import type { ConfinedHost } from '../../source/host.ts';
import type { Workspace } from '../workspace.ts';
import type { Entry } from './find-submissions.ts';
import { overlay } from './overlay.ts';
import { readEntry, reviewEntry } from './review-entry.ts';
import { insideOf, type ReviewGround } from './review-ground.ts';

/** How files are named in the result, the same on every machine. */
const nameIn =
  (folder: string, base: string | undefined, ground: ReviewGround) =>
  (file: string): string => {
    const { national } = ground;
    const inside = (root: string): string | undefined => insideOf(ground, root, file);
    const pinned = base === undefined ? undefined : inside(base);
    if (file.startsWith(`${national.folder}/`))
      return `national@${national.edition}/${file.slice(national.folder.length + 1)}`;
    const name = pinned === undefined ? (inside(folder) ?? file.split('/').at(-1) ?? file) : `base/${pinned}`;
    return mask(withoutControls(name));
  };

/** Names of files inside of sentences, the same on every machine. */
const sentenceIn = (
  folder: string,
  base: string | undefined,
  { national }: ReviewGround,
): ((text: string) => string) => {
  const escaped = (path: string): string => path.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const prefixes = [
    [national.folder, `national@${national.edition}/`],
    ...(base === undefined ? [] : [[base, 'base/']]),
    ...(folder === '.' ? [] : [[folder, '']]),
  ].map(([path = '', name = '']) => [new RegExp(`(?<![\\p{L}\\p{N}/._-])${escaped(path)}/`, 'gu'), name] as const);
  return (text) => prefixes.reduce((told, [prefix, name]) => told.replace(prefix, name), text);
};

/** A desk on which submissions are reviewed one by one, held against pinned parents. */
export interface ReviewDesk {
  readonly summarise: (entry: Entry) => Promise<readonly Summary[]>;
  /** Opens one of the submissions of an entry again, to be read. */
  readonly read: <Result>(
    entry: Entry,
    name: string,
    use: (compiled: Compiled, workspace: Workspace) => Promise<Result>,
  ) => Promise<Result | undefined>;
  readonly about: { readonly registerAsOf: string; readonly edition: string; readonly base?: Review['base'] };
}

/** What a desk is opened for. */
export interface DeskRequest {
  /** The folder of pinned files. */
  readonly pinned?: string;
  readonly base: Base;
  readonly date?: string;
  readonly host: ConfinedHost;
  /** Everything that was sent in. */
  readonly entries: readonly Entry[];
  /** Who has to file: layers of their levels are submissions. */
  readonly expected?: readonly ExpectedRegion[];
}

/** Opens a desk for the submissions of a folder. Names of folders have `/` between, none at the end. */
export const openDesk = (
  folder: string,
  { pinned, base, date, host, entries, expected }: DeskRequest,
  ground: ReviewGround,
): ReviewDesk => {
  const laid = overlay(host);
  const workspace = ground.workspace(laid, createPin(base));
  const names = { fileName: nameIn(folder, pinned, ground), sentence: sentenceIn(folder, pinned, ground) };
  const levels = expected?.flatMap(({ code }) => (code === undefined ? [] : [levelOfCode(code)])) ?? [];
  const listed = levels.length > 0 ? { listed: new Set(levels) } : {};
  const desk = {
    ...{ ground, workspace, host: laid, base, names, entries, ...listed },
    ...(expected ? { expected } : {}),
    ...(date ? { date } : {}),
  };
  return {
    summarise: (entry) => reviewEntry(entry, desk),
    read: (entry, name, use) => readEntry(entry, name, desk, use),
    about: {
      registerAsOf: workspace.reference.register.asOf,
      edition: ground.national.edition,
      ...(base.files ? { base: { regions: base.layers.map(({ region }) => region.name) } } : {}),
    },
  };
};
