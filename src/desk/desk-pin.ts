import { tellOwnEdition } from '../compiler/own-edition.ts';
import type { Pin } from '../compiler/pin.ts';
import type { Reference } from '../model/reference.ts';
import { deskEdition } from './edition.ts';

const lastStep = (name: string): string => name.replaceAll('\\', '/').split('/').at(-1) ?? '';

/**
 * Where `extends` leads among files that were given together: a parent may lie in another folder there, or in none, as
 * long as one file only has its name. `asNational`: one that is not there is taken for the national catalogue, and still told.
 */
export const deskPin = (held: ReadonlyMap<string, unknown>, reference: Reference, asNational: () => boolean): Pin => {
  const { catalogues, edition } = deskEdition;
  return tellOwnEdition(catalogues, reference.domains, edition, async ({ source, parent, found }) => {
    if (!('fault' in found) || /^national(?:@|$)/u.test(parent.value)) return undefined;
    const named = [...held.keys()].filter((name) => name !== source.file && lastStep(name) === lastStep(parent.value));
    const [file] = named;
    if (file !== undefined && named.length === 1) return { parent: { file }, faults: [] };
    return asNational() ? { parent: { national: true }, faults: [found.fault] } : undefined;
  });
};
