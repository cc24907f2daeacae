import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { readHandover } from '../model/handover.ts';
import { plain } from '../model/plain.ts';
import { ownMaterials } from './guide-values.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (step: GuideStep, { reference: { guideWords } }: RuleKnown): Fault[] => {
  const shared = (step.catalogue.profile.guides?.shared ?? []).map(plain);
  return ownMaterials(step).flatMap(({ value: { name, counter }, at }): Fault[] =>
    shared.includes(plain(name)) && readHandover(counter ?? '', guideWords).level > 1
      ? [{ rule: 'material-shared', message: 'shared', args: { name }, at, item: step.item.ref }]
      : [],
  );
};

export const materialShared: Rule<'material-shared'> = {
  id: 'material-shared',
  on: 'guide',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '《国务院关于在线政务服务的若干规定》第七条',
  summary: { zh: '数据共享能取得的材料不要求提交', en: 'what data sharing supplies is not asked for' },
  why: {
    zh: '能通过数据共享取得的，不得要求申请人提交',
    en: 'what offices get from each other may not be demanded of the applicant',
  },
  messages: {
    shared: {
      text: {
        zh: '“{name}”在本省已能共享取得，不应再要求提交',
        en: '`{name}` is shared between offices here and should not be asked for',
      },
      fix: { zh: '写进 omit，how 写 数据共享核验；或者 counter 写 免交', en: 'put it under `omit`, or write `免交`' },
    },
  },
  check,
};
