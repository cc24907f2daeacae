import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { fieldName, itemName } from './say.ts';

const messages: { readonly [kind: string]: string } = {
  conflict: 'conflict',
  'omit-and-restore': 'omit-and-restore',
  twice: 'twice',
};

const check = (step: Step): Fault[] =>
  step.misses.flatMap(({ kind, domain, id, at, field, other }): Fault[] => {
    const message = messages[kind];
    if (!message) return [];
    const item = `${domain}/${id}` as const;
    return [
      {
        rule: 'one-value',
        message,
        args: { name: itemName(step.inherited, item), ...(field ? { field: fieldName(field) } : {}) },
        at,
        item,
        ...(field ? { field } : {}),
        ...(other ? { related: [{ at: other, value: { zh: '另一处在此', en: 'the other one is here' } }] } : {}),
      },
    ];
  });

export const oneValue: Rule = {
  id: 'one-value',
  on: 'layer',
  severity: 'error',
  summary: {
    zh: '同一文件对同一事项的同一要素只能有一种说法',
    en: 'one file says one thing about one field of one item',
  },
  why: { zh: '结果不能取决于条目的先后次序', en: 'the result must not depend on the order of entries' },
  messages: {
    conflict: {
      text: { zh: '“{name}”的{field}写了两个不同的值', en: '{field} of `{name}` is given two different values' },
      fix: {
        zh: '保留一个；写到具体事项的优先于“1.*”，“1.*”优先于“*”',
        en: 'keep one; a number wins over `1.*`, and `1.*` over `*`',
      },
    },
    'omit-and-restore': {
      text: { zh: '“{name}”既写了 omit 又写了 restore', en: '`{name}` is both omitted and restored' },
      fix: { zh: '删去其中一个', en: 'delete one of them' },
    },
    twice: {
      text: { zh: '“{name}”写了两次', en: '`{name}` is listed twice' },
      fix: { zh: '删去其中一个', en: 'delete one of them' },
    },
  },
  check,
};
