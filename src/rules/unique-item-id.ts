import type { Fault } from '../model/finding.ts';
import { compareNumbers } from '../model/item-number.ts';
import type { Miss, Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

/** The next free number beside the given one. */
const nextFree = (step: Step, domain: string, id: string): string => {
  const prefix = id.includes('.') ? id.slice(0, id.lastIndexOf('.') + 1) : '';
  const depth = id.split('.').length;
  const taken = [...step.resolved.items.values()].filter(
    (item) => item.domain === domain && item.id.startsWith(prefix) && item.id.split('.').length === depth,
  );
  const last =
    taken
      .map((item) => item.id)
      .sort(compareNumbers)
      .at(-1) ?? `${prefix}0`;
  return `${prefix}${Number(last.slice(prefix.length)) + 1}`;
};

const wordings: { readonly [kind in Miss['kind']]?: string } = {
  'id-taken': 'taken',
  'id-twice': 'twice',
  'id-retired': 'retired',
};

const check = (step: Step): Fault[] =>
  step.misses
    .filter(({ kind }) => kind in wordings)
    .map(({ kind, domain, id, at, title, other, newer }) => ({
      rule: 'unique-item-id',
      message: newer ? 'newly-taken' : (wordings[kind] ?? ''),
      args: { id, title: title ?? '', free: nextFree(step, domain, id) },
      at,
      item: `${domain}/${id}`,
      ...(newer ? { edits: [{ at, text: nextFree(step, domain, id), beside: ['was', id] as const }] } : {}),
      ...(other ? { related: [{ at: other, value: { zh: `编号 ${id} 在此`, en: `${id} is here` } }] } : {}),
    }));

export const uniqueItemId: Rule<'unique-item-id'> = {
  id: 'unique-item-id',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'additions',
  clause: '{items}',
  summary: {
    zh: '新增事项的编号不得与已有事项（含未列入的）相同',
    en: 'the number of a new item is not in use, not even by an omitted item',
  },
  why: {
    zh: '编号在一版之内不变，备案、链接和下级目录都靠它找事项',
    en: 'numbers are permanent inside an edition: filing, links and layers below find items by them',
  },
  messages: {
    taken: {
      form: {
        fix: {
          zh: '新增事项改用 {free}；要修改原事项，填它自己的那一行',
          en: 'use {free}; to change the known item fill in its own row',
        },
      },
      text: { zh: '编号 {id} 已是“{title}”', en: '{id} is already `{title}`' },
      fix: {
        zh: '新增事项改用 {free}；要修改原事项请用 amend',
        en: 'use {free} for a new item, or amend the known one',
      },
    },
    'newly-taken': {
      form: {
        fix: {
          zh: '编号改为 {free}，“原编号”写 {id}，下级目录随之改',
          en: 'use {free} and write {id} under 原编号; the layers below follow',
        },
      },
      text: {
        zh: '编号 {id} 现在是上级目录的“{title}”，本地的事项不能再用',
        en: '{id} is now `{title}` of the catalogue above; the local item can no longer have it',
      },
      fix: {
        zh: '改为 {free}，并写明原编号 was: "{id}"（可用 --fix 改正），下级目录随之改',
        en: 'use {free} and state the old number, was: "{id}" (or use --fix); layers below follow',
      },
    },
    retired: {
      text: {
        zh: '编号 {id} 原是标准目录的“{title}”，已撤下，不再使用',
        en: '{id} was `{title}` of the standard catalogue; it is retired and not given again',
      },
      fix: { zh: '新增事项改用 {free}', en: 'use {free} for a new item' },
    },
    twice: {
      text: {
        zh: '本文件有两个新增事项编号同为 {id}（另一个是“{title}”）',
        en: 'two new items have the number {id} (the other is `{title}`)',
      },
      fix: { zh: '其中一个改用 {free}', en: 'use {free} for one of them' },
    },
  },
  check,
};
