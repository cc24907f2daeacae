import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { holds, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const base = { rule: 'redress-named', item: step.item.ref } as const;
  if (!step.layer) return [];
  const { redress } = step.resolved.fields;
  if (!redress)
    return [
      {
        ...base,
        message: 'missing',
        args: {},
        at: step.guide.item.at,
        absence: true,
        unlessToldBy: ['guide-covers-content'],
      },
    ];
  const own = ownValue(step, 'redress');
  const hasReview = holds(redress.value, guideWords.review);
  const isWhole = hasReview && holds(redress.value, guideWords.suit);
  const title = step.item.fields.title.value;
  const isOwnWay = guideWords.ownRemedies.some(({ word, of }) => title.includes(of) && redress.value.includes(word));
  if (!own || isWhole || isOwnWay) return [];
  const part = hasReview ? { zh: '行政诉讼', en: 'a lawsuit' } : { zh: '行政复议', en: 'an appeal' };
  return [{ ...base, message: 'part', args: { text: redress.value, part }, at: own.at }];
};

export const redressNamed: Rule<'redress-named'> = {
  id: 'redress-named',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '写明复议、诉讼途径', en: 'it says how to appeal and to sue' },
  why: { zh: '不服怎么办，也是群众的权利', en: 'what to do against a decision is a right of the public, too' },
  messages: {
    missing: {
      text: { zh: '没有写不服怎么办', en: 'it does not say what can be done against a decision' },
      fix: {
        zh: '写 redress：可以依法申请行政复议或者提起行政诉讼，到哪里、多久以内',
        en: 'write `redress`: appeal and lawsuit, where and within what time',
      },
    },
    part: {
      text: { zh: '救济途径“{text}”没有写{part}', en: 'the redress `{text}` does not speak of {part}' },
      fix: { zh: '补上', en: 'add it' },
    },
  },
  check,
};
