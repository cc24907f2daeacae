import { createGraph } from '../compiler/graph.ts';
import { tellOwnEdition } from '../compiler/own-edition.ts';
import type { Pin } from '../compiler/pin.ts';
import { reference } from '../generated/reference.js';
import { fileHost } from '../host/file-host.ts';
import { nationalEdition, nationalPlaces } from '../host/national-edition.ts';
import { createGuideChain } from '../kinds/guide/guide-chain.ts';
import { guideFiles } from '../kinds/guide/guide-folders.ts';
import { type Publication, publishGuides } from '../kinds/guide/publish-guides.ts';
import { createKinds } from '../kinds/index.ts';
import type { Layer, Ref, Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { ResolvedGuide } from '../model/guide.ts';
import type { Place, Position } from '../model/place.ts';
import { readNational } from '../source/catalogue.ts';
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

type Places = Awaited<ReturnType<typeof nationalPlaces>>;

/** The graph of files over the file system and the data that comes with the tool. */
export const openWorkspace = (
  date: string | undefined,
  host: Host = fileHost,
  /** Another national edition, in which every chain is made to end. */
  national?: National,
  pin?: Pin,
) => {
  let places: Places | undefined;
  let standard: Resolved | undefined;
  const { edition, catalogues, locate }: National = national ?? {
    ...nationalEdition,
    locate: (place) => places?.locate(place),
  };
  const nationalStandard = (): Resolved => (standard ??= readNational(catalogues, reference));
  // Another edition has its own.
  const nationalGuides = async () =>
    national
      ? []
      : (await import('../generated/national-guides.js')).nationalGuides.map(({ name, data }) => ({
          file: `${nationalEdition.folder}/${name}`,
          data,
        }));
  const toldEdition = tellOwnEdition(catalogues, reference.domains, edition, workbookParent);
  const setting = {
    reference,
    national: {
      edition,
      standard: nationalStandard,
      catalogues,
      guides: nationalGuides,
      ...(national ? { forced: true as const } : {}),
    },
    pin: pin ?? (national ? workbookParent : toldEdition),
    ...(date ? { date } : {}),
  };
  const graph = createGraph({
    host,
    reference,
    kinds: createKinds(setting),
    elsewhere: locate,
    thrown: tellThrown,
    opened: tellCareful,
    ...(date ? { date } : {}),
  });
  return {
    ...graph,
    reference,
    nationalStandard,
    /** The guides of a layer that may be published with a catalogue of it. */
    publishGuides: (layer: string, catalogue: Resolved): Promise<Publication> =>
      publishGuides({ chain: createGuideChain(setting), reference, catalogue, layer }, graph),
    /** What stands above the guide of an item in a layer. */
    guideAbove: async (layer: string, item: Ref): Promise<ResolvedGuide | undefined> =>
      (await createGuideChain(setting).resolve(layer, item, graph)).guide,
    /** The guides of a layer, by name. */
    guidesOf: (layer: Layer): Promise<readonly string[]> => guideFiles(layer, graph.host),
    /** Loads what printing places of the national files needs; only wanted when something points there. */
    loadPlaces: async (): Promise<void> => {
      places ??= await nationalPlaces();
    },
    line: (file: string, number: number): string | undefined =>
      graph.source(file)?.line(number) ?? places?.line(file, number),
  };
};
