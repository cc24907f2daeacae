import type { Fault } from '../model/finding.ts';
import type { GuideStep, Material } from '../model/guide.ts';
import { ownMaterials } from './guide-values.ts';
import type { Rule } from './rule.ts';

type Part = readonly [key: keyof Material, zh: string, en: string];

const always: readonly Part[] = [
  ['kind', '类型', 'its kind'],
  ['counter', '窗口怎么交', 'how it is handed over'],
  ['source', '来源', 'where it comes from'],
  ['require', '具体要求', 'what is wanted of it'],
];
const ofForms: readonly Part[] = [
  ['form', '规范表格', 'the blank form'],
  ['fill', '填写说明和示范文本', 'how to fill it in'],
];

const isBlank = (material: Material, key: keyof Material): boolean => {
  const value = material[key];
  return value === undefined || (Array.isArray(value) && value.length === 0);
};

const check = (step: GuideStep): Fault[] => {
  if (!step.layer) return [];
  return ownMaterials(step).flatMap(({ value, at }): Fault[] => {
    const wanted = [...always, ...(value.kind === '申请表格文书' ? ofForms : [])];
    const when: readonly Part[] = value.need === '非必要' ? [['when', '什么情形才要', 'when it is wanted']] : [];
    const missing = [...wanted, ...when].filter(([key]) => isBlank(value, key));
    if (missing.length === 0) return [];
    const parts = { zh: missing.map(([, zh]) => zh).join('、'), en: missing.map(([, , en]) => en).join(', ') };
    const args = { name: value.name, parts, keys: missing.map(([key]) => key) };
    return [
      {
        rule: 'material-complete',
        message: 'missing',
        args,
        at,
        item: step.item.ref,
        absence: true,
        unlessToldBy: ['no-catch-all'],
      },
    ];
  });
};

export const materialComplete: Rule<'material-complete'> = {
  id: 'material-complete',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: {
    zh: '每份材料写明类型、窗口怎么交、来源、要求；表格有空表和填写说明',
    en: 'each paper says what kind it is, how it is handed over, where it comes from and what is wanted; forms have a blank and instructions',
  },
  why: {
    zh: '三(二)要求明确材料的具体要求、规范表格、填写说明和示范文本',
    en: 'the document wants the requirements of each paper, the form, how to fill it in and a sample',
  },
  messages: {
    missing: {
      text: { zh: '材料“{name}”没有写：{parts}', en: 'the paper `{name}` lacks: {parts}' },
      fix: { zh: '补上：{keys}', en: 'add: {keys}' },
    },
  },
  check,
};
