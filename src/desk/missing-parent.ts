import { plainName } from '../engine/memory-host.ts';
import type { Workspace } from '../engine/workspace.ts';
import { extendsOf, namesNational } from '../kinds/layer/lineage.ts';
import type { Snapshot } from './protocol.ts';

/** The parent that a chain breaks at, because it is not among the files: as it is named, and by which file. */
export const missingParent = async (work: string, { open, ground, host }: Workspace): Promise<Snapshot['missing']> => {
  const seen = new Set<string>();
  for (let file: string | undefined = work; file !== undefined && !seen.has(file); ) {
    seen.add(file);
    const source = await open(file);
    const parent = source.cellOf ? undefined : extendsOf(source);
    if (!parent || namesNational(parent.value)) return undefined;
    const [above]: readonly string[] = (await ground(file)).files;
    const isThere = above !== undefined || (await host.list(plainName(parent.value))) !== undefined;
    if (!isThere) return { name: parent.value, by: file };
    file = above;
  }
  return undefined;
};
