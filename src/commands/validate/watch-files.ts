import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { tell } from '../../host/console.ts';
import { findSources } from '../../host/find-sources.ts';
import { isNationalName, nationalEdition } from '../../host/national-edition.ts';
import { type Saved, watch } from '../../host/watch.ts';
import { affected } from '../../workspace/affected.ts';
import { openPinned } from '../../workspace/open-base.ts';
import { type CheckOptions, checkFiles } from './check-files.ts';

/** The time of day, for the reader of a terminal: it decides nothing. */
const now = (): string => new Date().toTimeString().slice(0, 8);

/**
 * `mulu validate --watch`: checks, then checks again at every save until it is told to end. What a save cannot affect
 * is not read again. What the files rest on is watched with them.
 */
export const watchFiles = async (paths: readonly string[], options: CheckOptions): Promise<0> => {
  const { lang, date, base } = options;
  const roots = paths.map((path) => (isNationalName(path) ? nationalEdition.folder : path));
  let workspace = await openPinned(date, base);
  let files: readonly string[] = [];
  /** What the files rest on. */
  let below: readonly string[] = [];

  const check = async ({ files: saved, moved }: Saved): Promise<readonly string[]> => {
    if (moved) {
      workspace = await openPinned(date, base);
      files = (await findSources(paths)).files;
    } else {
      const real = await Promise.all(saved.map((file) => realpath(file).catch(() => resolve(file))));
      workspace.forget(await affected([...files, ...below], real, workspace));
    }
    if (process.stdout.isTTY && options.format === 'text') process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    await checkFiles(files, workspace, options);
    const grounds = await Promise.all(files.map(workspace.restsOn));
    below = [...new Set(grounds.flatMap((ground) => [...ground.names, ...ground.files]))];
    return [...roots, ...below];
  };

  await watch(roots, check, () =>
    tell({ zh: `${now()} 检查完毕；等待保存，Ctrl-C 结束`, en: `${now()} checked; waiting, Ctrl-C ends` }, lang),
  );
  return 0;
};
