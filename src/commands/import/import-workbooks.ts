import { tell } from '../../host/console.ts';
import type { Lang } from '../../model/text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { importWorkbook, type WorkbookOptions } from './import-workbook.ts';
import { joinWorkbook } from './join-workbook.ts';

/** The sheets of guides are no part of the layer: they are imported by themselves. */
const tellGuides = async (
  files: readonly string[],
  layer: string,
  workspace: ReturnType<typeof openWorkspace>,
  lang: Lang,
): Promise<void> => {
  for (const file of files) {
    const { data } = await workspace.open(file);
    if ((data as { guides?: unknown } | null)?.guides === undefined) continue;
    tell(
      {
        zh: `“${file}”的指南、材料、步骤三张表另外导入：mulu import ${file} --guides ${layer}`,
        en: `the sheets 指南, 材料 and 步骤 of \`${file}\` are imported by themselves: mulu import ${file} --guides ${layer}`,
      },
      lang,
    );
  }
};

/** The offices of a layer whose workbook is not among these files. */
const tellMissing = async (
  files: readonly string[],
  into: string,
  workspace: ReturnType<typeof openWorkspace>,
  lang: Lang,
): Promise<void> => {
  const returned = await Promise.all(files.map(async (file) => (await workspace.open(file)).owner?.name));
  if (returned.every((name) => name === undefined)) return;
  const { layer } = await workspace.check(into.replaceAll('\\', '/'));
  const missing = (layer?.owners ?? []).flatMap(({ name }) => (returned.includes(name) ? [] : name));
  if (missing.length > 0)
    tell(
      {
        zh: `还没有交回的股室：${missing.join('、')}`,
        en: `offices that have not returned theirs: ${missing.join(', ')}`,
      },
      lang,
    );
};

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
  await tellGuides(files, into ?? output ?? '', workspace, lang);
  const { owner } = await workspace.open(file);
  if (into === undefined && owner) {
    tell(
      {
        zh: `错误：“${file}”是${owner.name}的一份，只有它的事项；用 --into 并入地方层`,
        en: `error: \`${file}\` holds the items of ${owner.name} only; join it into its layer with --into`,
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
  await tellMissing(files, into, workspace, lang);
  return worst;
};
