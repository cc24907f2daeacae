import { wrap } from '../../document/display-width.ts';
import { tell } from '../../host/console.ts';
import type { Lang, Text } from '../../model/text.ts';

/** Says why nothing was changed; the exit code of that. */
export const refuse = ({ zh, en }: Text, lang: Lang): 2 => {
  const told = lang === 'zh' ? `错误：${zh}` : `error: ${en}`;
  for (const line of wrap(told, 80)) tell({ zh: line, en: line }, lang);
  return 2;
};
