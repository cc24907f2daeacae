import type { Layer } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Kept } from '../model/kept.ts';
import type { RecordId } from '../model/record.ts';
import { layerRecords } from './layer/layer-records.ts';
import { layerAssessment } from './layer-assessment.ts';
import { recordFile } from './record-owner.ts';
import type { Kinds } from './result.ts';

/** What the record files of a layer come to, and those with an error, of which nothing is made. */
export interface OpenKept {
  readonly kept: Omit<Kept, 'guides'>;
  readonly withheld: readonly { readonly name: string; readonly findings: readonly Finding[] }[];
  readonly sources: readonly string[];
}

/** Reads those record files of a layer that are asked for. */
export const openKept = async (layer: Layer, ids: readonly RecordId[], graph: Kinds): Promise<OpenKept> => {
  const wanted = ids.map((id) => recordFile(layer, id));
  const files = (await layerRecords(layer, graph)).files.filter((file) => wanted.includes(file));
  const checked = await Promise.all(files.map(graph.check));
  const isBroken = ({ severity }: Finding): boolean => severity === 'error';
  const sound = checked.filter(({ findings }) => !findings.some(isBroken));
  const publications = sound.flatMap((one) => one.publications ?? [])[0]?.rows;
  const comments = sound.flatMap((one) => one.comments ?? [])[0]?.rows;
  const services = sound.flatMap((one) => one.services ?? [])[0]?.rows;
  const { consultation } = layer;
  const attested = sound.flatMap((one) => one.attested ?? [])[0];
  const assessment = ids.includes('attested') ? await layerAssessment(layer, graph) : undefined;
  return {
    kept: {
      ...(publications ? { publications } : {}),
      ...(comments ? { comments } : {}),
      ...(services ? { services } : {}),
      ...(consultation ? { consultation } : {}),
      ...(attested ? { attested: attested.attested, demonstration: attested.demonstration } : {}),
      ...(assessment ? { assessment } : {}),
      findings: sound.flatMap(({ findings }) => findings),
    },
    withheld: checked
      .filter(({ findings }) => findings.some(isBroken))
      .map(({ file, findings }) => ({ name: file.split('/').at(-1) ?? '', findings: findings.filter(isBroken) })),
    sources: files,
  };
};
