import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { holds, inside, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const cell = ownValue(step, 'process');
  const steps = cell?.value.steps ?? [];
  if (!cell || holds(steps.map(({ text, note = '' }) => text + note).join(''), guideWords.once)) return [];
  const index = steps.findIndex(({ text, isDecision }) => !isDecision && holds(text, guideWords.supplement));
  return index < 0
    ? []
    : [
        {
          rule: 'supplement-once',
          message: 'once',
          args: { step: steps[index]?.text ?? '' },
          at: inside(cell.at, 'steps', index),
          item: step.item.ref,
        },
      ];
};

export const supplementOnce: Rule<'supplement-once'> = {
  id: 'supplement-once',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《优化营商环境条例》第三十六条、《行政许可法》第三十二条',
  summary: { zh: '补正一次性告知', en: 'what is missing is told at once' },
  why: { zh: '分几次告知，群众就要多跑几趟', en: 'who is told in parts has to come again and again' },
  messages: {
    once: {
      text: {
        zh: '“{step}”要申请人补正，没有写一次性告知',
        en: '`{step}` asks for what is missing and does not say that it is told at once',
      },
      fix: { zh: '写成“按一次性告知单补正”', en: 'say that it is told at once, in one list' },
    },
  },
  check,
};
