import { tell } from '../../host/console.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { importWorkbook, type WorkbookOptions } from './import-workbook.ts';
import { joinWorkbook } from './join-workbook.ts';

/**
 * Brings filled-in workbooks back: one as a new layer, any number into the layer that they were made of. Undefined when none of
 * the files is a workbook of ours: then they are tables.
 */
export const importWorkbooks = async (
  given: readonly string[],
  options: WorkbookOptions,
): Promise<0 | 1 | 2 | undefined> => {
  const { output, into, lang } = options;
  const files = given.map((file) => file.replaceAll('\\', '/'));
  const workspace = openWorkspace(undefined);
  const isForm = async (file: string): Promise<boolean> =>
    /\.xlsx$/iu.test(file) && (await workspace.open(file)).cellOf !== undefined;
  const forms = await Promise.all(files.map(isForm));
  if (!forms.some(Boolean) || (output === undefined) === (into === undefined)) return undefined;
  const [file = '', ...others] = files;
  if (!forms.every(Boolean) || (others.length > 0 && into === undefined)) {
    tell(
      {
        zh: '错误：填报工作簿和别的表要分开导入；几份工作簿用 --into 并入一个地方层',
        en: 'error: import workbooks and other tables apart; several workbooks are joined into a layer with --into',
      },
      lang,
    );
    return 2;
  }
  if (into === undefined) return importWorkbook(file, { ...options, output: output ?? '' });
  let worst: 0 | 1 | 2 = 0;
  for (const one of files) {
    if (others.length > 0) tell({ zh: `${one}：`, en: `${one}:` }, lang);
    worst = Math.max(worst, await joinWorkbook(one, into, options)) as 0 | 1 | 2;
  }
  return worst;
};
