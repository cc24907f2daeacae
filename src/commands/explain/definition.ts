import type { Lang } from '../../model/text.ts';
import type { Definition } from '../kit/definition.ts';
import { langOption, nationalOption } from '../kit/options.ts';

/** `mulu explain`. */
export const definition: Definition = {
  name: 'explain',
  summary: {
    zh: '说明一条规则：要求什么、为什么、依据、怎么改',
    en: 'what a rule demands, why, its clause, and how to mend it',
  },
  examples: [['mulu explain only-tighter', { zh: '说明 only-tighter', en: 'explain only-tighter' }]],
  arguments: [{ flags: '[rule]', about: { zh: '规则名；缺省列出全部', en: 'name of a rule; else all are listed' } }],
  options: [nationalOption, langOption],
  action: async (rule: string | undefined, { lang }: { readonly lang: Lang }) =>
    (await import('./explain.ts')).explain(rule, lang),
};
