import { posix } from 'node:path';
import { tell } from '../../host/console.ts';
import { isNationalName } from '../../host/national-edition.ts';
import { serve } from '../../host/serve.ts';
import { watch } from '../../host/watch.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { type BuildOptions, build } from './build.ts';

export interface WatchBuildOptions extends BuildOptions {
  readonly watch?: boolean;
  readonly serve?: boolean;
  readonly port: number;
}

/** The layer and what it rests on: all that a build reads. */
const sourcesOf = async (name: string, date: string | undefined): Promise<string[]> => {
  if (isNationalName(name)) return [];
  const { names, files } = await openWorkspace(date).restsOn(name);
  return [name, ...names, ...files];
};

/**
 * `mulu build --watch --serve`: builds, builds again at every save, and shows the result on this machine until it is
 * told to end. A build that is refused leaves the result of the one before.
 */
export const watchBuild = async (given: string, options: WatchBuildOptions): Promise<0 | 1 | 2> => {
  const { lang, date, output } = options;
  const name = isNationalName(given) ? given : posix.normalize(given.replaceAll('\\', '/'));
  let code = options.watch ? 0 : await build(given, options);
  if (code !== 0) return code;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  try {
    server = options.serve ? await serve(output, options.port) : undefined;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE' && (error as { code?: string }).code !== 'EACCES')
      throw error;
    tell(
      {
        zh: `端口 ${options.port} 不能用，请用 --port 换一个`,
        en: `port ${options.port} cannot be used, choose another with --port`,
      },
      lang,
    );
    return 2;
  }
  const where = server ? { zh: `预览 ${server.url}；`, en: `preview at ${server.url}; ` } : { zh: '', en: '' };
  try {
    await watch(
      options.watch ? await sourcesOf(name, date) : [],
      async () => {
        if (!options.watch) return [];
        code = await build(given, options);
        return sourcesOf(name, date);
      },
      () =>
        tell(
          options.watch
            ? { zh: `${where.zh}等待保存，Ctrl-C 结束`, en: `${where.en}waiting, Ctrl-C ends` }
            : { zh: `${where.zh}Ctrl-C 结束`, en: `${where.en}Ctrl-C ends` },
          lang,
        ),
    );
  } finally {
    await server?.close();
  }
  return 0;
};
