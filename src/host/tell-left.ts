import type { Lang } from '../model/text.ts';
import { tell } from './console.ts';

/** Says which files of an earlier result were left where they are, because somebody has changed them. */
export const tellLeft = (output: string, left: readonly string[], lang: Lang): void => {
  if (left.length === 0) return;
  const [first, more] = [left.slice(0, 5), left.length > 5];
  tell(
    {
      zh: `“${output}”里的 ${first.join('、')}${more ? ` 等 ${left.length} 个文件` : ''} 这次没有生成；改动过，所以没有删除`,
      en: `${first.join(', ')}${more ? ` and ${left.length - 5} more` : ''} in \`${output}\`: not part of this result, but changed since written, so left there`,
    },
    lang,
  );
};
