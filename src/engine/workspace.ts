import { createGraph } from '../compiler/graph.ts';
import type { Pin } from '../compiler/pin.ts';
import { reference } from '../generated/reference.js';
import { guideFiles } from '../kinds/guide/guide-folders.ts';
import { createKinds } from '../kinds/index.ts';
import { layerRecords } from '../kinds/layer/layer-records.ts';
import { type OpenKept, openKept } from '../kinds/open-kept.ts';
import type { Layer, Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Place, Position } from '../model/place.ts';
import type { RecordId } from '../model/record.ts';
import { readNational } from '../source/catalogue.ts';
import type { Host } from '../source/host.ts';
import type { Source } from '../source/source.ts';
import { guidesIn } from './guides-in.ts';

/** How places in the files of an edition are found, and their lines. */
export interface Places {
  readonly locate: (place: Place) => Position | undefined;
  readonly line: (file: string, number: number) => string | undefined;
}

/** A national edition. */
export interface Edition {
  readonly edition: string;
  /** The folder by which its files are named. */
  readonly folder: string;
  readonly catalogues: readonly NamedCatalogue[];
  /** Only wanted when something points into it. */
  readonly places: () => Promise<Places>;
  /** Where a place is, when its files are open anyway. */
  readonly locate?: Places['locate'];
  readonly guides: () => Promise<readonly { readonly file: string; readonly data: unknown }[]>;
  /** Every chain ends in this edition, whatever a layer names. */
  readonly forced?: true;
}

/** What the compiler works on: files, an edition, and where `extends` leads. */
export interface Ground {
  readonly host: Host;
  readonly national: Edition;
  readonly pin: Pin;
  readonly date?: string;
  /** Hears of what was thrown while a file was worked on. */
  readonly thrown?: (error: unknown, file: string) => void;
  /** Hears of every file that was read. */
  readonly opened?: (source: Source) => void;
}

const standards = new WeakMap<readonly NamedCatalogue[], Resolved>();

/** The standard that an edition comes to: resolving leaves it as it is, so whatever opens next rests on the same one. */
const standardOf = (catalogues: readonly NamedCatalogue[]): Resolved => {
  const known = standards.get(catalogues) ?? readNational(catalogues, reference, () => true);
  standards.set(catalogues, known);
  return known;
};

/** The graph of files over any host and the data that comes with the tool. Knows nothing of Node. */
export const createWorkspace = ({ host, national, pin, date, thrown, opened }: Ground) => {
  let places: Places | undefined;
  const { edition, catalogues, guides, forced } = national;
  const nationalStandard = (): Resolved => standardOf(catalogues);
  const setting = {
    reference,
    national: { edition, standard: nationalStandard, catalogues, guides, ...(forced ? { forced } : {}) },
    pin,
    ...(date ? { date } : {}),
  };
  const graph = createGraph({
    host,
    reference,
    kinds: createKinds(setting),
    elsewhere: national.locate ?? ((place) => places?.locate(place)),
    ...(thrown ? { thrown } : {}),
    ...(opened ? { opened } : {}),
    ...(date ? { date } : {}),
  });
  return {
    ...graph,
    reference,
    national,
    nationalStandard,
    ...guidesIn(setting, graph),
    /** What a layer has beside it, by name: its guides and its records, which are checked with it. */
    besideOf: async (layer: Layer): Promise<readonly string[]> => [
      ...(await guideFiles(layer, graph.host)),
      ...(await layerRecords(layer, graph)).files,
    ],
    /** What the record files of a layer come to. */
    openKept: (layer: Layer, ids: readonly RecordId[]): Promise<OpenKept> => openKept(layer, ids, graph),
    /** Loads what printing places of the national files needs; only wanted when something points there. */
    loadPlaces: async (): Promise<void> => {
      places ??= await national.places();
    },
    line: (file: string, number: number): string | undefined =>
      graph.source(file)?.line(number) ?? places?.line(file, number),
  };
};

/** An open graph of files. */
export type Workspace = ReturnType<typeof createWorkspace>;
