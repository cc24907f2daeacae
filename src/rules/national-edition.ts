import type { Rule } from './rule.ts';

export const nationalEdition: Rule<'national-edition'> = {
  id: 'national-edition',
  on: 'source',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '{chain}',
  summary: {
    zh: '国家目录用本工具自带的，或者审核方的核准文本',
    en: 'the national catalogue is the one of the tool, or one that the reviewer pins',
  },
  why: {
    zh: '国家目录是各级的最低标准；自己写、自己改的国家目录可以把标准放宽，检查时看不出来',
    en: 'the national catalogue is the minimum standard of all levels; one that is home-made can loosen it unseen',
  },
  messages: {
    differs: {
      form: {
        text: {
          zh: '“上级目录”填的“{name}”中，{domain}的国家目录与本工具自带的{edition}年版不一致：{differences}',
          en: 'in `{name}`, given as 上级目录, the national catalogue of {domain} differs from the built-in edition of {edition}: {differences}',
        },
        fix: {
          zh: '“上级目录”填 national@{edition}；审核方核准的，检查时用 --base 指明核准文本的文件夹',
          en: 'write national@{edition} under 上级目录, or check with --base and the folder of the approved texts',
        },
      },
      text: {
        zh: 'extends 指的“{name}”中，{domain}的国家目录与本工具自带的{edition}年版不一致：{differences}',
        en: 'the {domain} catalogue in `{name}`, which `extends` names, differs from edition {edition} of the tool: {differences}',
      },
      fix: {
        zh: 'extends 写 national@{edition}；审核方核准的，检查时用 --base 指明核准文本的文件夹',
        en: 'write national@{edition}; where a reviewer has approved the other, name the folder of pinned files with --base',
      },
    },
  },
};
