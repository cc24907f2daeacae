import type { Host } from '../../source/host.ts';
import { isYamlName } from '../../source/parent-file.ts';

/** More layers, or more workbooks, are no chain of layers. */
export const maxLayers = 60;
/** Nothing is read of a folder, or of an archive, that holds more files, guides and their forms among them. */
export const maxFiles = 1000;

const kindOfGuide = /^\uFEFF?(["']?)kind\1[ \t]*[:：][ \t]+(["']?)(?:guide|attested|assessment)\2[ \t]*(?:#.*)?\r?$/mu;

/** Whether a file is a guide, or what else stands beside a layer, told by its text: there are many, and each will be read in its turn. */
const isGuide = async (file: string, host: Host): Promise<boolean> => {
  const bytes = await host.read(file);
  return bytes instanceof Uint8Array && kindOfGuide.test(new TextDecoder().decode(bytes));
};

/** Whether these layers and guides, or these workbooks, may be one submission: guides are of a layer, and are not counted. */
export const isOneSubmission = async (files: readonly string[], host: Host): Promise<boolean> => {
  let count = files.length;
  for (const file of files) {
    if (count <= maxLayers) return true;
    if (isYamlName(file) && (await isGuide(file, host))) count -= 1;
  }
  return count <= maxLayers;
};
