import type { Rule } from './rule.ts';

export const parentFound: Rule<'parent-found'> = {
  id: 'parent-found',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'parents',
  clause: '{chain}',
  summary: {
    zh: 'extends 须指向一个上级层，层层上溯到国家目录',
    en: '`extends` leads to a parent layer, and up to the national catalogue',
  },
  why: {
    zh: '上级的目录是本级的最低标准；找不到上级，就无从比较',
    en: 'the catalogue above is the minimum standard; without it nothing can be compared',
  },
  messages: {
    missing: {
      text: { zh: '找不到上级“{name}”', en: 'the parent `{name}` does not exist' },
      fix: { zh: '写相对于本文件的路径，或 national@2019', en: 'give a path relative to this file, or national@2019' },
    },
    'missing-near': {
      text: { zh: '找不到上级“{name}”', en: 'the parent `{name}` does not exist' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    outside: {
      text: {
        zh: '上级“{name}”在报送文件夹之外，不读取',
        en: 'the parent `{name}` is outside of the folder of submissions and is not read',
      },
      fix: {
        zh: '写 national@2019，或写核准文本中上级文件的名称；也可以把上级文件一并报送',
        en: 'write national@2019 or the name of a file of the pinned ones, or send the parent along',
      },
    },
    edition: {
      text: {
        zh: '没有国家目录“{name}”；现有版本：{known}',
        en: 'there is no national edition `{name}`; known: {known}',
      },
      fix: { zh: '写作 national@{known}', en: 'write national@{known}' },
    },
    cycle: {
      form: { fix: { zh: '“上级目录”改填上级的文件', en: 'give the file of the parent as 上级目录' } },
      text: { zh: '上级关系成了一个圈：{loop}', en: 'the chain of parents is a circle: {loop}' },
      fix: {
        zh: '改正其中一个 extends，使链条通到 national@2019',
        en: 'correct one `extends` so that the chain ends at national@2019',
      },
    },
    folder: {
      form: { fix: { zh: '“上级目录”写到文件名', en: 'name the file under 上级目录' } },
      text: {
        zh: '文件夹“{name}”里有 {count} 个地方层，应恰有一个',
        en: 'the folder `{name}` holds {count} layers instead of one',
      },
      fix: { zh: 'extends 写到文件名', en: 'name the file in `extends`' },
    },
    unreadable: {
      text: { zh: '上级“{name}”读不了', en: 'the parent `{name}` cannot be read' },
      fix: { zh: '先改正上级文件', en: 'correct the parent first' },
    },
    level: {
      text: {
        zh: '“{region}”（{level}）不能以“{parent}”（{parentLevel}）为上级',
        en: '`{region}` ({level}) cannot have `{parent}` ({parentLevel}) as its parent',
      },
      fix: { zh: '上级应是更高一级的地区', en: 'the parent is a region of a higher level' },
    },
  },
};
