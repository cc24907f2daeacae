import { formatText } from '../../model/format-text.ts';
import type { Text } from '../../model/text.ts';
import type { Source } from '../source.ts';
import { limits, Unreadable } from '../table/table.ts';
import { isTablePart } from '../table/table-part.ts';
import { tableProblemWords } from '../table/table-problem-words.ts';
import { countWorkbook } from '../table/workbook-parts.ts';
import { openZip, storeZip } from '../table/zip.ts';
import { readFormSheets } from './read-form-sheets.ts';
import { readWorkbookLayer } from './read-workbook-layer.ts';

/** Why a file that is packed like a workbook is not read. */
export interface Refused {
  readonly cause: Text;
  readonly remedy: Text;
}

/** What is broken off or damaged is no workbook that could be named. */
const unnamed = new Set(['truncated', 'damaged']);

const refused = ({ problem: { code, args } }: Unreadable): Refused | undefined => {
  const words = tableProblemWords[code];
  if (!words || unnamed.has(code)) return undefined;
  const remedy = words.fix ?? { zh: '请重新填写一份工作簿', en: 'fill in a new workbook' };
  return { cause: formatText(words.text, args), remedy: formatText(remedy, args) };
};

/** Reads a workbook of ours; undefined for every other file that is packed like one, damaged ones too. */
export const openWorkbookLayer = async (file: string, bytes: Uint8Array): Promise<Source | Refused | undefined> => {
  try {
    const zip = openZip(bytes);
    if (!zip.names.includes('xl/workbook.xml')) return undefined;
    const { parts, problems } = countWorkbook(zip.unpack(isTablePart));
    const [cut] = problems;
    // A layer is read whole or not at all.
    if (cut) throw new Unreadable('too-many-cells', { place: cut.args.sheet ?? '', limit: limits.cells });
    return readWorkbookLayer(file, await readFormSheets(storeZip(parts)));
  } catch (error) {
    return error instanceof Unreadable ? refused(error) : undefined;
  }
};
