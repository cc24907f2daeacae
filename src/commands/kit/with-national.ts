import { tell } from '../../host/console.ts';
import { restOnEdition } from '../../host/national-edition.ts';
import type { Lang } from '../../model/text.ts';
import { restOnNational } from '../../workspace/rest-on-national.ts';
import type { ExitCode } from './definition.ts';

/** Runs a command that rests on the national files of a folder instead of those of the tool (`--national`). */
export const withNational = async (folder: string, lang: Lang, act: () => Promise<ExitCode>): Promise<ExitCode> => {
  const problem = await restOnNational(folder);
  if (problem) {
    tell({ zh: `错误：${problem.zh}`, en: `error: ${problem.en}` }, lang);
    return 2;
  }
  try {
    return await act();
  } finally {
    restOnEdition();
  }
};
