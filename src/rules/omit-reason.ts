import { omissionReasons, type Ref, type Resolved } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { byPlace, itemList } from './say.ts';

/** A township that strikes 乡级 from an item drops it from its own catalogue: an omission by another name. */
const struck = ({ layer, inherited, resolved, outcomes }: Step): Fault[] => {
  const isHere = (of: Resolved, ref: Ref): boolean =>
    of.items.get(ref)?.fields.levels?.value.includes('township') ?? false;
  const gone = outcomes.filter(
    ({ field, item }) => field === 'levels' && isHere(inherited, item) && !isHere(resolved, item),
  );
  if (layer.region.level !== 'township') return [];
  return byPlace(gone).flatMap((group): Fault[] => {
    const [first] = group;
    if (!first) return [];
    const items = itemList(
      resolved,
      group.map(({ item }) => item),
    );
    return [
      { rule: 'omit-reason', message: 'level', args: { items }, at: first.at, item: first.item, field: 'levels' },
    ];
  });
};

const check = (step: Step): Fault[] => [
  ...Object.keys(step.layer.domains).flatMap((domain) =>
    (step.layer.domains[domain]?.omit ?? []).flatMap(({ item, reason, note, at }): Fault[] => {
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
  ),
  ...struck(step),
];

export const omitReason: Rule<'omit-reason'> = {
  id: 'omit-reason',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'items',
  clause: '{items}',
  summary: { zh: '未列入的事项须写明理由代码和说明', en: 'an omission gives a reason code and a note' },
  why: {
    zh: '只有本地没有开展的业务可以不列入；备案时要逐项说明',
    en: 'only business that is not run locally may be left out, and the filing explains each',
  },
  messages: {
    reason: {
      form: { fix: { zh: '在“列入情况”里选原因', en: 'choose the reason under 列入情况' } },
      text: { zh: '未列入“{name}”没有写理由', en: 'no reason is given for omitting `{name}`' },
      fix: { zh: '加上 reason：{known}', en: 'add a reason: {known}' },
    },
    note: {
      form: { fix: { zh: '在“说明”里写明，例如“由市局受理”', en: 'say it under 说明, such as `由市局受理`' } },
      text: { zh: '未列入“{name}”没有写说明', en: 'no note explains why `{name}` is omitted' },
      fix: { zh: '加上 note，例如“由市局受理”', en: 'add a note, such as who handles it instead' },
      severity: 'warning',
      waivable: true,
    },
    level: {
      form: {
        fix: {
          zh: '本级不开展的在“列入情况”里选原因；开展的保留“乡级”',
          en: 'choose a reason under 列入情况 for what is not run here; else keep `乡级`',
        },
      },
      text: {
        zh: '{items}：公开层级去掉了“乡级”，等于不列入，没有写理由',
        en: '{items}: striking `乡级` from the levels omits it here without a reason',
      },
      fix: {
        zh: '本级不开展的写到 omit 里并说明理由；开展的保留“乡级”',
        en: 'put what is not run here into `omit` with a reason, or keep `乡级`',
      },
    },
  },
  check,
};
