import { access, constants, mkdir } from 'node:fs/promises';
import type { Applied } from '../../edit/apply-edits.ts';
import { tell } from '../../host/console.ts';
import { findSources } from '../../host/find-sources.ts';
import type { Lang, Text } from '../../model/text.ts';
import { openPinned } from '../../workspace/open-base.ts';
import type { openWorkspace } from '../../workspace/open-workspace.ts';
import type { Share } from '../../workspace/share.ts';
import { tellForeign, tellPassedOver } from '../../workspace/tell-passed-over.ts';
import { type CheckOptions, checkFiles } from './check-files.ts';
import { fixFile } from './fix-files.ts';

export interface ValidateOptions extends CheckOptions {
  readonly fix?: boolean;
  readonly base?: string;
  readonly changedSince?: string;
  /** Only this share of the files. */
  readonly shard?: Share;
  readonly watch?: boolean;
  /** A copy of the workbook that is checked, with its findings as comments. */
  readonly annotate?: string;
}

const tellFixes = (file: string, applied: readonly Applied[], lang: Lang): void => {
  if (applied.length === 0) return;
  tell({ zh: `${file} 改正 ${applied.length} 处：`, en: `${file}: ${applied.length} fixes` }, lang);
  for (const { line, from, to } of applied)
    tell({ zh: `  ${line}: ${from} → ${to}`, en: `  ${line}: ${from} → ${to}` }, lang);
};

type Workspace = ReturnType<typeof openWorkspace>;

/** The files to look at: all of them, or those that a change since a revision can affect. Undefined when git cannot tell. */
const chooseFiles = async (
  files: readonly string[],
  workspace: Workspace,
  { changedSince: ref, lang }: ValidateOptions,
): Promise<readonly string[] | undefined> => {
  if (ref === undefined) return files;
  const [{ changedSince }, { affected }] = await Promise.all([
    import('../../workspace/changed-since.ts'),
    import('../../workspace/affected.ts'),
  ]);
  const change = await changedSince(ref, files[0] ?? '.');
  if ('problem' in change) {
    tell(change.problem, lang);
    return undefined;
  }
  const chosen = await affected(files, change.files, workspace, change.root);
  tell(
    {
      zh: `自 ${ref} 以来的变化影响 ${chosen.length} 个文件（共 ${files.length} 个）`,
      en: `changes since ${ref} affect ${chosen.length} of ${files.length} files`,
    },
    lang,
  );
  return chosen;
};

const shareOf = async (files: readonly string[], shard: Share): Promise<readonly string[]> => {
  const { isShared } = await import('../../workspace/share.ts');
  return files.filter((file) => isShared(file, shard));
};

/** Why findings cannot be kept in a folder that was named for that. */
const cacheObstacle = async (folder: string): Promise<Text | undefined> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return undefined;
  } catch {
    return {
      zh: `“${folder}”不是能写的文件夹：没有用存的结果，这次的也没有存；--cache 写一个文件夹`,
      en: `\`${folder}\` is no folder that can be written to: no findings were taken from it, none were kept; --cache takes a folder`,
    };
  }
};

/**
 * `mulu validate`: checks files and folders, prints the findings; 0 clean, 1 errors, 2 nothing could be checked. With
 * `--changed-since` or `--shard` none need be left to check: that is clean.
 */
export const validate = async (paths: readonly string[], options: ValidateOptions): Promise<0 | 1 | 2> => {
  const { fix, lang, date, watch, annotate } = options;
  const given = paths.length > 0 ? paths : ['.'];
  const { files, empty, passedOver, foreign } = await findSources(given);
  tellPassedOver(passedOver, lang);
  tellForeign(foreign, lang);
  for (const folder of empty)
    tell(
      { zh: `“${folder}”里没有 YAML 文件（.yaml、.yml）可检查`, en: `there is no YAML file to check in \`${folder}\`` },
      lang,
    );
  if (files.length === 0) return 2;
  const noCache = typeof options.cache === 'string' ? await cacheObstacle(options.cache) : undefined;
  if (noCache) tell(noCache, lang);
  if (annotate !== undefined) {
    const obstacle = await (await import('./annotate-workbook.ts')).annotateObstacle(files, annotate);
    if (obstacle) {
      tell({ zh: `错误：${obstacle.zh}`, en: `error: ${obstacle.en}` }, lang);
      return 2;
    }
  }
  if (watch) return (await import('./watch-files.ts')).watchFiles(given, options);
  const workspace = await openPinned(date, options.base);
  const changed = await chooseFiles(files, workspace, options);
  if (!changed) return 2;
  const { shard } = options;
  const chosen = shard ? await shareOf(changed, shard) : changed;
  if (fix) {
    const all = new Set(chosen);
    // What a layer has beside it is checked with it, and mended with it.
    for (const file of all) {
      tellFixes(file, await fixFile(file, date), lang);
      const { layer } = (await workspace.read(file)).result;
      for (const one of layer ? await workspace.besideOf(layer) : []) all.add(one);
    }
    workspace.forget([...all]);
  }
  const code = await checkFiles(chosen, workspace, options);
  const [file] = chosen;
  if (annotate !== undefined && file !== undefined && code !== 2)
    await (await import('./annotate-workbook.ts')).annotateWorkbook(
      file,
      (await workspace.check(file)).findings,
      annotate,
      lang,
    );
  return empty.length > 0 ? 2 : code;
};
