import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import { compareTimeLimits, parseTimeLimit } from '../model/time-limit.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** The limit alone, without the words that make it one of handling. */
const bare = (text: string): string =>
  text.replace(/自|受理|收到|申请|材料|齐全|办结|办理|审批|审核|承诺|作出|决定|之日起|后|完毕|完成|公开/gu, '');

const check = ({ resolved, outcomes }: Step, { reference }: RuleKnown): Fault[] =>
  outcomes
    .filter(({ field, verdict }) => field === 'handlingLimit' && verdict !== 'unchanged')
    .flatMap(({ item, at, local }): Fault[] => {
      const law = reference.handlingLimits.find(({ items }) => items.includes(item));
      if (
        !law ||
        compareTimeLimits(parseTimeLimit(bare(local)), parseTimeLimit(`${law.workdays}个工作日内`)) !== 'looser'
      )
        return [];
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
    zh: '条例规定了社会保险业务的办理期限；目录写得更长等于公开违规',
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
