import { createCompiler, type SourceKind } from '../compiler/compiler.ts';
import { tellOwnEdition } from '../compiler/own-edition.ts';
import type { Pin } from '../compiler/pin.ts';
import { reference } from '../generated/reference.js';
import { fileHost } from '../host/file-host.ts';
import { nationalEdition, nationalPlaces } from '../host/national-edition.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Place, Position } from '../model/place.ts';
import type { Host } from '../source/host.ts';
import type { Validator } from '../source/schema.ts';
import { tellCareful } from './tell-careful.ts';
import { tellThrown } from './tell-thrown.ts';
import { workbookParent } from './workbook-parent.ts';

type Locate = (place: Place) => Position | undefined;
type Places = Awaited<ReturnType<typeof nationalPlaces>>;

const validators: { readonly [kind in SourceKind]: () => Promise<Validator> } = {
  layer: async () => (await import('../generated/validators/layer.js')).layer as Validator,
  catalogue: async () => (await import('../generated/validators/catalogue.js')).catalogue as Validator,
  reference: async () => (await import('../generated/validators/reference.js')).reference as Validator,
  evidence: async () => (await import('../generated/validators/evidence.js')).evidence as Validator,
  rulings: async () => (await import('../generated/validators/rulings.js')).rulings as Validator,
};

/** A compiler over the file system and the data that comes with the tool. */
export const openWorkspace = (
  date: string | undefined,
  host: Host = fileHost,
  /** Another national edition, in which every chain is made to end. */
  national?: { readonly edition: string; readonly catalogues: readonly NamedCatalogue[]; readonly locate: Locate },
  pin?: Pin,
) => {
  let places: Places | undefined;
  const compiler = createCompiler({
    host,
    reference,
    validator: (kind) => validators[kind](),
    national: national
      ? { ...national, forced: true }
      : {
          edition: nationalEdition.edition,
          catalogues: nationalEdition.catalogues,
          locate: (place) => places?.locate(place),
        },
    pin:
      pin ??
      (national
        ? workbookParent
        : tellOwnEdition(nationalEdition.catalogues, reference.domains, nationalEdition.edition, workbookParent)),
    thrown: tellThrown,
    opened: tellCareful,
    ...(date ? { date } : {}),
  });
  return {
    ...compiler,
    reference,
    /** Loads what printing places of the national files needs; only wanted when something points there. */
    loadPlaces: async (): Promise<void> => {
      places ??= await nationalPlaces();
    },
    locate: (place: Place): Position | undefined => compiler.locate(place),
    line: (file: string, number: number): string | undefined =>
      compiler.source(file)?.line(number) ?? places?.line(file, number),
  };
};
