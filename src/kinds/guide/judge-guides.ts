import type { Layer, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { ResolvedGuide } from '../../model/guide.ts';
import { missingElements } from '../../model/guide-elements.ts';
import type { Reference } from '../../model/reference.ts';
import { isService } from '../../model/services.ts';
import type { Kinds } from '../result.ts';
import type { GuideChain } from './guide-chain.ts';
import { guidedItems } from './guide-folders.ts';

/** What judging needs, besides the graph. */
export interface Judging {
  readonly chain: GuideChain;
  readonly reference: Reference;
  /** What is printed: the whole catalogue of the layer, or the part of a township. */
  readonly catalogue: Resolved;
  /** The file of the layer. */
  readonly layer: string;
}

/** What the guides of a layer and of those above it come to for one item. */
export interface JudgedGuide {
  readonly item: ResolvedItem;
  readonly guide?: ResolvedGuide;
  /** The files that say so, nearest first, and the errors in them: with one it is held back. */
  readonly files: readonly string[];
  readonly errors: readonly Finding[];
  /** Whether everything that the row promises is in it. */
  readonly isComplete: boolean;
}

/** The errors of some files. */
export const errorsIn = async (files: readonly string[], { check }: Kinds): Promise<Finding[]> => {
  const checked = await Promise.all(files.map(check));
  return checked.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
};

/**
 * Judges the guides of a layer and of those above it, item by item. One that rests on a guide with an error is held back, too: it
 * may ask for less than the window does.
 */
export const judgeGuides = async (
  { chain, reference, catalogue, layer }: Judging,
  own: { readonly layer: Layer; readonly inherited: Resolved; readonly whole: Resolved },
  graph: Kinds,
): Promise<readonly JudgedGuide[]> => {
  const guided = new Set<Ref>(await guidedItems(own.inherited, own.layer, graph));
  const judged: JudgedGuide[] = [];
  for (const item of [...catalogue.items.values()].filter((one) => isService(one) && guided.has(one.ref))) {
    const { guide, files } = await chain.resolve(layer, item.ref, graph);
    // An extract has no contact of its own: whether a guide is complete is told by the whole.
    const about = { catalogue: own.whole, item: own.whole.items.get(item.ref) ?? item };
    judged.push({
      item,
      ...(guide ? { guide } : {}),
      files,
      errors: await errorsIn(files, graph),
      isComplete: guide !== undefined && missingElements({ ...about, resolved: guide }, reference).length === 0,
    });
  }
  return judged;
};
