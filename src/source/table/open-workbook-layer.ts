import type { Source } from '../source.ts';
import { isTablePart } from './table-part.ts';
import { readWorkbookLayer } from './workbook-layer.ts';
import { openZip } from './zip.ts';

/** Reads a workbook of ours; undefined for every other file that is packed like one, damaged ones too. */
export const openWorkbookLayer = async (file: string, bytes: Uint8Array): Promise<Source | undefined> => {
  try {
    const zip = openZip(bytes);
    if (!zip.names.includes('xl/workbook.xml')) return undefined;
    return await readWorkbookLayer(file, zip.copy(isTablePart).bytes());
  } catch {
    return undefined;
  }
};
