import { access } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { workbookLayer } from '../../engine/import/workbook-layer.ts';
import { tell } from '../../host/console.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Lang } from '../../model/text.ts';
import { checkText } from '../../workspace/check-text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { printFindings } from './print-findings.ts';

/** What `mulu import` is told for workbooks. */
export interface WorkbookOptions {
  readonly output?: string;
  readonly into?: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

/** Brings a filled-in workbook back as a layer: 0 written, 1 written with errors that point at cells, 2 nothing written. */
export const importWorkbook = async (
  file: string,
  options: WorkbookOptions & { readonly output: string },
): Promise<0 | 1 | 2> => {
  const { output, force, lang } = options;
  const exists = await access(output).then(
    () => true,
    () => false,
  );
  if (exists && !force) {
    tell(
      { zh: `错误：“${output}”已经存在；要覆盖请加 --force`, en: `error: \`${output}\` exists; --force overwrites it` },
      lang,
    );
    return 2;
  }
  const workspace = openWorkspace(undefined);
  const target = output.replaceAll('\\', '/');
  const { text, told, errors, entries } = await workbookLayer(
    file,
    {
      file: target,
      checkAs: (layer) => checkText(target, layer),
      nameOf: (other) => relative(dirname(target), other).split(sep).join('/'),
    },
    workspace,
  );
  await printFindings(file, told, workspace, lang);
  if (text === undefined) return 2;
  await replaceFile(output, text);
  tell(
    {
      zh: `填报工作簿：${entries} 处填写，${errors} 个错误。已写入 ${output}。下一步：mulu validate ${output}`,
      en: `workbook: ${entries} entries, ${errors} errors; wrote ${output}; next: mulu validate ${output}`,
    },
    lang,
  );
  return errors > 0 ? 1 : 0;
};
