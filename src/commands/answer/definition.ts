import type { Definition } from '../kit/definition.ts';
import { dateOption, dryRunOption, langOption, nationalOption } from '../kit/options.ts';
import { readDate } from '../kit/readers.ts';
import type { AnswerOptions } from './answer.ts';

/** `mulu answer`. */
export const definition: Definition = {
  name: 'answer',
  summary: {
    zh: '答复一条警告：理由写进地方层，印在备案材料里',
    en: 'answer a warning: the reason goes into the layer, and the filing prints it',
  },
  examples: [
    [
      'mulu answer 990101.yaml similar-item 就业/1.6 --reason 说的是零工市场',
      { zh: '规则名照警告里写的', en: 'the rule as the warning names it' },
    ],
  ],
  arguments: [
    { flags: '<layer>', about: { zh: '地方层文件', en: 'a layer file' } },
    { flags: '<rule>', about: { zh: '规则名', en: 'name of the rule' } },
    {
      flags: '[items...]',
      about: { zh: '事项；警告不是说某一项的不写', en: 'items; none for a warning that is about none' },
    },
  ],
  options: [
    { flags: '--reason <text>', about: { zh: '理由', en: 'the reason' }, required: true },
    { flags: '--field <name>', about: { zh: '只答复这一栏的', en: 'only for this field' } },
    {
      flags: '--until <YYYY-MM-DD>',
      about: { zh: '答复到哪一天为止', en: 'the day to which the answer counts' },
      read: readDate,
    },
    dryRunOption,
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (layer: string, rule: string, items: readonly string[], options: AnswerOptions) =>
    (await import('./answer.ts')).answer(layer, rule, items, options),
};
