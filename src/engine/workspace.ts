import { createGraph } from '../compiler/graph.ts';
import type { Pin } from '../compiler/pin.ts';
import { reference } from '../generated/reference.js';
import { createGuideChain } from '../kinds/guide/guide-chain.ts';
import { guidedItems, guideFiles, guideFolder } from '../kinds/guide/guide-folders.ts';
import { type OwnGuide, ownGuide } from '../kinds/guide/own-guide.ts';
import { type Publication, publishGuides } from '../kinds/guide/publish-guides.ts';
import { createKinds } from '../kinds/index.ts';
import { layerRecords } from '../kinds/layer/layer-records.ts';
import { type OpenKept, openKept } from '../kinds/open-kept.ts';
import type { Layer, Ref, Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import type { Guide, ResolvedGuide } from '../model/guide.ts';
import type { Place, Position } from '../model/place.ts';
import type { RecordId } from '../model/record.ts';
import { readNational } from '../source/catalogue.ts';
import { readGuide } from '../source/guide.ts';
import type { Host } from '../source/host.ts';
import { joinName } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';

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

/** The graph of files over any host and the data that comes with the tool. Knows nothing of Node. */
export const createWorkspace = ({ host, national, pin, date, thrown, opened }: Ground) => {
  let places: Places | undefined;
  let standard: Resolved | undefined;
  const { edition, catalogues, guides, forced } = national;
  const nationalStandard = (): Resolved => (standard ??= readNational(catalogues, reference));
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
    /** The guides of a layer that may be published with a catalogue of it. */
    publishGuides: (layer: string, catalogue: Resolved): Promise<Publication> =>
      publishGuides({ chain: createGuideChain(setting), reference, catalogue, layer }, graph),
    /** What stands above the guides of a layer for an item: the guide of the layer above it, or what law says. */
    guideAboveLayer: async (layer: string, item: Ref): Promise<ResolvedGuide | undefined> => {
      const { step } = (await graph.read(layer)).result;
      return step && (await createGuideChain(setting).inherit(step.resolved, item, graph)).guide;
    },
    /** What the guides of a layer and of all above it say of an item. */
    guideAbove: async (layer: string, item: Ref): Promise<ResolvedGuide | undefined> =>
      (await createGuideChain(setting).resolve(layer, item, graph)).guide,
    /** What stands in the folder of a layer as the guide of an item. */
    ownGuide: (layer: Layer, item: Ref): Promise<OwnGuide | undefined> => ownGuide(layer, item, graph),
    /** What the guides of a layer, and of those above it, come to, by item. */
    guidesByItem: async (layer: Layer): Promise<ReadonlyMap<Ref, ResolvedGuide>> => {
      const { step } = (await graph.read(layer.file)).result;
      const chain = createGuideChain(setting);
      const all = new Map<Ref, ResolvedGuide>();
      for (const ref of new Set(step ? await guidedItems(step.inherited, layer, graph) : [])) {
        const { guide } = await chain.resolve(layer.file, ref, graph);
        if (guide && step?.resolved.items.has(ref)) all.set(ref, guide);
      }
      return all;
    },
    /** A file in the folder of a layer's guides; undefined where it is not, or leads out of it. */
    guideAttachment: async (layer: Layer, name: string): Promise<Uint8Array | undefined> => {
      const root = guideFolder(layer);
      const path = root === undefined ? undefined : joinName(`${root}/x`, name);
      if (path === undefined || !path.startsWith(`${root}/`) || (await graph.host.isLink?.(path))) return undefined;
      const bytes = await graph.host.read(path);
      return 'problem' in bytes ? undefined : bytes;
    },
    /** The guides of a layer as they are written; undefined for a layer without a folder of them. */
    writtenGuides: async (layer: Layer): Promise<readonly Guide[] | undefined> => {
      if (!layer.guides) return undefined;
      const files = await guideFiles(layer, graph.host);
      const all = await Promise.all(files.map(async (file) => readGuide(file, (await graph.open(file)).data)));
      return all.flatMap((guide) => guide ?? []);
    },
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
