import type { Fault } from '../model/finding.ts';
import type { GuideOutcome, GuideStep } from '../model/guide.ts';
import { basisStanding } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const messages: { readonly [kind in GuideOutcome['kind']]?: string } = {
  'added-condition': 'added',
  'reworded-condition': 'reworded',
  'nothing-to-change': 'nothing',
};

const check = ({ item, outcomes }: GuideStep, { reference }: RuleKnown): Fault[] =>
  outcomes.flatMap(({ kind, field, local, inherited, basis, isBinding, at, inheritedAt }): Fault[] => {
    const message = field === 'conditions' && isBinding ? messages[kind] : undefined;
    if (message === undefined) return [];
    if (message === 'added' && basisStanding(basis, reference.guideWords.conditionRanks, reference) === 'enough')
      return [];
    const related = inheritedAt
      ? { related: [{ at: inheritedAt, value: { zh: '上级指南在此', en: 'the guide above' } }] }
      : {};
    return [
      {
        rule: 'condition-floor',
        message,
        args: { local, inherited },
        at,
        item: item.ref,
        unlessToldBy: ['no-catch-all'],
        ...related,
      },
    ];
  });

export const conditionFloor: Rule<'condition-floor'> = {
  id: 'condition-floor',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '《优化营商环境条例》第三十五条',
  summary: {
    zh: '条件只减不增；增加须有规章以上依据',
    en: 'conditions may only get fewer; a further one needs a basis',
  },
  why: { zh: '办理条件只能由法律、法规、规章规定', en: 'only law, regulations and rules may set conditions' },
  messages: {
    added: {
      text: {
        zh: '条件“{local}”在上级指南之外，没有规章以上的依据',
        en: 'the condition `{local}` is not in the guide above and has no basis',
      },
      fix: { zh: '删去，或者写成 { text: 条件, basis: 《…》第…条 }', en: 'delete it, or give its `basis`' },
    },
    reworded: {
      severity: 'warning',
      answer: 'required',
      text: {
        zh: '条件换了说法：“{local}”；上级是“{inherited}”',
        en: 'a condition is reworded: `{local}`; above it is `{inherited}`',
      },
      fix: { zh: '确认意思没有变严', en: 'make sure that it asks for no more' },
    },
    nothing: {
      text: {
        zh: '上级指南里没有条件“{local}”，这一处改不到什么',
        en: 'there is no condition `{local}` in the guide above to change',
      },
      fix: { zh: '照上级的原文写', en: 'write it as the guide above does' },
    },
  },
  check,
};
