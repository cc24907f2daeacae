import type { Fault } from '../model/finding.ts';
import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';
import { amountsIn } from '../model/time-limit/amounts-in.ts';
import { compareSpans } from '../model/time-limit/compare-time-limits.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** Whether the one amount of a text is longer; of several it cannot be told which one is the limit. */
const isLonger = (text: string, workdays: number, { limitWords }: Reference): boolean => {
  const [amount, ...more] = amountsIn(text, limitWords);
  if (!amount || more.length > 0) return false;
  return compareSpans(amount, { kind: 'within', amount: workdays, shortest: workdays, unit: 'workday' }) === 'looser';
};

const check = ({ resolved, outcomes }: Step, { reference }: RuleKnown): Fault[] =>
  outcomes
    .filter(({ field, verdict }) => field === 'handlingLimit' && verdict !== 'unchanged')
    .flatMap(({ item, at, local }): Fault[] => {
      const law = reference.handlingLimits.find(({ items }) => items.includes(item));
      if (!law || !isLonger(local, law.workdays, reference)) return [];
      const name = `${item.split('/')[1]} ${resolved.items.get(item)?.fields.title.value ?? ''}`;
      return [
        {
          rule: 'handling-limit-lawful',
          message: 'longer',
          args: { name, local, workdays: law.workdays },
          at,
          item,
          field: 'handlingLimit',
          clause: law.clause,
        },
      ];
    });

export const handlingLimitLawful: Rule<'handling-limit-lawful'> = {
  id: 'handling-limit-lawful',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: false,
  aspect: 'floors',
  clause: '《社会保险经办条例》',
  summary: { zh: '办理时限不长于法定时限', en: 'a handling limit is not longer than the law allows' },
  why: {
    zh: '条例规定了这些业务的办理期限；目录写得更长等于公开违规',
    en: 'the regulation sets limits for handling; a longer one in the catalogue announces a breach',
  },
  messages: {
    longer: {
      text: {
        zh: '“{name}”的办理时限“{local}”长于法定的 {workdays} 个工作日',
        en: 'the handling limit `{local}` of `{name}` is longer than the {workdays} 工作日 of the law',
      },
      fix: { zh: '改为不超过 {workdays} 个工作日', en: 'shorten it to {workdays} 工作日' },
    },
  },
  check,
};
