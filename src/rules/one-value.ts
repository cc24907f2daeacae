import type { Ref } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Miss, Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { fieldName, itemList } from './say.ts';

const messages: { readonly [kind: string]: string } = {
  conflict: 'conflict',
  'omit-and-restore': 'omit-and-restore',
  twice: 'twice',
};

/** Whether a place of the file stands before another. */
const before = (left: Place, right: Place): boolean => {
  const [one, two] = [left, right].map((place) => ('path' in place ? place.path : []));
  const depth = (one ?? []).findIndex((step, index) => step !== two?.[index]);
  const [first, second] = [one?.[depth], two?.[depth]];
  return typeof first === 'number' && typeof second === 'number' ? first < second : String(first) < String(second);
};

const check = (step: Step): Fault[] => {
  const groups = new Map<string, Miss[]>();
  for (const miss of step.misses) {
    if (!messages[miss.kind]) continue;
    const key = JSON.stringify([miss.kind, miss.at, miss.other, miss.field ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), miss]);
  }
  return [...groups.values()].flatMap((group): Fault[] => {
    const [first] = group;
    const message = messages[first?.kind ?? ''];
    if (!first || !message) return [];
    const { domain, id, at, field, other } = first;
    const refs = [...new Set(group.map((miss): Ref => `${miss.domain}/${miss.id}`))];
    // Told at the later of the two places, as a reader meets them.
    const late = other && before(at, other) ? other : at;
    const early = late === at ? other : at;
    return [
      {
        rule: 'one-value',
        message,
        args: { items: itemList(step.resolved, refs), ...(field ? { field: fieldName(field) } : {}) },
        at: late,
        item: `${domain}/${id}`,
        ...(field ? { field } : {}),
        ...(early ? { related: [{ at: early, value: { zh: '另一处在此', en: 'the other one is here' } }] } : {}),
      },
    ];
  });
};

export const oneValue: Rule<'one-value'> = {
  id: 'one-value',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  summary: {
    zh: '同一文件对同一事项的同一要素只能有一种说法',
    en: 'one file says one thing about one field of one item',
  },
  why: { zh: '结果不能取决于条目的先后次序', en: 'the result must not depend on the order of entries' },
  messages: {
    conflict: {
      text: { zh: '{items}：{field}写了两个不同的值', en: '{items}: {field} is given two different values' },
      fix: {
        zh: '保留一个；写到具体事项的优先于“1.*”，“1.*”优先于“*”',
        en: 'keep one; a number wins over `1.*`, and `1.*` over `*`',
      },
    },
    'omit-and-restore': {
      form: { text: { zh: '{items}：既选了未列入又选了恢复', en: '{items}: both left out and restored' } },
      text: { zh: '{items}：既写了 omit 又写了 restore', en: '{items}: both omitted and restored' },
      fix: { zh: '删去其中一个', en: 'delete one of them' },
    },
    guide: {
      form: { fix: { zh: '以指南为准，清空“办理时限（本地）”', en: 'keep the guide’s, and clear 办理时限（本地）' } },
      text: {
        zh: '指南承诺“{promised}”，目录的办理时限写的是“{row}”',
        en: 'the guide promises `{promised}`, its layer says `{row}`',
      },
      fix: {
        zh: '以指南为准，删去目录里的 handlingLimit',
        en: 'keep the guide’s, and delete `handlingLimit` in the layer',
      },
    },
    twice: {
      text: { zh: '{items}：写了两次', en: '{items}: listed twice' },
      fix: { zh: '删去其中一个', en: 'delete one of them' },
    },
  },
  check,
};
