import type { Pin } from '../compiler/pin.ts';
import { fileHost } from '../host/file-host.ts';
import { walk } from '../host/find-sources.ts';
import { parentFile } from '../source/parent-file.ts';

/**
 * Where a workbook’s parent is: a workbook travels by mail and lies in any folder, so that a parent that is not beside it
 * is looked for where the workbook was made, else below the working directory. Only one file of that name will do, or copies of it.
 */
export const workbookParent: Pin = async ({ source, parent, found, open }) => {
  if (!source.cellOf || !('fault' in found) || /^national(?:@|$)/u.test(parent.value)) return undefined;
  if (source.folder !== undefined) {
    const above = await parentFile(`${source.folder}/form.xlsx`, parent, fileHost, '');
    if (!('fault' in above)) return { parent: above, faults: [] };
  }
  const name = parent.value.replaceAll('\\', '/').replace(/^(?:\.{1,2}\/)+/u, '');
  const files = (await walk('.')).filter((file) => file === name || file.endsWith(`/${name}`));
  const [file] = files;
  if (file === undefined) return undefined;
  const texts = await Promise.all(files.map(async (one) => (await open(one)).text));
  return new Set(texts).size === 1 ? { parent: { file }, faults: [] } : undefined;
};
