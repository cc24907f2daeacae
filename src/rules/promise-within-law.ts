import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { compareHandling, handlingSpan, lawfulLimit } from '../model/guide-limits.ts';
import { holds, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** The legal limits that bear on a guide: of the reference data, and as a guide of the chain says. */
const legalLimits = ({ item, resolved: { fields } }: GuideStep, reference: RuleKnown['reference']) => {
  const law = lawfulLimit(item.ref, reference);
  const said =
    fields.legal && !fields.legal.isDoubtful ? [{ text: fields.legal.value, clause: fields.legalBasis?.value }] : [];
  return [...(law ? [law] : []), ...said];
};

/** 转入8个工作日，转出7个工作日: a promise for each case of the guide; else the whole is one. */
const promisesIn = (text: string, { resolved: { fields } }: GuideStep): string[] => {
  const parts = text.split(/[，,；;、\n]/u).map((part) => part.trim());
  const cases = fields.cases?.value ?? [];
  return parts.length > 1 && parts.every((part) => cases.some(({ id, name }) => holds(part, [id, name])))
    ? parts
    : [text];
};

/** What of one promise is longer than the law, or cannot be held against it. */
const againstLaw = (
  local: string,
  step: GuideStep,
  { reference }: RuleKnown,
): Pick<Fault, 'message' | 'args' | 'clause' | 'unlessToldBy'> | undefined => {
  const span = handlingSpan(local, reference);
  if (!span) return { message: 'unread', args: { local }, unlessToldBy: ['guide-concrete'] };
  for (const { text, clause } of legalLimits(step, reference)) {
    const order = compareHandling(local, text, reference);
    const message = order === 'looser' ? 'law' : order === 'incomparable' ? 'unclear' : undefined;
    if (message) return { message, args: { local, law: text }, ...(clause ? { clause } : {}) };
  }
  return undefined;
};

const check = (step: GuideStep, known: RuleKnown): Fault[] => {
  const promised = ownValue(step, 'promised');
  if (!promised) return [];
  const local = promised.value;
  const base = { rule: 'promise-within-law', at: promised.at, item: step.item.ref } as const;
  const told = promisesIn(local, step).flatMap((one) => againstLaw(one, step, known) ?? []);
  if (told[0]) return [{ ...base, ...told[0] }];
  const longer = step.outcomes.find(({ kind, isBinding }) => kind === 'longer-promise' && isBinding);
  if (!longer) return [];
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
