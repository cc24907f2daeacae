import type { Ref, Resolved } from '../../model/catalogue.ts';
import type { Guide, ResolvedGuide } from '../../model/guide.ts';
import { madeOnce } from '../../model/made-once.ts';
import { resolveGuide } from '../../resolve/guide.ts';
import { itemReference, readGuide } from '../../source/guide.ts';
import type { Kinds } from '../result.ts';
import type { Setting } from '../setting.ts';
import { guideFile } from './guide-folders.ts';

/** What the guides of a chain come to for one item, and the files that say so, nearest first. */
export interface Chained {
  readonly guide?: ResolvedGuide;
  readonly files: readonly string[];
}

const byItem = (guides: readonly { readonly file: string; readonly data: unknown }[]): ReadonlyMap<Ref, Guide> =>
  new Map(
    guides.flatMap(({ file, data }): [Ref, Guide][] => {
      const guide = readGuide(file, data);
      const reference = guide && itemReference(guide.item.value);
      return guide && reference ? [[reference.ref, guide]] : [];
    }),
  );

/** Resolves the guides of an item along the chain of layers. */
export const createGuideChain = ({ national, reference }: Setting) => {
  const nationalFiles = madeOnce(async () => (await national.guides?.()) ?? []);
  const nationalGuides = madeOnce(async () => byItem(await nationalFiles()));

  /** What the guides of a layer and of all above it say of an item. */
  const resolve = async (file: string, ref: Ref, graph: Kinds): Promise<Chained> => {
    const { layer, step } = (await graph.read(file)).result;
    if (!layer || !step) return { files: [] };
    const above = await inherit(step.resolved, ref, graph);
    const own = await guideFile(layer, ref, graph.host);
    if (own === undefined) return above;
    const guide = readGuide(own, (await graph.open(own)).data);
    const files = [own, ...above.files];
    // One that cannot be read still stands between the guide above and the public.
    if (!guide) return { ...above, files };
    const by = step.resolved.layers.length - 1;
    return { guide: resolveGuide(guide, ref, above.guide, { by, reference }).resolved, files };
  };

  /** What stands above the guide of an item in a catalogue: the guide of the layer above, or what law says. */
  const inherit = async ({ layers }: Resolved, ref: Ref, graph: Kinds): Promise<Chained> => {
    const above = layers.at(-2);
    if (above && layers.length > 2) return resolve(above.file, ref, graph);
    const guide = (await nationalGuides()).get(ref);
    return guide
      ? { guide: resolveGuide(guide, ref, undefined, { by: 0, reference }).resolved, files: [] }
      : { files: [] };
  };

  /** Whether a file is called as a guide of the edition in use is. */
  const isNational = async (file: string): Promise<boolean> =>
    (await nationalFiles()).some((guide) => guide.file === file);

  /** Whether a file says what a guide of the edition in use says, however its folder is called from here. */
  const saysAsNational = async (file: string, graph: Kinds): Promise<boolean> => {
    const written = JSON.stringify((await graph.open(file)).data);
    return (await nationalFiles()).some(({ data }) => JSON.stringify(data) === written);
  };

  return { resolve, inherit, isNational, saysAsNational };
};

/** The guides of a chain of layers. */
export type GuideChain = ReturnType<typeof createGuideChain>;
