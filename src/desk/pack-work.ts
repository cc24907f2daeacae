import { zipFiles } from '../document/zip-files.ts';
import { plainName } from '../engine/memory-host.ts';
import type { Workspace } from '../engine/workspace.ts';
import { guideFolder } from '../kinds/guide/guide-folders.ts';
import type { WorkAsk } from './protocol.ts';

/**
 * The work with all that it rests on and what belongs to it, its guides and records, as one archive: to be kept, and opened again.
 * Of a layer that cannot be read nothing tells what belongs to it: then all that was given comes along.
 */
export const packWork = async (
  { work: { name }, beside = [] }: WorkAsk,
  workspace: Workspace,
  held: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> => {
  const work = plainName(name);
  const { files } = await workspace.restsOn(work);
  const { layer } = await workspace.check(work);
  const own = layer ? await workspace.besideOf(layer) : held.keys();
  const wanted = new Set([work, ...files, ...own, ...beside.map((one) => plainName(one.name))]);
  const folder = layer && guideFolder(layer);
  return zipFiles(
    [...held]
      .filter(([name]) => wanted.has(name) || (folder !== undefined && name.startsWith(`${folder}/`)))
      .map(([path, bytes]) => ({ path, bytes }))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
  );
};
