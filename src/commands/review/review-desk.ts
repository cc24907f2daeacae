import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { createPin } from '../../compiler/pin.ts';
import type { ConfinedHost } from '../../host/confined-host.ts';
import { nationalEdition } from '../../host/national-edition.ts';
import { levelOfCode } from '../../model/level-of-code.ts';
import { mask, withoutControls } from '../../model/personal/mask.ts';
import type { ExpectedRegion, Review, Summary } from '../../model/review.ts';
import { openBase, toFolder } from '../../workspace/open-base.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import type { Entry } from './find-submissions.ts';
import { overlay } from './overlay.ts';
import { reviewEntry } from './review-entry.ts';

/** Whether a path is a folder or lies in it. */
export const isBelow = (folder: string, path: string): boolean => {
  const inner = relative(resolve(folder), resolve(path));
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`));
};

/** How files are named in the result, the same on every machine. */
const nameIn =
  (folder: string, base: string | undefined) =>
  (file: string): string => {
    const inside = (root: string): string | undefined =>
      isBelow(root, file) ? relative(resolve(root), resolve(file)).split(sep).join('/') : undefined;
    const pinned = base === undefined ? undefined : inside(base);
    if (file.startsWith(`${nationalEdition.folder}/`))
      return `national@${nationalEdition.edition}/${file.slice(nationalEdition.folder.length + 1)}`;
    const name = pinned === undefined ? (inside(folder) ?? file.split('/').at(-1) ?? file) : `base/${pinned}`;
    return mask(withoutControls(name));
  };

/** Names of files inside of sentences, the same on every machine. */
const sentenceIn = (folder: string, base: string | undefined): ((text: string) => string) => {
  const escaped = (path: string): string => path.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const prefixes = [
    [nationalEdition.folder, `national@${nationalEdition.edition}/`],
    ...(base === undefined ? [] : [[base, 'base/']]),
    ...(folder === '.' ? [] : [[folder, '']]),
  ].map(([path = '', name = '']) => [new RegExp(`(?<![\\p{L}\\p{N}/._-])${escaped(path)}/`, 'gu'), name] as const);
  return (text) => prefixes.reduce((told, [prefix, name]) => told.replace(prefix, name), text);
};

/** A desk on which submissions are reviewed one by one, held against pinned parents. */
export interface ReviewDesk {
  readonly summarise: (entry: Entry) => Promise<readonly Summary[]>;
  readonly about: { readonly registerAsOf: string; readonly edition: string; readonly base?: Review['base'] };
  /** A hash of the pinned files; undefined when there are none. */
  readonly baseDigest: () => Promise<string | undefined>;
}

/** Opens a desk for the submissions of a folder. Names of folders have `/` between, none at the end. */
export const openDesk = async (
  folder: string,
  {
    base: pinned,
    date,
    host,
    filesIn,
    entries,
    expected,
  }: {
    readonly base?: string;
    readonly date?: string;
    readonly host: ConfinedHost;
    /** The YAML files below the folder of pinned files; else those on the disk. */
    readonly filesIn?: (folder: string) => Promise<readonly string[]>;
    /** Everything that was sent in. */
    readonly entries: readonly Entry[];
    /** Who has to file: layers of their levels are submissions. */
    readonly expected?: readonly ExpectedRegion[];
  },
): Promise<ReviewDesk> => {
  const base = await openBase(pinned, host, host.isInside, filesIn);
  const laid = overlay(host);
  const workspace = openWorkspace(date, laid, undefined, createPin(base));
  const names = { fileName: nameIn(folder, pinned), sentence: sentenceIn(folder, pinned) };
  const levels = expected?.flatMap(({ code }) => (code === undefined ? [] : [levelOfCode(code)])) ?? [];
  const listed = levels.length > 0 ? { listed: new Set(levels) } : {};
  const desk = {
    ...{ workspace, host: laid, base, names, entries, ...listed },
    ...(expected ? { expected } : {}),
    ...(date ? { date } : {}),
  };
  return {
    summarise: (entry) => reviewEntry(entry, desk),
    about: {
      registerAsOf: workspace.reference.register.asOf,
      edition: nationalEdition.edition,
      ...(base.files ? { base: { regions: base.layers.map(({ region }) => region.name) } } : {}),
    },
    baseDigest: async () => {
      if (!base.files || pinned === undefined) return undefined;
      const hash = createHash('sha256');
      for (const file of [...base.files].sort()) {
        const bytes = await host.read(file);
        const own = bytes instanceof Uint8Array ? createHash('sha256').update(bytes).digest('hex') : bytes.problem;
        hash.update(`${JSON.stringify([toFolder(relative(pinned, file)), own])}\n`);
      }
      return hash.digest('hex');
    },
  };
};
