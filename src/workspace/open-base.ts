import { normalize, relative, sep } from 'node:path';
import type { Base } from '../compiler/base.ts';
import { createPin, type Pin } from '../compiler/pin.ts';
import { readBase as readAny } from '../engine/review/read-base.ts';
import { fileHost } from '../host/file-host.ts';
import { walk } from '../host/find-sources.ts';
import { nationalEdition } from '../host/national-edition.ts';
import type { Host } from '../source/host.ts';
import { openWorkspace } from './open-workspace.ts';

/** The name of a folder as names of files in it begin: `/` between, none at the end. */
export const toFolder = (path: string): string => normalize(path).split(sep).join('/').replace(/\/+$/u, '') || '/';

/** The pinned files: the national edition of the tool, and the layers and national files of the reviewer below `folder`. */
export const readBase = (
  folder: string,
  files: readonly string[],
  host: Host,
  isInside: Base['isInside'] = () => true,
): Promise<Base> =>
  readAny(files, host, {
    national: nationalEdition,
    pathOf: (file) => toFolder(relative(folder, file)),
    isInside,
  });

/** What is pinned for a review: without a folder, only the national edition of the tool. */
export const openBase = async (
  folder: string | undefined,
  host: Host,
  isInside?: Base['isInside'],
  filesIn: (folder: string) => Promise<readonly string[]> = walk,
): Promise<Base> => {
  if (folder !== undefined) return readBase(folder, await filesIn(folder), host, isInside);
  const { files: _, ...base } = await readBase('.', [], host, isInside);
  return base;
};

/** What leads layers to the pinned parents of a folder. */
export const openPin = async (folder: string): Promise<Pin> => createPin(await openBase(toFolder(folder), fileHost));

/** A workspace whose layers are held against the pinned parents of a folder, if one is given. */
export const openPinned = async (
  date: string | undefined,
  folder: string | undefined,
): Promise<ReturnType<typeof openWorkspace>> =>
  folder === undefined ? openWorkspace(date) : openWorkspace(date, fileHost, undefined, await openPin(folder));
