import type { Rule } from './rule.ts';

export const parentPinned: Rule<'parent-pinned'> = {
  id: 'parent-pinned',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'parents',
  clause: '{chain}',
  summary: {
    zh: '给了核准文本的，上级以核准文本为准，不以自带的为准',
    en: 'where parents are pinned, the pinned ones count, not those that were brought along',
  },
  why: {
    zh: '上级的目录是本级的最低标准；上级文件如果可以自带、自改，或者可以绕过，最低标准就落空了',
    en: 'the catalogue above is the minimum standard; a parent that may be brought along, changed or gone around sets no minimum',
  },
  messages: {
    differs: {
      text: {
        zh: '自带的上级“{name}”与核准文本不一致：{differences}；已按核准文本检查',
        en: 'the parent {name} that was brought along differs from the pinned one: {differences}; checked against the pinned one',
      },
      fix: {
        zh: '换成核准文本；需要调整上级目录的，请上级另行修订',
        en: 'use the pinned file; what should change in it is for the region above to change',
      },
    },
    national: {
      form: {
        fix: {
          zh: '“上级目录”填 national@{edition}，不要自带国家目录',
          en: 'write national@{edition} under 上级目录 instead of a national catalogue of your own',
        },
      },
      text: {
        zh: '自带的国家目录与核准文本不一致：{differences}；已按核准文本检查',
        en: 'the national catalogue that was brought along differs from the pinned one: {differences}; checked against the pinned one',
      },
      fix: {
        zh: 'extends 写 national@{edition}，不要自带国家目录',
        en: 'write national@{edition}; bring no national file',
      },
    },
    catalogue: {
      text: {
        zh: '自带的“{name}”目录与核准文本不一致：{differences}；已按核准文本检查',
        en: 'the catalogue of {name} that was brought along differs from the pinned one: {differences}; checked against the pinned one',
      },
      fix: {
        zh: '换成核准文本；需要调整这份目录的，请制定机关另行修订',
        en: 'use the pinned file; what should change in it is for its author to change',
      },
    },
    around: {
      form: {
        text: {
          zh: '绕过了上级“{expected}”：“上级目录”填的是“{name}”；已按“{expected}”的核准文本检查',
          en: 'this passes by {expected}: 上级目录 says `{name}`; it was checked against the approved text of {expected}',
        },
        fix: { zh: '“上级目录”改填“{expected}”的文件', en: 'give the file of {expected} as 上级目录' },
      },
      text: {
        zh: '绕过了上级“{expected}”：extends 写的是“{name}”；已按“{expected}”的核准文本检查',
        en: 'goes around its parent {expected}: `extends` says `{name}`; checked against the pinned file of {expected}',
      },
      fix: { zh: 'extends 改写为“{expected}”的文件', en: 'let `extends` name the file of {expected}' },
    },
    unknown: {
      text: {
        zh: '核准文本中没有上级“{name}”，按自带的文件检查',
        en: 'the pinned files hold no parent {name}; checked against the one that was brought along',
      },
      fix: { zh: '由审核方核对这份上级文件', en: 'the reviewer compares this parent' },
      severity: 'info',
    },
  },
};
