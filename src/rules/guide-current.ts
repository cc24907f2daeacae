import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { yearBefore } from '../model/year-before.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { date }: RuleKnown): Fault[] => {
  const { guide, layer, item } = step;
  if (!layer) return [];
  const base = { rule: 'guide-current', item: item.ref } as const;
  if (!guide.checked) return [{ ...base, message: 'missing', args: {}, at: guide.item.at, absence: true }];
  const { value: checked, at } = guide.checked;
  if (date === undefined) return [];
  const message = checked > date ? 'future' : checked < yearBefore(date) ? 'old' : undefined;
  return message ? [{ ...base, message, args: { checked, date }, at }] : [];
};

export const guideCurrent: Rule<'guide-current'> = {
  id: 'guide-current',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第五十三条',
  summary: { zh: '12个月内与实际做法核对过', en: 'it was compared with practice within 12 months' },
  why: { zh: '过时的指南让人白跑', en: 'an outdated guide sends people on vain errands' },
  messages: {
    missing: {
      severity: 'info',
      text: { zh: '没有写核对日期', en: 'it does not say when it was last checked' },
      fix: { zh: '核对以后写 checked: 年-月-日', en: 'check it and write `checked`' },
    },
    old: {
      text: {
        zh: '上次核对是 {checked}，到 {date} 已经超过12个月',
        en: 'it was last checked on {checked}, more than 12 months before {date}',
      },
      fix: { zh: '与窗口核对一遍，改 checked', en: 'check it with the window and change `checked`' },
    },
    future: {
      text: { zh: '核对日期 {checked} 在 {date} 以后', en: 'it says it was checked on {checked}, after {date}' },
      fix: { zh: '改成真正核对的日期', en: 'give the day on which it was checked' },
    },
  },
  check,
};
