import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import { ownValueFaults } from './own-values.ts';
import type { Rule } from './rule.ts';

const check = (step: Step): Fault[] =>
  ownValueFaults(step, 'disclosureMode', ({ proactive, onRequest }) => proactive && onRequest, {
    rule: 'mode-marked',
    message: 'both',
  });

export const modeMarked: Rule<'mode-marked'> = {
  id: 'mode-marked',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'floors',
  clause: '{audience}',
  summary: { zh: '公开方式只标一种', en: 'one disclosure mode is marked' },
  why: {
    zh: '公布目录的文件要求标注主动公开还是依申请公开；两种都标的按主动处理',
    en: 'the document asks for one or the other; both count as proactive',
  },
  messages: {
    both: {
      text: {
        zh: '{items}：公开方式同时标了“主动”和“依申请”，按“主动”处理',
        en: '{items}: both 主动 and 依申请 are marked; it counts as 主动',
      },
      fix: {
        zh: '只留一种；部分内容依申请的，在公开内容里说明',
        en: 'keep one; say in the content what is on request',
      },
    },
  },
  check,
};
