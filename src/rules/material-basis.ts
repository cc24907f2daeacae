import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { readHandover } from '../model/handover.ts';
import { basisStanding, isProof, ownMaterials } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference }: RuleKnown): Fault[] =>
  ownMaterials(step).flatMap(({ value, at }): Fault[] => {
    const { name, basis } = value;
    const isAsked = readHandover(value.counter ?? '', reference.guideWords).level > 0;
    if (!isAsked || !isProof(value, reference)) return [];
    const standing = basisStanding(basis, reference.guideWords.proofRanks, reference);
    if (standing === 'enough') return [];
    const message = standing === 'none' ? 'none' : 'low';
    return [
      {
        rule: 'material-basis',
        message,
        args: { name, basis: basis ?? '' },
        at,
        item: step.item.ref,
        unlessToldBy: ['no-catch-all', 'material-floor'],
      },
    ];
  });

export const materialBasis: Rule<'material-basis'> = {
  id: 'material-basis',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '《优化营商环境条例》第四十四条、《社会保险经办条例》第三十一条',
  summary: {
    zh: '证明材料有法律、法规或者国务院决定依据',
    en: 'a proof has a basis in law, regulation or decision of the State Council',
  },
  why: { zh: '没有法律、法规或者国务院决定依据，不得索要证明', en: 'no proof may be demanded without such a basis' },
  messages: {
    none: {
      text: { zh: '证明“{name}”没有写依据', en: 'the proof `{name}` has no basis' },
      fix: {
        zh: '写 basis，到条；没有依据的改为数据核验或者告知承诺',
        en: 'give its `basis`, or let a check of data or a promise stand in for it',
      },
    },
    low: {
      severity: 'warning',
      text: {
        zh: '证明“{name}”的依据“{basis}”不是法律、法规或者国务院决定',
        en: 'the basis `{basis}` of the proof `{name}` is below a regulation',
      },
      fix: {
        zh: '核实有没有更高的依据；没有的改为数据核验或者告知承诺',
        en: 'look for a higher basis, or let a check of data or a promise stand in for it',
      },
    },
  },
  check,
};
