import { tellOwnEdition } from '../compiler/own-edition.ts';
import type { Pin } from '../compiler/pin.ts';
import { createWorkspace, type Edition, type Workspace } from '../engine/workspace.ts';
import { reference } from '../generated/reference.js';
import { fileHost } from '../host/file-host.ts';
import { nationalEdition, nationalPlaces } from '../host/national-edition.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Place, Position } from '../model/place.ts';
import type { Host } from '../source/host.ts';
import { tellCareful } from './tell-careful.ts';
import { tellThrown } from './tell-thrown.ts';
import { workbookParent } from './workbook-parent.ts';

/** A national edition, and how places in it are found. */
interface National {
  readonly edition: string;
  readonly catalogues: readonly NamedCatalogue[];
  readonly locate: (place: Place) => Position | undefined;
}

/** The edition that everything rests on, as it is now: another may be chosen. */
const ownEdition = (): Edition => ({
  ...nationalEdition,
  places: nationalPlaces,
  guides: async () =>
    (await import('../generated/national-guides.js')).nationalGuides.map(({ name, data }) => ({
      file: `${nationalEdition.folder}/${name}`,
      data,
    })),
});

/** The graph of files over the file system and the data that comes with the tool. */
export const openWorkspace = (
  date: string | undefined,
  host: Host = fileHost,
  /** Another national edition, in which every chain is made to end. */
  national?: National,
  pin?: Pin,
): Workspace => {
  const { catalogues, edition } = nationalEdition;
  return createWorkspace({
    host,
    // Another edition has guides of its own.
    national: national ? { ...ownEdition(), ...national, guides: async () => [], forced: true } : ownEdition(),
    pin: pin ?? (national ? workbookParent : tellOwnEdition(catalogues, reference.domains, edition, workbookParent)),
    thrown: tellThrown,
    opened: tellCareful,
    ...(date ? { date } : {}),
  });
};
