import type { Rule } from './rule.ts';

export const partFound: Rule<'part-found'> = {
  id: 'part-found',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  summary: {
    zh: '地方层引用的表格和文件都在，而且是该用的那一种',
    en: 'the tables and files that a layer names are there, and of the kind that is wanted',
  },
  why: {
    zh: '缺了的文件里写的，目录里就没有；读错的文件，印出来的是别的内容',
    en: 'what stands in a missing file is missing in the catalogue, and the wrong file says something else',
  },
  messages: {
    missing: {
      text: { zh: '找不到“{name}”', en: '`{name}` does not exist' },
      fix: { zh: '写相对于本文件的路径', en: 'give a path relative to this file' },
    },
    'missing-near': {
      text: { zh: '找不到“{name}”', en: '`{name}` does not exist' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    kind: {
      text: { zh: '“{name}”不是 CSV 表格', en: '`{name}` is no CSV table' },
      fix: {
        zh: '另存为 CSV，表头写 名称,地址,时间,电话',
        en: 'save it as CSV with the headings 名称,地址,时间,电话',
      },
    },
  },
};
