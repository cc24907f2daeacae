import { normalize, relative, sep } from 'node:path';
import type { Base, PinnedLayer } from '../compiler/base.ts';
import { createPin } from '../compiler/pin.ts';
import { regionOf } from '../compiler/region-of.ts';
import { reference } from '../generated/reference.js';
import { fileHost } from '../host/file-host.ts';
import { walk } from '../host/find-sources.ts';
import { nationalEdition } from '../host/national-edition.ts';
import type { CatalogueFile, NamedCatalogue } from '../model/catalogue-file.ts';
import { headId } from '../model/domain-head.ts';
import type { Host } from '../source/host.ts';
import { readSource } from '../source/read-source.ts';
import { openWorkspace } from './open-workspace.ts';

/** The name of a folder as names of files in it begin: `/` between, none at the end. */
export const toFolder = (path: string): string => normalize(path).split(sep).join('/').replace(/\/+$/u, '') || '/';

/** The pinned files: the national edition of the tool, and the layers and national files of the reviewer below `folder`. */
export const readBase = async (
  folder: string,
  files: readonly string[],
  host: Host,
  isInside: Base['isInside'] = () => true,
): Promise<Base> => {
  const layers: PinnedLayer[] = [];
  const own: NamedCatalogue[] = [];
  for (const file of files) {
    const { data } = await readSource(file, host);
    const kind = (data as { kind?: unknown } | null | undefined)?.kind;
    const region = kind === 'layer' ? regionOf(data) : undefined;
    if (region) layers.push({ file, path: toFolder(relative(folder, file)), region, data });
    if (kind === 'catalogue') own.push({ file, data: data as CatalogueFile });
  }
  // The reviewer's own file of a domain stands for that of the tool.
  const national = [
    ...new Map(
      [...nationalEdition.catalogues, ...[...own].reverse()].map((named) => [headId(named.data), named]),
    ).values(),
  ];
  return {
    files: new Set(files),
    layers,
    national,
    domains: reference.domains,
    edition: nationalEdition.edition,
    isInside,
  };
};

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

/** A workspace whose layers are held against the pinned parents of a folder, if one is given. */
export const openPinned = async (
  date: string | undefined,
  folder: string | undefined,
): Promise<ReturnType<typeof openWorkspace>> =>
  folder === undefined
    ? openWorkspace(date)
    : openWorkspace(date, fileHost, undefined, createPin(await openBase(toFolder(folder), fileHost)));
