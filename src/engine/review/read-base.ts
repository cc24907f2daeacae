import type { Base, PinnedLayer } from '../../compiler/base.ts';
import { regionOf } from '../../compiler/region-of.ts';
import { reference } from '../../generated/reference.js';
import type { CatalogueFile, NamedCatalogue } from '../../model/catalogue-file.ts';
import { headId } from '../../model/domain-head.ts';
import type { Host } from '../../source/host.ts';
import { readSource } from '../../source/read-source.ts';
import type { Edition } from '../workspace.ts';

/** What pinned files are read with. */
export interface BaseRequest {
  readonly national: Pick<Edition, 'edition' | 'catalogues'>;
  /** The name of a file inside the folder of pinned files. */
  readonly pathOf: (file: string) => string;
  readonly isInside: Base['isInside'];
}

/** The pinned files: the national edition of the tool, and the layers and national files of the reviewer. */
export const readBase = async (
  files: readonly string[],
  host: Host,
  { national: tool, pathOf, isInside }: BaseRequest,
): Promise<Base> => {
  const layers: PinnedLayer[] = [];
  const own: NamedCatalogue[] = [];
  for (const file of files) {
    const { data } = await readSource(file, host);
    const kind = (data as { kind?: unknown } | null | undefined)?.kind;
    const region = kind === 'layer' ? regionOf(data) : undefined;
    if (region) layers.push({ file, path: pathOf(file), region, data });
    if (kind === 'catalogue') own.push({ file, data: data as CatalogueFile });
  }
  // The reviewer's own file of a domain stands for that of the tool.
  const national = [
    ...new Map([...tool.catalogues, ...[...own].reverse()].map((named) => [headId(named.data), named])).values(),
  ];
  return { files: new Set(files), layers, national, domains: reference.domains, edition: tool.edition, isInside };
};
