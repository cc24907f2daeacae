import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { type DeskRequest, openDesk as openAny, type ReviewDesk } from '../../engine/review/open-desk.ts';
import { nationalEdition } from '../../host/national-edition.ts';
import { openBase, toFolder } from '../../workspace/open-base.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { tellThrown } from '../../workspace/tell-thrown.ts';

/** Whether a path is a folder or lies in it. */
export const isBelow = (folder: string, path: string): boolean => {
  const inner = relative(resolve(folder), resolve(path));
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`));
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A desk whose pinned files have a hash. */
export interface DiskDesk extends ReviewDesk {
  /** A hash of the pinned files; undefined when there are none. */
  readonly baseDigest: () => Promise<string | undefined>;
}

/** What a desk on the disk is opened for: its pinned files are a folder. */
export interface DiskRequest extends Omit<DeskRequest, 'pinned' | 'base'> {
  readonly base?: string;
  /** The YAML files below the folder of pinned files; else those on the disk. */
  readonly filesIn?: (folder: string) => Promise<readonly string[]>;
}

/** Opens a desk for the submissions of a folder. Names of folders have `/` between, none at the end. */
export const openDesk = async (
  folder: string,
  { base: pinned, filesIn, ...request }: DiskRequest,
): Promise<DiskDesk> => {
  const { host, date } = request;
  const base = await openBase(pinned, host, host.isInside, filesIn);
  const desk = openAny(
    folder,
    { ...request, base, ...(pinned === undefined ? {} : { pinned }) },
    {
      national: nationalEdition,
      relative: (from, to) => relative(resolve(from), resolve(to)).split(sep).join('/'),
      workspace: (laid, pin) => openWorkspace(date, laid, undefined, pin),
      sha256: hashOf,
      thrown: tellThrown,
    },
  );
  return {
    ...desk,
    baseDigest: async () => {
      if (!base.files || pinned === undefined) return undefined;
      const hash = createHash('sha256');
      for (const file of [...base.files].sort()) {
        const bytes = await host.read(file);
        const own = bytes instanceof Uint8Array ? hashOf(bytes) : bytes.problem;
        hash.update(`${JSON.stringify([toFolder(relative(pinned, file)), own])}\n`);
      }
      return hash.digest('hex');
    },
  };
};
