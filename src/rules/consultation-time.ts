import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

/** 《重大行政决策程序暂行条例》15. */
const lawful = 30;
/** 决策前至少两周: what a city asks of itself, and a fair rule for the others. */
const usual = 14;

const daysFrom = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

const check = ({ layer }: Step): Fault[] => {
  const { from, to, isMajor } = layer.consultation ?? {};
  if (from === undefined || to === undefined) return [];
  const days = daysFrom(from, to);
  const at = { file: layer.file, path: ['consultation', 'to'] };
  const base = { rule: 'consultation-time', at } as const;
  if (Number.isNaN(days) || days < 1) return [{ ...base, message: 'order', args: { from, to } }];
  const least = isMajor ? lawful : usual;
  return days < least ? [{ ...base, message: isMajor ? 'major' : 'short', args: { days, least } }] : [];
};

export const consultationTime: Rule<'consultation-time'> = {
  id: 'consultation-time',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《重大行政决策程序暂行条例》第十五条；{participation}',
  summary: { zh: '征求意见留够时间', en: 'people have time enough to comment' },
  why: {
    zh: '重大行政决策公开征求意见一般不少于30日；其他的也至少留两周',
    en: 'a major decision is open for 30 days, and two weeks are fair for anything else',
  },
  messages: {
    major: {
      text: {
        zh: '重大行政决策征求意见只有{days}日，一般不少于{least}日',
        en: 'a major decision is open for {days} days, of {least}',
      },
      fix: { zh: '延长，或在公告里说明理由', en: 'make it longer, or give the reason in the notice' },
    },
    short: {
      text: { zh: '征求意见只有{days}日，最好不少于{least}日', en: 'it is open for {days} days; {least} are better' },
      fix: { zh: '延长', en: 'make it longer' },
    },
    order: {
      severity: 'warning',
      text: { zh: '截止日期 {to} 不在开始日期 {from} 以后', en: 'it ends on {to} and begins on {from}' },
      fix: { zh: '核对两个日期', en: 'check both dates' },
    },
  },
  check,
};
