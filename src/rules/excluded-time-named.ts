import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { handlingSpan } from '../model/guide-limits.ts';
import { inside, ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference }: RuleKnown): Fault[] => {
  const excluded = ownValue(step, 'excluded');
  return (excluded?.value ?? []).flatMap(({ what, time }, index): Fault[] =>
    excluded && !handlingSpan(time, reference) && !/公布|公告|告知/u.test(time)
      ? [
          {
            rule: 'excluded-time-named',
            message: 'vague',
            args: { what, time },
            at: inside(excluded.at, index, 'time'),
            item: step.item.ref,
          },
        ]
      : [],
  );
};

export const excludedTimeNamed: Rule<'excluded-time-named'> = {
  id: 'excluded-time-named',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《行政许可法》第四十五条',
  summary: { zh: '不计入的时间写明是什么、多久', en: 'time that is not counted says what it is and how long' },
  why: { zh: '不计入时限的时间不写明，承诺就没有意义', en: 'without it a promise means nothing' },
  messages: {
    vague: {
      text: {
        zh: '不计入的“{what}”没有写多久：“{time}”',
        en: 'how long `{what}` takes, which is not counted, is not said: `{time}`',
      },
      fix: { zh: '写成 7日、15个工作日；定不下来的写明由谁公布', en: 'write `7日`, or who makes it known' },
    },
  },
  check,
};
