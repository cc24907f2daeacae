import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { missingElements } from '../model/guide-elements.ts';
import { onlineOnly } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** What a window would say: where it is, and when it is open. */
const ofWindows: readonly string[] = ['ways.window', 'places.hours'];

const check = (step: GuideStep, { reference }: RuleKnown): Fault[] => {
  if (!step.layer) return [];
  const missing = missingElements(step, reference).filter(
    ({ key }) => !onlineOnly(step) || key.split('、').some((part) => !ofWindows.includes(part)),
  );
  if (missing.length === 0) return [];
  const args = {
    count: missing.length,
    elements: missing.map(({ label }) => label),
    keys: [...new Set(missing.map(({ key }) => key))],
  };
  return [
    {
      rule: 'guide-covers-content',
      message: 'missing',
      args,
      at: step.guide.item.at,
      item: step.item.ref,
      absence: true,
    },
  ];
};

export const guideCoversContent: Rule<'guide-covers-content'> = {
  id: 'guide-covers-content',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: { zh: '公开内容列的每个要素，指南都写了', en: 'a guide delivers every element that the row promises' },
  why: {
    zh: '目录向社会承诺公开这些要素，指南是兑现的地方',
    en: 'the catalogue promises these elements to the public; the guide is where they are kept',
  },
  messages: {
    missing: {
      text: {
        zh: '公开内容列了、指南没有写的要素 {count} 个：{elements}',
        en: '{count} elements are promised and missing from the guide: {elements}',
      },
      fix: { zh: '补上：{keys}', en: 'add: {keys}' },
    },
  },
  check,
};
