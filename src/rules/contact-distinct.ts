import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { plain } from '../model/plain.ts';
import { ownValue } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** A number that somebody outside cannot dial. */
const bare = /(?<![\d-])[1-9]\d{6,7}(?!\d)/u;

const isHotline = (text: string, hotlines: readonly string[]): boolean =>
  (text.match(/\d+/gu) ?? []).every((number) => hotlines.includes(number));

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const base = { rule: 'contact-distinct', item: step.item.ref } as const;
  const told = (['advice', 'complaint'] as const).flatMap((id): Fault[] => {
    const cell = ownValue(step, id);
    const [phone] = (cell && bare.exec(cell.value)) ?? [];
    return cell && phone !== undefined ? [{ ...base, message: 'area-code', args: { phone }, at: cell.at }] : [];
  });
  const [advice, complaint] = [ownValue(step, 'advice'), ownValue(step, 'complaint')];
  const isSame = advice && complaint && plain(advice.value) === plain(complaint.value);
  if (told.length > 0 || !isSame || isHotline(advice.value, guideWords.hotlines)) return told;
  return [{ ...base, message: 'same', args: { phone: advice.value }, at: complaint.at }];
};

export const contactDistinct: Rule<'contact-distinct'> = {
  id: 'contact-distinct',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{upkeep}',
  summary: {
    zh: '咨询和监督都有，电话带区号',
    en: 'advice and complaints are both there, phones with their area code',
  },
  why: { zh: '打不通的电话和没有的电话一样', en: 'a phone that cannot be dialled is as good as none' },
  messages: {
    'area-code': {
      text: { zh: '电话“{phone}”没有区号', en: 'the phone `{phone}` has no area code' },
      fix: { zh: '写成 区号-号码，如 0990-1234567', en: 'write it with the area code, such as `0990-1234567`' },
    },
    same: {
      severity: 'info',
      text: { zh: '咨询和监督投诉是同一个电话“{phone}”', en: 'advice and complaints have the same phone `{phone}`' },
      fix: { zh: '有条件的分开设', en: 'give two, if there are' },
    },
  },
  check,
};
