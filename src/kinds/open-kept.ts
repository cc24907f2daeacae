import type { Layer } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Kept } from '../model/kept.ts';
import { layerRecords } from './layer/layer-records.ts';
import type { Kinds } from './result.ts';

/** What the record files of a layer come to, and those with an error, of which nothing is made. */
export interface OpenKept {
  readonly kept: Omit<Kept, 'guides'>;
  readonly withheld: readonly { readonly name: string; readonly findings: readonly Finding[] }[];
  readonly sources: readonly string[];
}

/** Reads the record files of a layer. */
export const openKept = async (layer: Layer, graph: Kinds): Promise<OpenKept> => {
  const { files } = await layerRecords(layer, graph);
  const checked = await Promise.all(files.map(graph.check));
  const isBroken = ({ severity }: Finding): boolean => severity === 'error';
  const sound = checked.filter(({ findings }) => !findings.some(isBroken));
  const publications = sound.flatMap((one) => one.publications ?? [])[0]?.rows;
  return {
    kept: {
      ...(publications ? { publications } : {}),
      findings: sound.flatMap(({ findings }) => findings),
    },
    withheld: checked
      .filter(({ findings }) => findings.some(isBroken))
      .map(({ file, findings }) => ({ name: file.split('/').at(-1) ?? '', findings: findings.filter(isBroken) })),
    sources: files,
  };
};
