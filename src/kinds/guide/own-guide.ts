import type { Layer, Ref } from '../../model/catalogue.ts';
import type { Guide } from '../../model/guide.ts';
import { itemReference, readGuide } from '../../source/guide.ts';
import type { Kinds } from '../result.ts';
import { guideFile } from './guide-folders.ts';

/** The file of a layer that is the guide of an item; without what it says where it is not well formed, or speaks of another item. */
export interface OwnGuide {
  readonly file: string;
  readonly said?: { readonly text: string; readonly written: Guide };
}

/** What stands in the folder of a layer as the guide of an item. */
export const ownGuide = async (layer: Layer, ref: Ref, graph: Kinds): Promise<OwnGuide | undefined> => {
  const file = await guideFile(layer, ref, graph.host);
  if (file === undefined) return undefined;
  const { text, data } = await graph.open(file);
  const written = readGuide(file, data);
  if (!written || itemReference(written.item.value)?.ref !== ref) return { file };
  const { findings } = await graph.check(file);
  const isSound = !findings.some(({ rule, severity }) => severity === 'error' && rule === 'schema');
  return isSound ? { file, said: { text, written } } : { file };
};
