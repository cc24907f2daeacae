import { domainIds, omissionReasons } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const check = ({ layer }: Step): Fault[] =>
  domainIds.flatMap((domain) =>
    (layer.domains[domain]?.omit ?? []).flatMap(({ item, reason, note, at }): Fault[] => {
      const name = [item.value.id, item.value.title].filter(Boolean).join(' ');
      const base = {
        rule: 'omit-reason',
        args: { name, known: omissionReasons.slice(0, 3) },
        at,
        item: `${domain}/${item.value.id}`,
        absence: true,
      } as const;
      if (!reason) return [{ ...base, message: 'reason' }];
      return note === undefined && reason !== 'to-be-confirmed' ? [{ ...base, message: 'note' }] : [];
    }),
  );

export const omitReason: Rule = {
  id: 'omit-reason',
  on: 'layer',
  severity: 'error',
  clause: '人社厅函〔2019〕113号 三(一)',
  summary: { zh: '未列入的事项须写明理由代码和说明', en: 'an omission gives a reason code and a note' },
  why: {
    zh: '只有本地没有开展的业务可以不列入；备案时要逐项说明',
    en: 'only business that is not run locally may be left out, and the filing explains each',
  },
  messages: {
    reason: {
      text: { zh: '未列入“{name}”没有写理由', en: 'no reason is given for omitting `{name}`' },
      fix: { zh: '加上 reason：{known}', en: 'add a reason: {known}' },
    },
    note: {
      text: { zh: '未列入“{name}”没有写说明', en: 'no note explains why `{name}` is omitted' },
      fix: { zh: '加上 note，例如“由市局受理”', en: 'add a note, such as who handles it instead' },
      severity: 'warning',
    },
  },
  check,
};
