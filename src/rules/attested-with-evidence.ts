import type { Attestation, AttestedStep, Indicator } from '../model/assessment.ts';
import type { Fault } from '../model/finding.ts';
import { yearBefore } from '../model/year-before.ts';
import type { Rule, RuleKnown } from './rule.ts';

type Said = Pick<Fault, 'message' | 'args' | 'at'>;

const judgeDay = ({ date, id }: Attestation, today: string | undefined): Said | undefined => {
  if (!date || today === undefined) return undefined;
  const args = { id: id.value, day: date.value, date: today };
  if (date.value > today) return { message: 'future', args, at: date.at };
  return date.value < yearBefore(today) ? { message: 'old', args, at: date.at } : undefined;
};

const judgeOne = (entry: Attestation, { how }: Indicator, today: string | undefined): Said | undefined => {
  const args = { id: entry.id.value };
  const { tried, passed, evidence, date } = entry;
  if (how === 'computed') return { message: 'computed', args, at: entry.id.at };
  if (how === 'attested' && !evidence) return { message: 'no-evidence', args, at: entry.at };
  if (how === 'sampled' && (!tried || !passed)) return { message: 'no-counts', args, at: entry.at };
  if (tried && passed && passed.value > tried.value)
    return { message: 'more', args: { ...args, tried: tried.value, passed: passed.value }, at: passed.at };
  return date ? judgeDay(entry, today) : { message: 'no-day', args, at: entry.at };
};

const check = ({ attested, assessment }: AttestedStep, { date }: RuleKnown): Fault[] =>
  attested.flatMap((entry, index): Fault[] => {
    const { value: id, at } = entry.id;
    const first = attested.findIndex((other) => other.id.value === id);
    const indicator = assessment.indicators.find((one) => one.id === id);
    const said: Said | undefined = !indicator
      ? {
          message: 'unknown',
          args: { id, known: assessment.indicators.flatMap((one) => (one.how === 'computed' ? [] : one.id)) },
          at,
        }
      : first < index
        ? { message: 'twice', args: { id }, at }
        : judgeOne(entry, indicator, date);
    return said ? [{ rule: 'attested-with-evidence', ...said }] : [];
  });

export const attestedWithEvidence: Rule<'attested-with-evidence'> = {
  id: 'attested-with-evidence',
  on: 'attested',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '示范点建设标准',
  summary: { zh: '自述的指标附证据，抽查的写次数', en: 'what is attested has evidence, what was sampled has counts' },
  why: {
    zh: '没有证据的自述评估时不算数',
    en: 'a statement without evidence counts for nothing',
  },
  messages: {
    'no-evidence': {
      text: { zh: '指标 {id} 没有附证据', en: 'indicator {id} has no evidence' },
      fix: { zh: '写 evidence：文件名、文号或者网址', en: 'give `evidence`: a document or an address' },
    },
    'no-counts': {
      text: { zh: '抽查指标 {id} 没有写抽了几次、几次合格', en: 'the sampled indicator {id} has no counts' },
      fix: { zh: '写 tried 和 passed', en: 'give `tried` and `passed`' },
    },
    'no-day': {
      text: { zh: '指标 {id} 没有写日期', en: 'indicator {id} has no day' },
      fix: { zh: '写 date', en: 'give `date`' },
    },
    more: {
      severity: 'error',
      text: { zh: '指标 {id} 合格{passed}次，比抽查的{tried}次多', en: '{passed} of {tried} passed in indicator {id}' },
      fix: { zh: '核对次数', en: 'check the counts' },
    },
    future: {
      text: { zh: '指标 {id} 的日期 {day} 在 {date} 以后', en: 'the day {day} of indicator {id} is after {date}' },
      fix: { zh: '写已经发生的日期', en: 'give a day that has passed' },
    },
    old: {
      text: {
        zh: '指标 {id} 的日期 {day} 到 {date} 已经超过12个月',
        en: 'the day {day} of indicator {id} is more than 12 months before {date}',
      },
      fix: { zh: '换成本年度的证据', en: 'give the evidence of this year' },
    },
    unknown: {
      severity: 'error',
      text: { zh: '没有指标“{id}”，可写：{known}', en: 'there is no indicator `{id}`; there are {known}' },
      fix: { zh: '改成其中一个', en: 'make it one of them' },
    },
    twice: {
      severity: 'error',
      text: { zh: '指标 {id} 写了两次', en: 'indicator {id} stands twice' },
      fix: { zh: '并成一条', en: 'make it one' },
    },
    computed: {
      text: {
        zh: '指标 {id} 由目录和登记表算出，写了不采用',
        en: 'indicator {id} is computed; what is written is not used',
      },
      fix: { zh: '删去', en: 'delete it' },
    },
  },
  check,
};
