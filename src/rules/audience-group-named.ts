import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import { ownValueFaults } from './own-values.ts';
import type { Rule } from './rule.ts';

const check = (step: Step): Fault[] =>
  ownValueFaults(step, 'audience', ({ specificGroup, groups }) => specificGroup && groups.length === 0, {
    rule: 'audience-group-named',
    message: 'unnamed',
  });

export const audienceGroupNamed: Rule<'audience-group-named'> = {
  id: 'audience-group-named',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'content',
  clause: '{audience}',
  summary: { zh: '写“特定群体”的，写明是谁', en: 'a specific group is named' },
  why: { zh: '群众要知道自己是不是在内', en: 'people must see whether they belong to it' },
  messages: {
    unnamed: {
      text: {
        zh: '{items}：公开对象写了“特定群体”而没有写明是谁',
        en: '{items}: the audience is 特定群体 without saying who',
      },
      fix: { zh: '写作“特定群体：参保单位”这样的形式', en: 'write `特定群体：参保单位` or the like' },
    },
  },
  check,
};
