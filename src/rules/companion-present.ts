import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import type { Rule } from './rule.ts';

const check = (step: GuideStep): Fault[] => {
  const { faq } = step.resolved.fields;
  const policies = step.resolved.fields.policies !== undefined || step.layer?.companion?.policies[0] !== undefined;
  if (!step.layer || (policies && faq)) return [];
  const zh = [...(policies ? [] : ['政策文件']), ...(faq ? [] : ['常见问题'])].join('、');
  const en = [...(policies ? [] : ['policies']), ...(faq ? [] : ['questions with answers'])].join(', ');
  return [
    {
      rule: 'companion-present',
      message: 'missing',
      args: { parts: { zh, en } },
      at: step.guide.item.at,
      item: step.item.ref,
      absence: true,
    },
  ];
};

export const companionPresent: Rule<'companion-present'> = {
  id: 'companion-present',
  on: 'guide',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{upkeep}',
  summary: { zh: '有政策文件和常见问题', en: 'there are policies and questions with answers' },
  why: { zh: '办事的人常问的先答好，窗口就少排队', en: 'what people ask is answered before they queue' },
  messages: {
    missing: {
      text: { zh: '没有写：{parts}', en: 'it lacks: {parts}' },
      fix: { zh: '写 companion', en: 'write `companion`' },
    },
  },
  check,
};
