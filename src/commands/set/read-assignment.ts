import type { Text } from '../../model/text.ts';

/** What a word of the command line sets, and to what; a word that has no `=` is refused. */
export const readAssignment = (
  given: string,
): { readonly name: string; readonly typed: string } | { readonly problem: Text } => {
  const [, name, typed = ''] = /^([^=＝]+)[=＝](.*)$/su.exec(given) ?? [];
  if (name !== undefined) return { name, typed };
  return {
    problem: {
      zh: `“${given}”要写成 栏名=内容，如 公开时限=5个工作日内`,
      en: `\`${given}\` has to be FIELD=VALUE, such as timeLimit=5个工作日内`,
    },
  };
};
