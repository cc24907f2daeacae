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

/** One line on standard error about YAML files of other programs. */
export const tellForeign = (names: readonly string[], lang: Lang): void => {
  if (names.length === 0) return;
  const shown = names.slice(0, most);
  const more = names.length > shown.length;
  tell(
    {
      zh: `${names.length} 个 YAML 文件不是目录文件，没有检查：${shown.join('、')}${more ? '等' : ''}；要检查的请写出文件名`,
      en: `${names.length} YAML files are of other programs and were not checked: ${shown.join(', ')}${more ? ', …' : ''}; name a file to check it`,
    },
    lang,
  );
};
