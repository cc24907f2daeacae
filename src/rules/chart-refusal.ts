import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { theEnd } from '../model/process-graph.ts';
import { holds, inside, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const cell = ownValue(step, 'process');
  return (cell?.value.steps ?? []).flatMap(({ text, note = '', isDecision, links }, index): Fault[] => {
    const isRefusal = !isDecision && links.some(({ to }) => to === theEnd) && holds(text, guideWords.refusal);
    if (!cell || !isRefusal) return [];
    const hasReason = holds(text + note, guideWords.reason);
    if (hasReason && holds(text + note, guideWords.remedy)) return [];
    const part = hasReason ? { zh: '救济途径', en: 'redress' } : { zh: '理由', en: 'the reason' };
    return [
      {
        rule: 'chart-refusal',
        message: 'bare',
        args: { step: text, part },
        at: inside(cell.at, 'steps', index),
        item: step.item.ref,
      },
    ];
  });
};

export const chartRefusal: Rule<'chart-refusal'> = {
  id: 'chart-refusal',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '不予办理的一路有理由和救济', en: 'who is refused hears why and what can be done' },
  why: { zh: '不予办理要说明理由，告知救济途径', en: 'a refusal gives its reason and tells of redress' },
  messages: {
    bare: {
      text: { zh: '“{step}”没有写{part}', en: '`{step}` does not speak of {part}' },
      fix: { zh: '写成“书面告知理由和救济途径”', en: 'say that reason and redress are told in writing' },
    },
  },
  check,
};
