import type { Rule } from './rule.ts';

export const parentFindings: Rule<'parent-findings'> = {
  id: 'parent-findings',
  on: 'source',
  severity: 'info',
  answer: 'advice',
  waivable: false,
  aspect: 'other',
  mended: true,
  summary: { zh: '上级层自身的问题只概述一次', en: 'what is wrong in the layers above is told once' },
  why: {
    zh: '上级的问题由上级改正，不妨碍本级编制；本级按上级中有效的部分比较',
    en: 'a parent corrects its own faults; they do not block the layers below, which are held against what is valid in it',
  },
  messages: {
    summary: {
      text: {
        zh: '上级层有未解决的问题：{errors}、{warnings}（{files}）',
        en: 'the layers above have open findings: {errors}, {warnings} ({files})',
      },
      fix: {
        zh: '告知上级（可用 mulu validate {files} 查看）',
        en: 'tell the region above (see mulu validate {files})',
      },
    },
  },
};
