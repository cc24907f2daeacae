import type { Assessment } from '../model/assessment.ts';
import type { Layer } from '../model/catalogue.ts';
import { isThere, recordFile } from './record-owner.ts';
import type { Kinds } from './result.ts';

/** The indicators that a layer is assessed by: those of the nearest layer that names some; undefined for those of the tool. */
export const layerAssessment = async (layer: Layer, graph: Kinds): Promise<Assessment | undefined> => {
  // The first is the national catalogue, which is no file of a layer.
  const [, ...above] = (await graph.read(layer.file)).result.step?.inherited.layers ?? [];
  const layers = [
    layer,
    ...(await Promise.all(above.reverse().map(async ({ file }) => (await graph.read(file)).result.layer))),
  ];
  for (const one of layers) {
    const file = one && recordFile(one, 'assessment');
    const found = file !== undefined && (await isThere(file, graph.host)) ? (await graph.read(file)).result : undefined;
    if (found?.assessment) return found.assessment;
  }
  return undefined;
};
