import type { Resolved } from '../../model/catalogue.ts';
import type { CatalogueFile, NamedCatalogue } from '../../model/catalogue-file.ts';
import type { Reference } from '../../model/reference.ts';
import { readNational } from '../../source/catalogue.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Kinds } from '../result.ts';

/** The standard whose catalogues lie beside the folder `guides` that a guide is in; undefined where there is none. */
export const standardAround = async (
  file: string,
  reference: Reference,
  { host, read }: Kinds,
): Promise<Resolved | undefined> => {
  const folder = /^(.*?)\/?guides\/[^/]+\/[^/]+$/u.exec(file)?.[1];
  if (folder === undefined) return undefined;
  const names = ((await host.list(folder || '.')) ?? []).filter(isYamlName);
  const all = await Promise.all(names.map((name) => read(folder ? `${folder}/${name}` : name)));
  const catalogues = all
    .filter(({ kind, faults }) => kind === 'catalogue' && faults.length === 0)
    .map(({ source }): NamedCatalogue => ({ file: source.file, data: source.data as CatalogueFile }));
  return catalogues.length > 0 ? readNational(catalogues, reference) : undefined;
};
