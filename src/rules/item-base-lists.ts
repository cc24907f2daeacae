import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = ({ layer }: Step, { date }: RuleKnown): Fault[] => {
  const rule = 'item-base-lists';
  const { baseLists, records } = layer;
  // Only who keeps a list of services has one to name.
  if (!baseLists) return records?.services ? [{ rule, message: 'unnamed', args: {}, at: records.services.at }] : [];
  return baseLists.flatMap(({ value: { name, date: day }, at }): Fault[] => {
    if (day === undefined) return [{ rule, message: 'undated', args: { name }, at }];
    return date !== undefined && day > date ? [{ rule, message: 'future', args: { name, day, date }, at }] : [];
  });
};

export const itemBaseLists: Rule<'item-base-lists'> = {
  id: 'item-base-lists',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'items',
  clause: '{growth}',
  summary: {
    zh: '编目录时对照的清单写明名称和日期',
    en: 'the lists that a catalogue is made from are named, with their day',
  },
  why: {
    zh: '目录以行政审批和公共服务事项清单为基础；清单是哪一版，调整时才对得上',
    en: 'a catalogue rests on the lists of services; only with their edition can it be held against them again',
  },
  messages: {
    unnamed: {
      text: {
        zh: '有公共服务事项清单，没有写明是哪一份、哪一天的',
        en: 'there is a list of services, and nothing says which one and of what day',
      },
      fix: {
        zh: '写 baseLists: [{ name: 清单名称, date: 日期 }]，印进编制说明',
        en: 'write `baseLists: [{ name, date }]`, which the letter prints',
      },
      form: {
        fix: {
          zh: '在编制说明里写明清单名称和日期',
          en: 'say in the explanation which list it was, and of what day',
        },
      },
    },
    undated: {
      text: { zh: '清单“{name}”没有写日期', en: 'the list `{name}` has no day' },
      fix: { zh: '写 date', en: 'give its `date`' },
    },
    future: {
      text: { zh: '清单“{name}”的日期 {day} 在 {date} 以后', en: 'the list `{name}` is of {day}, after {date}' },
      fix: { zh: '写已经印发的清单', en: 'name a list that is out' },
    },
  },
  check,
};
