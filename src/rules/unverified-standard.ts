import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { fieldName, itemList, whereWritten } from './say.ts';

const check = (step: Step): Fault[] => {
  // A new title is told by renamed-item, whatever the old one rests on.
  const outcomes = step.outcomes.filter(({ verdict, field }) => verdict === 'unverified' && field !== 'title');
  const fields = [...new Set(outcomes.map(({ field }) => field))];
  return fields.flatMap((field): Fault[] => {
    const group = outcomes.filter((outcome) => outcome.field === field);
    const [first] = group;
    if (!first) return [];
    return [
      {
        rule: 'unverified-standard',
        message: 'stands',
        args: {
          items: itemList(
            step.resolved,
            group.map(({ item }) => item),
          ),
          field: fieldName(field),
          missing: first.missing,
        },
        at: first.at,
        item: first.item,
        field,
        related: whereWritten(first, step.resolved),
      },
    ];
  });
};

export const unverifiedStandard: Rule<'unverified-standard'> = {
  id: 'unverified-standard',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'content',
  summary: {
    zh: '本地值少于国家目录中推定的值时，采用本地值，标作待核',
    en: 'against an inferred national value the local one stands, marked as unverified',
  },
  why: {
    zh: '标准目录的原件未能看到，国家目录有些值是推定的；推定的值不能当作标准',
    en: 'the annex could not be opened, and some national values are inferred; a guess binds nobody',
  },
  messages: {
    stands: {
      text: {
        zh: '{items}：{field}与国家目录推定的值不同（少“{missing}”），已采用本地值',
        en: '{items}: {field} differs from an inferred national value (without {missing}); the local value stands',
      },
      fix: { zh: '有原件的，请核对后告知', en: 'check it against the original if you have it' },
    },
  },
  check,
};
