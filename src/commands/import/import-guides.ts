import { existsSync, mkdirSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { sayData } from '../../edit/say-data.ts';
import { printAside, tell } from '../../host/console.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { type GuideGround, importGuides } from '../../import/guides/import-guides.ts';
import { promisedLabels } from '../../import/guides/promised-labels.ts';
import { guideReportHtml, guideReportJson, guideReportText } from '../../import/guides/report.ts';
import type { Layer, Ref, Resolved } from '../../model/catalogue.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { guideSheets, olderMarkers, workbookMarker } from '../../model/workbook-form.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Grid } from '../../source/table/table.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { openTables, type TableOptions } from './import-files.ts';

/** What `mulu import --guides` is told. */
export interface GuideImportOptions extends TableOptions {
  /** The layer whose folder of guides they go into. */
  readonly guides: string;
  readonly report: readonly string[];
  readonly force?: boolean;
  readonly lang: Lang;
}

type Workspace = ReturnType<typeof openWorkspace>;

const misuse = (text: Text, lang: Lang): 2 => {
  tell({ zh: `错误：${text.zh}。没有写出任何文件`, en: `error: ${text.en}; nothing was written` }, lang);
  return 2;
};

/** What there is of the guide of an item: above the layer, and in its own folder. */
const groundOf =
  (layer: Layer, workspace: Workspace) =>
  async (ref: Ref): Promise<GuideGround> => {
    const above = await workspace.guideAboveLayer(layer.file, ref);
    const ground = above ? { above } : {};
    const own = await workspace.ownGuide(layer, ref);
    if (!own) return ground;
    const resolved = await workspace.guideAbove(layer.file, ref);
    return own.said && resolved
      ? { ...ground, own: { ...own.said, resolved } }
      : { ...ground, unread: visible(own.file) };
  };

interface Target {
  readonly layer: Layer;
  readonly catalogue: Resolved;
  readonly folder: string;
}

/** The layer that guides are imported for, with its folder; or why there is none. */
const openTarget = async (given: string, workspace: Workspace): Promise<Text | Target> => {
  const { layer, step } = await workspace.check(posix.normalize(given.replaceAll('\\', '/')));
  if (!layer || !step) return { zh: `“${visible(given)}”不是能用的地方层`, en: `\`${visible(given)}\` is no layer` };
  if (!layer.guides) {
    const folder = `${layer.region.code ?? 'files'}/guides`;
    return {
      zh: `先在“${visible(given)}”里写放指南的文件夹，如 guides: ${folder}`,
      en: `name a folder in \`${visible(given)}\` first, such as \`guides: ${folder}\``,
    };
  }
  return { layer, catalogue: step.resolved, folder: posix.join(posix.dirname(layer.file), layer.guides.value) };
};

const markers = new Set<string>([workbookMarker, ...olderMarkers]);

/** Whether a sheet is the first one of a workbook of ours; of such a workbook only the sheets of guides are read. */
const isOurForm = ({ rows }: Grid): boolean =>
  rows.slice(0, 5).some((row) => row.some((cell) => markers.has(cell?.text.trim() ?? '')));

const formNames = new Set<string>(Object.values(guideSheets));

/**
 * `mulu import --guides LAYER`: exports of 实施清单 become guides of a layer; those that there are are compared. 0 all is in,
 * 1 something is not or differs, 2 nothing was written.
 */
export const importGuideFiles = async (files: readonly string[], options: GuideImportOptions): Promise<0 | 1 | 2> => {
  const { lang, force = false } = options;
  const workspace = openWorkspace(undefined);
  const target = await openTarget(options.guides, workspace);
  if ('zh' in target) return misuse(target, lang);
  const { layer, catalogue, folder } = target;
  const taken = options.report.find((path) => !force && existsSync(path));
  if (taken !== undefined)
    return misuse(
      { zh: `“${taken}”已经存在；要覆盖请加 --force`, en: `\`${taken}\` exists; --force overwrites it` },
      lang,
    );
  const yaml = files.find((file) => isYamlName(file));
  if (yaml !== undefined)
    return misuse(
      {
        zh: `“${visible(yaml)}”不是表格；--guides 后面写地方层，前面写表`,
        en: `\`${visible(yaml)}\` is no table; --guides is followed by the layer`,
      },
      lang,
    );
  const tables = await openTables(files, options);
  if (!tables) return 2;
  const file = files.map((one) => basename(one.replaceAll('\\', '/'))).join('、');
  const unreadable = tables.problems.some(({ severity }) => severity === 'error');
  const isForm = tables.grids.some(isOurForm);
  const report = await importGuides({
    file,
    grids: unreadable ? [] : tables.grids.filter(({ name }) => !isForm || formNames.has(name ?? '')),
    isForm,
    catalogue,
    reference: workspace.reference,
    groundOf: groundOf(layer, workspace),
    hasFile: (name) => !name.includes('..') && !posix.isAbsolute(name) && existsSync(`${folder}/${name}`),
    labelsOf: promisedLabels(catalogue, workspace.reference),
    force,
    sayData,
  });
  // The lists behind the drop-downs of our own workbook are hidden, and hold nothing.
  const problems = tables.problems.filter(({ code }) => !isForm || code !== 'hidden-sheet');
  const account = { file, kind: tables.kind, layer: basename(layer.file), problems, report };
  printAside(guideReportText(account, lang));
  for (const path of options.report)
    await replaceFile(path, /\.html?$/iu.test(path) ? guideReportHtml(account, lang) : guideReportJson(account));
  const written = report.guides.filter(({ text }) => text !== undefined);
  for (const { item, text = '' } of written) {
    const path = `${folder}/${item}.yaml`;
    mkdirSync(posix.dirname(path), { recursive: true });
    await replaceFile(path, text);
  }
  if (unreadable || report.guides.every(({ item }) => item === null)) return 2;
  if (written.length > 0)
    tell(
      {
        zh: `已写入 ${folder}：${written.length} 份。下一步：mulu validate ${visible(options.guides)}`,
        en: `wrote ${written.length} guides into ${folder}; next: mulu validate ${visible(options.guides)}`,
      },
      lang,
    );
  const isWhole =
    report.remarks.every(({ severity }) => severity !== 'error') &&
    report.guides.every(({ outcome }) => outcome !== 'differs');
  return isWhole ? 0 : 1;
};
