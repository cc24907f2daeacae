import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import type { Place } from '../model/place.ts';
import { inside, ownMaterials, ownValue } from './guide-values.ts';
import type { RuleKnown } from './rule.ts';

const lists = ['amount', 'delivery'] as const;
const singles = ['summary', 'promised', 'result', 'afterwards', 'mail', 'redress', 'progress'] as const;

import type { Rule } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const texts: { readonly text: string; readonly at: Place }[] = [
    ...singles.flatMap((id) => {
      const cell = ownValue(step, id);
      return cell ? [{ text: String(cell.value), at: cell.at }] : [];
    }),
    ...lists.flatMap((id) => {
      const cell = ownValue(step, id);
      return (cell?.value ?? []).map((text, index) => ({ text, at: inside(cell?.at ?? step.guide.item.at, index) }));
    }),
    ...ownMaterials(step).flatMap(({ value, at }) =>
      (['require', 'counter', 'online', 'when'] as const).flatMap((key) =>
        value[key] === undefined ? [] : [{ text: value[key] ?? '', at: inside(at, key) }],
      ),
    ),
    ...(ownValue(step, 'process')?.value.steps ?? []).map(({ text }, index) => ({
      text,
      at: { file: step.guide.file, path: ['process', 'steps', index] },
    })),
  ];
  return texts.flatMap(({ text, at }): Fault[] => {
    const word = guideWords.vague.find((one) => text.includes(one));
    return word === undefined
      ? []
      : [
          {
            rule: 'guide-concrete',
            message: 'vague',
            args: { text: word },
            at,
            item: step.item.ref,
            unlessToldBy: ['no-catch-all'],
          },
        ];
  });
};

export const guideConcrete: Rule<'guide-concrete'> = {
  id: 'guide-concrete',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: { zh: '不用“按规定”“详见”代替内容', en: 'no “as stipulated” or “see the notice” in place of content' },
  why: { zh: '群众看了“按规定办理”，还是不知道怎么办', en: 'who reads “as stipulated” still does not know what to do' },
  messages: {
    vague: {
      text: { zh: '“{text}”等于没说', en: '`{text}` says nothing' },
      fix: { zh: '写明具体内容', en: 'say what it is' },
    },
  },
  check,
};
