import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { basisStanding, inside, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference }: RuleKnown): Fault[] => {
  const fee = ownValue(step, 'fee');
  if (!fee) return [];
  const base = { rule: 'fee-grounded', item: step.item.ref } as const;
  const bare = fee.value.rows.flatMap(({ name, basis }, index): Fault[] =>
    basis === undefined ? [{ ...base, message: 'no-basis', args: { name }, at: inside(fee.at, index) }] : [],
  );
  if (bare.length > 0) return bare;
  return step.outcomes.flatMap(({ kind, local, inherited, basis, isBinding, at }): Fault[] =>
    kind === 'new-fee' && isBinding && basisStanding(basis, reference.guideWords.proofRanks, reference) !== 'enough'
      ? [{ ...base, message: 'new', args: { local, inherited }, at }]
      : [],
  );
};

export const feeGrounded: Rule<'fee-grounded'> = {
  id: 'fee-grounded',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '{content}',
  summary: {
    zh: '收费写明项目、标准、依据；不新设、不提高',
    en: 'a fee has an item, a standard and a basis; none is new or higher',
  },
  why: { zh: '没有依据的收费不得公布，更不得收', en: 'a fee without a basis may not be charged, let alone announced' },
  messages: {
    'no-basis': {
      text: { zh: '收费“{name}”没有写依据', en: 'the fee `{name}` has no basis' },
      fix: { zh: '写 basis：收费文件的名称和文号；不收费写 不收费', en: 'give its `basis`, or write `不收费`' },
    },
    new: {
      text: {
        zh: '收费“{local}”是上级指南没有的，或者更高；上级是“{inherited}”',
        en: 'the fee `{local}` is new or higher; above it is `{inherited}`',
      },
      fix: { zh: '照上级的写；有法律、法规依据的写进 basis', en: 'write what the guide above says, or a basis in law' },
    },
  },
  check,
};
