import type { ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { itemList, itemName } from './say.ts';

/** More open lines than this are told in one finding: an imported table may leave dozens open. */
const few = 5;

/** Open items by the line that omits them; many lines together. */
const byLine = (items: readonly ResolvedItem[]): ResolvedItem[][] => {
  const lines = new Map<unknown, ResolvedItem[]>();
  for (const item of items) lines.set(item.omitted?.at, [...(lines.get(item.omitted?.at) ?? []), item]);
  return lines.size > few ? [[...items]] : [...lines.values()];
};

const check = ({ layer, resolved }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  const open = [...resolved.items.values()].filter(
    ({ origin, level, candidate, omitted }) =>
      origin === 'standard' && level === 2 && !candidate && omitted?.value.reason === 'to-be-confirmed',
  );
  // What this layer left open by its lines, and what it inherits open in one.
  // An omission without a reason is told by omit-reason.
  const stated = new Set(
    Object.keys(layer.domains).flatMap((domain) =>
      (layer.domains[domain]?.omit ?? []).filter(({ reason }) => reason).map(({ at }) => at),
    ),
  );
  const mine = open.filter(({ omitted }) => omitted?.by === own && stated.has(omitted.at));
  const inherited = open.filter(({ omitted }) => omitted?.by !== own);
  const first = inherited[0];
  return [
    ...byLine(mine).flatMap((items): Fault[] => {
      const [open, ...others] = items;
      if (!open?.omitted) return [];
      const base = { rule: 'item-standard-covered', at: open.omitted.at, item: open.ref } as const;
      if (others.length === 0) return [{ ...base, message: 'open', args: { name: itemName(resolved, open.ref) } }];
      const list = itemList(
        resolved,
        items.map(({ ref }) => ref),
      );
      return [{ ...base, message: 'open-many', args: { items: list } }];
    }),
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

export const itemStandardCovered: Rule<'item-standard-covered'> = {
  id: 'item-standard-covered',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: false,
  aspect: 'items',
  clause: '{items}',
  summary: {
    zh: '标准目录的每一项，要么列入，要么写明未列入的理由',
    en: 'every item of the standard catalogue is listed, or omitted with a reason',
  },
  why: {
    zh: '公布目录的文件只允许不列入本地没有开展的业务；“待确认”不是理由',
    en: 'only business that is not run locally may be left out; “to be confirmed” is no reason',
  },
  messages: {
    'open-many': {
      form: {
        fix: {
          zh: '逐项核实：开展就清空“列入情况”；没有开展就改选原因，并写“说明”',
          en: 'verify each: clear 列入情况 if it is run, else choose the reason and write a 说明',
        },
      },
      text: { zh: '是否列入尚待确认：{items}', en: 'it is still open whether these are run here: {items}' },
      fix: {
        zh: '逐项核实：开展就删去 omit；没有开展就把 reason 写成 not-operated、moved 或 cancelled，并写明 note',
        en: 'check each: delete the entry if it is run; else give not-operated, moved or cancelled, and a note',
      },
    },
    open: {
      form: {
        fix: {
          zh: '开展就清空“列入情况”；没有开展就改选原因，并写“说明”',
          en: 'clear 列入情况 if it is run, else choose the reason and write a 说明',
        },
      },
      text: { zh: '“{name}”是否列入尚待确认', en: 'it is still open whether `{name}` is run here' },
      fix: {
        zh: '开展就删去这条 omit；没有开展就把 reason 写成 not-operated、moved 或 cancelled，并写明 note',
        en: 'delete the entry if it is run; else give not-operated, moved or cancelled, and a note',
      },
    },
    inherited: {
      form: { fix: { zh: '若本地开展，在“列入情况”里选“恢复”', en: 'if it is run here, choose 恢复 under 列入情况' } },
      text: { zh: '上级尚未确认是否列入：{items}', en: 'the layers above have left open: {items}' },
      fix: { zh: '若本地开展，用 restore 恢复', en: 'restore what is run here' },
      severity: 'info',
    },
  },
  check,
};
