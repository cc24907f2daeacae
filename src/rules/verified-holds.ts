import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { fieldName } from './say.ts';

const check = ({ unsettled = [] }: Step): Fault[] =>
  unsettled.map(({ kind, at, named, meant, item, field }) => ({
    rule: 'verified-holds',
    message: kind,
    args: { item: named, meant, ...(field ? { field: fieldName(field) } : {}) },
    at,
    ...(item ? { item } : {}),
    ...(field ? { field } : {}),
  }));

export const verifiedHolds: Rule<'verified-holds'> = {
  id: 'verified-holds',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  mended: true,
  summary: {
    zh: '与附件原件核对过的（verified）指的是现有的事项，目录的内容还是核对时的',
    en: 'what was compared with the annex (`verified`) names items that there are, and they still say what was compared',
  },
  why: {
    zh: '核对的是当天看到的内容；目录的这一格后来变了，就要重新核对，不能再当作核对过',
    en: 'what was compared is the text of that day; a cell that has changed since must be compared again',
  },
  messages: {
    lapsed: {
      text: {
        zh: '“{item}”的{field}在核对以后变了，不再算核对过',
        en: '{field} of `{item}` has changed since it was compared: it no longer counts as verified',
      },
      fix: {
        zh: '重新出一份核对单（build --format checklist），核对后再导入',
        en: 'write a new checklist (build --format checklist), compare it and import it',
      },
    },
    'no-such-item': {
      text: { zh: '核对的“{item}”不是目录里的事项', en: '`{item}`, said to be verified, is no item' },
      fix: { zh: '写领域和编号，整组写 5.*', en: 'write a domain and a number; a group is `5.*`' },
    },
    'which-domain': {
      text: {
        zh: '核对的“{item}”几个领域都有：{meant}',
        en: '`{item}`, said to be verified, could be any of {meant}',
      },
      fix: { zh: '前面写上领域', en: 'put the domain in front' },
    },
    'wrong-title': {
      text: {
        zh: '核对的“{item}”编号和名称对不上，这个编号是：{meant}',
        en: 'number and title of `{item}`, said to be verified, do not match; the number is {meant}',
      },
      fix: { zh: '照目录改编号或者名称', en: 'correct the number or the title' },
    },
  },
  check,
};
