import { zipFiles } from '../document/zip-files.ts';
import type { Workspace } from '../engine/workspace.ts';
import { guideFolder } from '../kinds/guide/guide-folders.ts';

/** The work with all that it rests on and what belongs to it, its guides and records, as one archive: to be kept, and opened again. */
export const packWork = async (
  work: string,
  workspace: Workspace,
  held: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> => {
  const { files } = await workspace.restsOn(work);
  const { layer } = await workspace.check(work);
  const wanted = new Set([work, ...files, ...(layer ? await workspace.besideOf(layer) : [])]);
  const folder = layer && guideFolder(layer);
  return zipFiles(
    [...held]
      .filter(([name]) => wanted.has(name) || (folder !== undefined && name.startsWith(`${folder}/`)))
      .map(([path, bytes]) => ({ path, bytes }))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
  );
};
