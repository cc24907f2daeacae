import { tell } from '../host/console.ts';
import type { Lang } from '../model/text.ts';

/** More names than this are not listed. */
const most = 8;

/** One line on standard error about what is passed over: files of office programs, of the system, and our own. */
export const tellPassedOver = (names: readonly string[], lang: Lang): void => {
  if (names.length === 0) return;
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  tell(
    {
      zh: `略过 ${names.length} 个（系统、办公软件、本工具留下的，或者是空的）：${shown.join('、')}${more > 0 ? `等` : ''}`,
      en: `passed over ${names.length} (left by programs, written by this tool, or empty): ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    },
    lang,
  );
};
