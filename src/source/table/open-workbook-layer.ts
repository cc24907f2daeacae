import type { Source } from '../source.ts';
import { readWorkbookLayer } from './workbook-layer.ts';
import { checkZip } from './zip.ts';

/** Reads a workbook of ours; undefined for every other file that is packed like one, damaged ones too. */
export const openWorkbookLayer = async (file: string, bytes: Uint8Array): Promise<Source | undefined> => {
  try {
    if (!checkZip(bytes).includes('xl/workbook.xml')) return undefined;
    return await readWorkbookLayer(file, bytes);
  } catch {
    return undefined;
  }
};
