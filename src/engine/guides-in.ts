import { createGuideChain } from '../kinds/guide/guide-chain.ts';
import { guidedItems, guideFiles, guideFolder } from '../kinds/guide/guide-folders.ts';
import { type JudgedGuide, judgeGuides } from '../kinds/guide/judge-guides.ts';
import { type OwnGuide, ownGuide } from '../kinds/guide/own-guide.ts';
import { type Publication, publishGuides } from '../kinds/guide/publish-guides.ts';
import type { Kinds } from '../kinds/result.ts';
import type { Setting } from '../kinds/setting.ts';
import type { Layer, Ref, Resolved } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Guide, ResolvedGuide } from '../model/guide.ts';
import { readGuide } from '../source/guide.ts';
import { joinName } from '../source/parent-file.ts';

/** What may be asked of the guides of layers. */
export const guidesIn = (setting: Setting, graph: Kinds) => {
  const { reference } = setting;
  return {
    /** The guides of a layer that may be published with a catalogue of it. */
    publishGuides: (layer: string, catalogue: Resolved): Promise<Publication> =>
      publishGuides({ chain: createGuideChain(setting), reference, catalogue, layer }, graph),
    /** What the guides of a layer, and of those above it, come to one by one, and the files in its own folder. */
    judgeGuides: async (
      layer: Layer,
    ): Promise<{ readonly judged: readonly JudgedGuide[]; readonly files: readonly string[] }> => {
      const { step } = (await graph.read(layer.file)).result;
      if (!step) return { judged: [], files: [] };
      const { inherited, resolved } = step;
      const judging = { chain: createGuideChain(setting), reference, catalogue: resolved, layer: layer.file };
      return {
        judged: await judgeGuides(judging, { layer, inherited, whole: resolved }, graph),
        files: await guideFiles(layer, graph.host),
      };
    },
    /** What stands above the guides of a layer for an item: the guide of the layer above it, or what law says. */
    guideAboveLayer: async (layer: string, item: Ref): Promise<ResolvedGuide | undefined> => {
      const { step } = (await graph.read(layer)).result;
      return step && (await createGuideChain(setting).inherit(step.resolved, item, graph)).guide;
    },
    /** What the guides of a layer and of all above it say of an item. */
    guideAbove: async (layer: string, item: Ref): Promise<ResolvedGuide | undefined> =>
      (await createGuideChain(setting).resolve(layer, item, graph)).guide,
    /** What is wrong in the sheets of guides of a workbook; undefined where there is nothing on them. */
    formGuides: async (file: string): Promise<readonly Finding[] | undefined> => {
      if (!(await graph.open(file)).formFaults) return undefined;
      const { formGuides } = await import('./form-guides.ts');
      return formGuides(file, setting, graph);
    },
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
  };
};
