import { stat } from 'node:fs/promises';
import { isNationalName } from '../../host/national-edition.ts';
import { isYamlName } from '../../source/parent-file.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

/** Whether a name is that of a page, document or table as it was published: a file that is no layer, no notes, no result of a build and no workbook to be filled in. */
export const isPublished = async (name: string, date: string | undefined): Promise<boolean> => {
  if (isYamlName(name) || /\.(?:json|md)$/iu.test(name) || isNationalName(name)) return false;
  const isFile = await stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return false;
  return !/\.xls[xm]$/iu.test(name) || (await openWorkspace(date).check(name.replaceAll('\\', '/'))).kind !== 'layer';
};
