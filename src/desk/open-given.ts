import type { Workspace } from '../engine/workspace.ts';
import { findWorks } from './find-works.ts';
import type { Held } from './held.ts';
import type { NamedBytes, Opened } from './protocol.ts';
import { whereNamed } from './where-named.ts';

/** Takes files that were given together, each to where it belongs, and tells them apart. `fresh`: what knows nothing of those before. */
export const openGiven = async (files: readonly NamedBytes[], held: Held, fresh: () => Workspace): Promise<Opened> => {
  const given = held.open(files);
  if ('problem' in given) return { files: [], works: [], layers: [], tables: [], lost: [], ...given };
  const workspace = fresh();
  const { moves, lost } = await whereNamed(held.files, workspace);
  const works = moves.size > 0 ? findWorks(held.move(moves), fresh()) : findWorks(given, workspace);
  return { ...(await works), lost };
};
