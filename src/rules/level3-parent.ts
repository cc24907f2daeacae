import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const check = (step: Step): Fault[] =>
  step.misses.flatMap(({ kind, domain, id, at, title, other }): Fault[] => {
    const level3 = id.split('.').length === 3;
    if (kind !== 'parent-omitted' && !(kind === 'no-parent' && level3)) return [];
    return [
      {
        rule: 'level3-parent',
        message: kind === 'no-parent' ? 'missing' : 'omitted',
        args: { id, parent: id.slice(0, id.lastIndexOf('.')), title: title ?? '' },
        at,
        item: `${domain}/${id}`,
        ...(other ? { related: [{ at: other, value: { zh: '在此列为未列入', en: 'omitted here' } }] } : {}),
      },
    ];
  });

export const level3Parent: Rule<'level3-parent'> = {
  id: 'level3-parent',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'additions',
  clause: '{items}',
  summary: {
    zh: '三级子项设在本地列入的二级子项之下',
    en: 'a level-3 item stands below a level-2 item that is run here',
  },
  why: { zh: '公布目录的文件只允许在二级子项下设置三级子项', en: 'the document allows level 3 only below level 2' },
  messages: {
    missing: {
      text: { zh: '三级事项 {id} 的二级事项 {parent} 不存在', en: 'the level-2 item {parent} of {id} does not exist' },
      fix: {
        zh: '改用已有二级事项的编号，或先新增 {parent}',
        en: 'use the number of a known item, or add {parent} first',
      },
    },
    omitted: {
      text: {
        zh: '{id} 设在“{parent} {title}”之下，而它未列入本地目录',
        en: '{id} stands below `{parent} {title}`, which is not run here',
      },
      fix: { zh: '先恢复 {parent}，或改设在别的事项之下', en: 'restore {parent}, or put it below another item' },
    },
  },
  check,
};
