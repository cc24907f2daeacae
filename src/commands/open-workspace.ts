import { createCompiler } from '../compile.ts';
import { reference } from '../generated/reference.js';
import type { Place, Position } from '../model/place.ts';
import type { Host } from '../source/host.ts';
import type { Validator } from '../source/schema.ts';
import { fileHost } from './file-host.ts';
import { nationalEdition, nationalPlaces } from './national-edition.ts';

type Places = Awaited<ReturnType<typeof nationalPlaces>>;

/** A compiler over the file system and the data that comes with the tool. */
export const openWorkspace = (date: string | undefined, host: Host = fileHost) => {
  let places: Places | undefined;
  const compiler = createCompiler({
    host,
    reference,
    validators: async () =>
      (await import('../generated/validators.js')) as unknown as {
        [kind in 'layer' | 'catalogue' | 'reference' | 'evidence']: Validator;
      },
    national: {
      edition: nationalEdition.edition,
      catalogues: nationalEdition.catalogues,
      locate: (place) => places?.locate(place),
    },
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
