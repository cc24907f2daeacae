import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { handlingSpan } from '../model/guide-limits.ts';
import { ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

type Part = readonly [isThere: boolean, zh: string, en: string, key: string];

/** What is done on the spot has its time for all of its steps. */
const isInstant = ({ resolved: { fields } }: GuideStep, { reference }: RuleKnown): boolean => {
  const span = fields.promised && handlingSpan(fields.promised.value, reference);
  return span?.kind === 'within' && span.amount === 0;
};

const check = (step: GuideStep, known: RuleKnown): Fault[] => {
  const cell = ownValue(step, 'process');
  if (!cell) return [];
  const { steps, supervision, rights } = cell.value;
  const { complaint } = step.resolved.fields;
  const parts: readonly Part[] = [
    [
      (step.item.fields.basis?.value.length ?? 0) > 0 || steps.some(({ basis }) => basis),
      '行使权力的依据',
      'the basis',
      'process.steps.basis',
    ],
    [steps.some(({ limit }) => limit) || isInstant(step, known), '办理时限', 'the time', 'process.steps.limit'],
    [supervision.length > 0, '监督制约环节', 'supervision', 'process.supervision'],
    [rights.length > 0, '相对人的权利', 'rights', 'process.rights'],
    [
      complaint !== undefined || step.catalogue.contact.complaint !== undefined,
      '投诉举报途径',
      'complaints',
      'complaint',
    ],
    [steps.some(({ publish }) => publish), '公开的范围、形式和时限', 'what is disclosed', 'process.steps.publish'],
  ];
  const missing = parts.filter(([isThere]) => !isThere);
  if (missing.length === 0) return [];
  const args = {
    parts: { zh: missing.map(([, zh]) => zh).join('、'), en: missing.map(([, , en]) => en).join(', ') },
    keys: missing.map(([, , , key]) => key),
  };
  return [{ rule: 'chart-seven', message: 'missing', args, at: cell.at, item: step.item.ref, absence: true }];
};

export const chartSeven: Rule<'chart-seven'> = {
  id: 'chart-seven',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '流程图载明七项', en: 'a flow chart has its seven things' },
  why: {
    zh: '试点方案要求流程图载明依据、岗位、程序、时限、监督、权利、投诉和公开',
    en: 'the document wants basis, post, procedure, time, supervision, rights, complaints and disclosure in the chart',
  },
  messages: {
    missing: {
      text: { zh: '流程图没有载明：{parts}', en: 'the chart lacks: {parts}' },
      fix: { zh: '补上：{keys}', en: 'add: {keys}' },
    },
  },
  check,
};
