import type { Fault } from '../model/finding.ts';
import type { GuideOutcome, GuideStep } from '../model/guide.ts';
import { basisStanding } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const messageOf = ({ kind, isBinding, basis }: GuideOutcome, reference: RuleKnown['reference']): string | undefined => {
  const isGrounded = basisStanding(basis, reference.guideWords.proofRanks, reference) === 'enough';
  if (kind === 'nothing-to-change') return 'nothing';
  if (kind === 'stricter-material') return isBinding ? 'stricter' : 'stricter-told';
  if (kind !== 'added-material' || !isBinding) return undefined;
  return isGrounded ? 'added-grounded' : 'added';
};

const check = ({ item, outcomes }: GuideStep, { reference }: RuleKnown): Fault[] =>
  outcomes.flatMap((outcome): Fault[] => {
    const message = outcome.field === 'materials' ? messageOf(outcome, reference) : undefined;
    if (message === undefined) return [];
    const { local, inherited, basis = '', at, inheritedAt } = outcome;
    const related = inheritedAt
      ? { related: [{ at: inheritedAt, value: { zh: '上级指南在此', en: 'the guide above' } }] }
      : {};
    return [
      {
        rule: 'material-floor',
        message,
        args: { local, inherited, basis },
        at,
        item: item.ref,
        unlessToldBy: ['no-catch-all'],
        ...related,
      },
    ];
  });

export const materialFloor: Rule<'material-floor'> = {
  id: 'material-floor',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: { zh: '材料只减不增，要求只宽不严', en: 'papers may only get fewer, and be asked for less strictly' },
  why: {
    zh: '上级指南写明以此为限的，地方不得在指南之外增加材料',
    en: 'where the guide above closes its list, nobody may ask for more',
  },
  messages: {
    added: {
      text: {
        zh: '“{local}”在上级指南之外，上级写明“材料以此为限”，这里没有法律、法规或者国务院决定依据',
        en: '`{local}` is not in the guide above, whose list is closed, and has no basis in law',
      },
      fix: { zh: '删去这份材料，或者写 basis', en: 'delete it, or give its `basis`' },
    },
    'added-grounded': {
      severity: 'warning',
      text: {
        zh: '“{local}”在上级指南之外，依据“{basis}”',
        en: '`{local}` is not in the guide above; it rests on `{basis}`',
      },
      fix: { zh: '确认依据现行有效', en: 'make sure that the basis is in force' },
    },
    stricter: {
      text: {
        zh: '材料要得比上级严：“{local}”；上级是“{inherited}”',
        en: 'a paper is asked for more strictly: `{local}`; above it is `{inherited}`',
      },
      fix: { zh: '照上级的写，或者删去这一处', en: 'write what the guide above says, or leave it out' },
    },
    'stricter-told': {
      severity: 'warning',
      text: {
        zh: '材料要得比上级严：“{local}”；上级是“{inherited}”',
        en: 'a paper is asked for more strictly: `{local}`; above it is `{inherited}`',
      },
      fix: { zh: '核实窗口是否真的这样要；能宽就照上级写', en: 'make sure that the window really asks for it' },
    },
    nothing: {
      text: {
        zh: '上级指南里没有材料“{local}”，这一处改不到什么',
        en: 'there is no paper `{local}` in the guide above to change',
      },
      fix: { zh: '照上级指南的名称写；上级有：{inherited}', en: 'name one of: {inherited}' },
    },
  },
  check,
};
