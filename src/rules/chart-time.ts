import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { handlingSpan } from '../model/guide-limits.ts';
import { heaviestWay } from '../model/process-graph.ts';
import { ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const units = { workday: '个工作日', day: '日' } as const;

const check = (step: GuideStep, { reference }: RuleKnown): Fault[] => {
  const cell = ownValue(step, 'process');
  const promised = step.resolved.fields.promised?.value;
  const span = promised === undefined ? undefined : handlingSpan(promised, reference);
  if (!cell || promised === undefined || span?.kind !== 'within') return [];
  const { steps } = cell.value;
  const spans = new Map(
    steps.map(({ id, limit }) => [id, limit === undefined ? undefined : handlingSpan(limit, reference)]),
  );
  const timed = [...spans.values()].flatMap((one) => (one?.kind === 'within' && one.amount > 0 ? [one.unit] : []));
  // 工作日 and 自然日 are not added up.
  if (timed.some((unit) => unit !== span.unit) && span.amount > 0) return [];
  const { weight } = heaviestWay(steps, ({ id }) => {
    const one = spans.get(id);
    return one?.kind === 'within' ? one.amount : 0;
  });
  if (weight <= span.amount) return [];
  const sum = `${weight}${units[timed[0] ?? span.unit]}`;
  return [{ rule: 'chart-time', message: 'longer', args: { sum, promised }, at: cell.at, item: step.item.ref }];
};

export const chartTime: Rule<'chart-time'> = {
  id: 'chart-time',
  on: 'guide',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '最长一路的时限之和不超过承诺时限', en: 'the longest way takes no longer than promised' },
  why: { zh: '步骤加起来比承诺长，承诺就兑现不了', en: 'a promise cannot be kept if its steps take longer' },
  messages: {
    longer: {
      text: {
        zh: '步骤的时限加起来是 {sum}，长于承诺的“{promised}”',
        en: 'the steps take {sum} together, longer than the promised `{promised}`',
      },
      fix: { zh: '缩短步骤的时限，或者改承诺时限', en: 'shorten the steps, or change the promise' },
    },
  },
  check,
};
