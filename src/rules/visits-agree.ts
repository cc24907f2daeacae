import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { holds, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const visits = ownValue(step, 'visits');
  if (!visits) return [];
  const { fields } = step.resolved;
  const depth = fields.depth?.value ?? '';
  const isNone = /^0+次$/u.test(visits.value);
  const result = [...(fields.delivery?.value ?? []), fields.mail?.value ?? ''].join('');
  const fault = (message: string, args: Fault['args']): Fault[] => [
    { rule: 'visits-agree', message, args: { visits: visits.value, ...args }, at: visits.at, item: step.item.ref },
  ];
  if (!isNone && holds(depth, guideWords.fullyOnline)) return fault('online', { depth });
  if (!isNone && !fields.reason) return fault('reason', {});
  if (isNone && !fields.online && !holds(result, guideWords.mail) && !fields.mail) return fault('by-post', {});
  const more = step.outcomes.find(({ kind, isBinding }) => kind === 'more-visits' && isBinding);
  return more ? fault('more', { inherited: more.inherited }) : [];
};

export const visitsAgree: Rule<'visits-agree'> = {
  id: 'visits-agree',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{upkeep}',
  summary: { zh: '到现场次数和网办程度对得上', en: 'visits and the depth online agree' },
  why: {
    zh: '写了全程网办还要人跑一趟，群众会白等',
    en: 'who is told that all is online and has to come all the same has waited in vain',
  },
  messages: {
    online: {
      text: { zh: '写了“{depth}”，到现场却是“{visits}”', en: 'it says `{depth}` and `{visits}`' },
      fix: { zh: '全程网办写 0次；要来的改网办程度', en: 'write `0次`, or another depth' },
    },
    reason: {
      text: { zh: '要到现场 {visits}，没有写为什么', en: 'it takes {visits} and does not say why' },
      fix: { zh: '写 reason', en: 'give the `reason`' },
    },
    'by-post': {
      text: { zh: '0次又不能网上办，也没有写邮寄', en: 'no visit, neither online nor by mail' },
      fix: { zh: '写 online 或 mail', en: 'add `online` or `mail`' },
    },
    more: {
      text: {
        zh: '到现场“{visits}”多于上级的“{inherited}”',
        en: '{visits} are more than `{inherited}` of the level above',
      },
      fix: { zh: '能少跑就照上级的写', en: 'write what the level above does, if you can' },
    },
  },
  check,
};
