import { domainIds } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { itemList } from './say.ts';

const check = ({ layer, resolved }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  const open = [...resolved.items.values()].filter(
    ({ origin, level, candidate, omitted }) =>
      origin === 'standard' && level === 2 && !candidate && omitted?.value.reason === 'to-be-confirmed',
  );
  // One finding for what this layer left open (each has its own line), one for what it inherits open.
  // An omission without a reason is told by omit-reason.
  const stated = new Set(
    domainIds.flatMap((domain) =>
      (layer.domains[domain]?.omit ?? []).filter(({ reason }) => reason).map(({ at }) => at),
    ),
  );
  const mine = open.filter(({ omitted }) => omitted?.by === own && stated.has(omitted.at));
  const inherited = open.filter(({ omitted }) => omitted?.by !== own);
  const first = inherited[0];
  return [
    ...mine.flatMap(({ ref, omitted, id, fields }): Fault[] =>
      omitted
        ? [
            {
              rule: 'item-standard-covered',
              message: 'open',
              args: { name: `${id} ${fields.title.value}` },
              at: omitted.at,
              item: ref,
            },
          ]
        : [],
    ),
    ...(first?.omitted
      ? [
          {
            rule: 'item-standard-covered',
            message: 'inherited',
            args: {
              items: itemList(
                resolved,
                inherited.map(({ ref }) => ref),
              ),
            },
            at: { file: resolved.layers[own]?.file ?? '', path: ['extends'] },
            item: first.ref,
            related: [
              { at: first.omitted.at, value: { zh: '上级在此列为待确认', en: 'left open here by a layer above' } },
            ],
          } satisfies Fault,
        ]
      : []),
  ];
};

export const itemStandardCovered: Rule = {
  id: 'item-standard-covered',
  on: 'layer',
  severity: 'warning',
  clause: '人社厅函〔2019〕113号 三(一)',
  summary: {
    zh: '国家目录的每一项，要么列入，要么写明未列入的理由',
    en: 'every item of the national catalogue is listed, or omitted with a reason',
  },
  why: {
    zh: '113号文只允许不列入本地没有开展的业务；“待确认”不是理由',
    en: 'only business that is not run locally may be left out; “to be confirmed” is no reason',
  },
  messages: {
    open: {
      text: { zh: '“{name}”是否列入尚待确认', en: 'it is still open whether `{name}` is run here' },
      fix: {
        zh: '开展就删去这条 omit；没有开展就把 reason 写成 not-operated、moved 或 cancelled，并写明 note',
        en: 'delete the entry if it is run; else give not-operated, moved or cancelled, and a note',
      },
    },
    inherited: {
      text: { zh: '上级尚未确认是否列入：{items}', en: 'the layers above have left open: {items}' },
      fix: { zh: '若本地开展，用 restore 恢复', en: 'restore what is run here' },
      severity: 'info',
    },
  },
  check,
};
