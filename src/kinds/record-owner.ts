import type { Layer } from '../model/catalogue.ts';
import type { RecordId } from '../model/record.ts';
import type { Host } from '../source/host.ts';
import { isYamlName, joinName } from '../source/parent-file.ts';
import type { Kinds } from './result.ts';

/** How far above a record file its layer is looked for. */
const maxUp = 3;

/** The file that a layer names as one of its records. */
export const recordFile = ({ file, records }: Layer, id: RecordId): string | undefined => {
  const name = records?.[id];
  return name && joinName(file, name.value);
};

/** Whether a name leads to a file. */
export const isThere = async (file: string, host: Host): Promise<boolean> =>
  ((await host.list(joinName(file, '.'))) ?? []).includes(file.split('/').at(-1) ?? '');

/** Finds the layer that names a record file: in its folder, or in one above. */
export const findRecordOwner = async (file: string, id: RecordId, graph: Kinds): Promise<Layer | undefined> => {
  let folder = joinName(file, '.');
  for (let up = 0; up < maxUp; up += 1) {
    const names = ((await graph.host.list(folder)) ?? []).filter(isYamlName);
    for (const name of names) {
      const path = folder === '.' ? name : `${folder}/${name}`;
      const { data } = await graph.open(path);
      if ((data as { records?: unknown } | null | undefined)?.records === undefined) continue;
      const { layer } = (await graph.read(path)).result;
      if (layer && recordFile(layer, id) === file) return layer;
    }
    folder = joinName(`${folder}/x`, '..');
  }
  return undefined;
};
