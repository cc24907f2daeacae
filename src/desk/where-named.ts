import { saysKind } from '../compiler/kind.ts';
import { baseName } from '../engine/paths.ts';
import type { Workspace } from '../engine/workspace.ts';
import { attachmentNames } from '../kinds/guide/attachments.ts';
import { isLayer } from '../kinds/layer/is-layer.ts';
import { guidesOf } from '../kinds/layer/lineage.ts';
import { itemReference, readGuide } from '../source/guide.ts';
import { isYamlName, joinName } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';

/** Where files belong that came without their folders, and the guides of which nothing tells whose they are. */
export interface WhereNamed {
  readonly moves: ReadonlyMap<string, string>;
  readonly lost: readonly string[];
}

const isGuide = saysKind('guide');

const isBelow = (folder: string, name: string): boolean => name.startsWith(`${folder}/`);

/** The folder of guides that those without one belong to: the only one, or the only empty one. */
const emptyFolder = (folders: readonly string[], names: readonly string[]): string | undefined => {
  const empty = folders.filter((folder) => !names.some((name) => isBelow(folder, name)));
  const [only] = folders.length === 1 ? folders : empty;
  return folders.length === 1 || empty.length === 1 ? only : undefined;
};

const guideName = ({ file, data }: Source, folder: string): string | undefined => {
  const { item } = (data ?? {}) as { readonly item?: unknown };
  const named = typeof item === 'string' ? itemReference(item.trim()) : undefined;
  return named && `${folder}/${named.domain}/${baseName(file)}`;
};

/** The files that a guide in a folder of guides names. */
const namedIn = ({ file, data }: Source, folder: string): string[] => {
  const guide = readGuide(file, data);
  return guide ? attachmentNames(guide).map((name) => joinName(`${folder}/x`, name)) : [];
};

/** Puts each wanted file where it is named, if one file only bears its name and one place only names it. */
const placed = (wanted: readonly string[], loose: readonly string[]): [string, string][] =>
  [...new Set(wanted)].flatMap((to, _, all) => {
    const sameName = (other: string): boolean => baseName(other) === baseName(to);
    const [from, ...more] = loose.filter(sameName);
    const isOne = more.length === 0 && all.filter(sameName).length === 1 && !to.startsWith('../');
    return from !== undefined && isOne ? [[from, to]] : [];
  });

/**
 * Files that were chosen in one window come without their folders: where a layer or a guide among them names another file by
 * its folder, that is where it belongs.
 */
export const whereNamed = async (
  held: ReadonlyMap<string, unknown>,
  { open, ground }: Workspace,
): Promise<WhereNamed> => {
  const names = [...held.keys()];
  const sources = await Promise.all(names.filter(isYamlName).map(open));
  const layers = sources.filter(isLayer);
  const folders = [...new Set(layers.flatMap((layer) => guidesOf(layer) ?? []))];
  const folderOf = (name: string): string | undefined => folders.find((folder) => isBelow(folder, name));
  const empty = emptyFolder(folders, names);
  const guides = sources.filter(isGuide);
  const targets = guides.map((guide) => {
    const home = folderOf(guide.file);
    return { guide, home: home ?? empty, to: home || empty === undefined ? undefined : guideName(guide, empty) };
  });
  const moved = targets.flatMap(({ guide, to }): [string, string][] =>
    to === undefined || held.has(to) ? [] : [[guide.file, to]],
  );
  const grounds = await Promise.all(layers.map(({ file }) => ground(file)));
  const forms = targets.flatMap(({ guide, home }) => (home === undefined ? [] : namedIn(guide, home)));
  const wanted = [...grounds.flatMap((one) => one.names), ...forms];
  // A layer is found wherever it is (`desk-pin.ts`).
  const settled = new Set([...wanted, ...layers.map(({ file }) => file)]);
  const loose = names.filter((name) => !settled.has(name) && folderOf(name) === undefined);
  return {
    moves: new Map([
      ...moved,
      ...placed(
        wanted.filter((to) => !held.has(to)),
        loose,
      ),
    ]),
    lost: targets.flatMap(({ guide, home }) => (home === undefined ? guide.file : [])),
  };
};
