import type { Fault } from '../model/finding.ts';
import type { GuideCase, GuideStep } from '../model/guide.ts';
import { compareHandling, handlingSpan, lawfulLimit } from '../model/guide-limits.ts';
import { ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** The legal limits that bear on a guide: of the reference data, and as a guide of the chain says. */
const legalLimits = ({ item, resolved: { fields } }: GuideStep, reference: RuleKnown['reference']) => {
  const law = lawfulLimit(item.ref, reference);
  const said =
    fields.legal && !fields.legal.isDoubtful ? [{ text: fields.legal.value, clause: fields.legalBasis?.value }] : [];
  return [...(law ? [law] : []), ...said];
};

/** The parts of a text that each say how long: what stands before an amount goes with it (本人、近亲属5个工作日). */
const partsOf = (text: string, reference: RuleKnown['reference']): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split(/(?<=[，,；;、\n])/u)) {
    part += piece;
    if (!handlingSpan(piece, reference)) continue;
    parts.push(part.replace(/[，,；;、\s]+$/u, ''));
    part = '';
  }
  return part.trim() === '' ? parts : [...parts, part];
};

/** The cases that a text names; 单位职工 is no 单位: the longest name is the one that is meant. */
const casesIn = (text: string, cases: readonly GuideCase[]): readonly GuideCase[] => {
  let rest = text;
  return cases
    .flatMap((one) => [one.id, one.name].map((word) => ({ word, one })))
    .sort((left, right) => right.word.length - left.word.length)
    .flatMap(({ word, one }) => {
      const isNamed = rest.includes(word);
      rest = rest.replaceAll(word, '\n');
      return isNamed ? one : [];
    });
};

/** 转入8个工作日，转出7个工作日: a promise for a case each; the whole is one where two are of one case, or one of none. */
const promisesIn = (text: string, { resolved: { fields } }: GuideStep, reference: RuleKnown['reference']): string[] => {
  if (handlingSpan(text, reference)) return [text];
  const cases = fields.cases?.value ?? [];
  const parts = partsOf(text, reference);
  const named = parts.map((part) => new Set(casesIn(part, cases)));
  if (!named.every(({ size }) => size > 0)) return [text];
  const isOfTwo = cases.some((one) => named.filter((set) => set.has(one)).length > 1);
  return isOfTwo ? [...parts, text] : parts;
};

/** What of one promise is longer than the law, or cannot be held against it. */
const againstLaw = (
  local: string,
  step: GuideStep,
  { reference }: RuleKnown,
): Pick<Fault, 'message' | 'args' | 'clause' | 'unlessToldBy'>[] => {
  const span = handlingSpan(local, reference);
  if (!span) return [{ message: 'unread', args: { local }, unlessToldBy: ['guide-concrete'] }];
  return legalLimits(step, reference).flatMap(({ text, clause }) => {
    const order = compareHandling(local, text, reference);
    const message = order === 'looser' ? 'law' : order === 'incomparable' ? 'unclear' : undefined;
    return message ? { message, args: { local, law: text }, ...(clause ? { clause } : {}) } : [];
  });
};

const check = (step: GuideStep, known: RuleKnown): Fault[] => {
  const promised = ownValue(step, 'promised');
  if (!promised) return [];
  const local = promised.value;
  const base = { rule: 'promise-within-law', at: promised.at, item: step.item.ref } as const;
  const told = promisesIn(local, step, known.reference).flatMap((one) => againstLaw(one, step, known));
  const first = (message: Fault['message']) => told.find((one) => one.message === message);
  const grave = first('law') ?? first('unread');
  if (grave) return [{ ...base, ...grave }];
  const longer = step.outcomes.find(({ kind, isBinding }) => kind === 'longer-promise' && isBinding);
  const unclear = first('unclear');
  if (!longer) return unclear ? [{ ...base, ...unclear }] : [];
  const { inherited, inheritedAt } = longer;
  const related = inheritedAt
    ? { related: [{ at: inheritedAt, value: { zh: '上级指南在此', en: 'the guide above' } }] }
    : {};
  return [{ ...base, message: 'above', args: { local, inherited }, ...related }];
};

export const promiseWithinLaw: Rule<'promise-within-law'> = {
  id: 'promise-within-law',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '{timeLimit}、《优化营商环境条例》第三十六条',
  summary: {
    zh: '承诺时限不长于法定时限和上级的承诺',
    en: 'a promise is not longer than the law or the level above allows',
  },
  why: { zh: '承诺得比法律还长，等于公开违规', en: 'a promise that is longer than the law allows announces a breach' },
  messages: {
    law: {
      text: { zh: '承诺“{local}”长于法定的“{law}”', en: 'the promise `{local}` is longer than the legal `{law}`' },
      fix: { zh: '改为不超过“{law}”', en: 'shorten it to `{law}` or less' },
    },
    above: {
      text: {
        zh: '承诺“{local}”长于上级承诺的“{inherited}”，或者比不出长短',
        en: 'the promise `{local}` is longer than `{inherited}` of the level above, or cannot be compared',
      },
      fix: { zh: '改为不超过“{inherited}”', en: 'shorten it to `{inherited}` or less' },
    },
    unclear: {
      severity: 'info',
      text: {
        zh: '承诺“{local}”和法定的“{law}”比不出长短',
        en: 'the promise `{local}` cannot be compared with the legal `{law}`',
      },
      fix: { zh: '照法定时限的写法写，如“5个工作日”', en: 'write it in the unit of the law' },
    },
    unread: {
      severity: 'warning',
      text: { zh: '读不出“{local}”是多久', en: 'it cannot be told how long `{local}` is' },
      fix: { zh: '写成 5个工作日 或 当场办结', en: 'write `5个工作日` or `当场办结`' },
    },
  },
  check,
};
