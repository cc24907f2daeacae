import type { Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import { headId } from '../model/domain-head.ts';
import type { Fault } from '../model/finding.ts';
import type { Rule } from './rule.ts';

const levelNames = { 1: { zh: '一级', en: 'level-1' }, 2: { zh: '二级', en: 'level-2' } } as const;

const check = ({ file, data }: NamedCatalogue, resolved: Resolved): Fault[] => {
  const items = [...resolved.items.values()].filter((item: ResolvedItem) => item.domain === headId(data));
  return ([1, 2] as const).flatMap((level): Fault[] => {
    const actual = items.filter((item) => item.level === level).length;
    const declared = data.counts[`level${level}`];
    return actual === declared
      ? []
      : [
          {
            rule: 'counts-agree',
            message: 'differ',
            args: { level: levelNames[level], declared, actual },
            at: { file, path: ['counts', `level${level}`] },
          },
        ];
  });
};

export const countsAgree: Rule<'counts-agree'> = {
  id: 'counts-agree',
  on: 'catalogue',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '{items}',
  summary: {
    zh: '标准目录写明的事项数与实际一致',
    en: 'the declared counts of a standard catalogue are its real ones',
  },
  why: {
    zh: '公布目录的文件写明各领域的项数；少一项就会少要求一项',
    en: 'the document names 9/25 and 9/78 items; one lost here is one never demanded',
  },
  messages: {
    differ: {
      text: {
        zh: '写明{level}事项 {declared} 项，实际 {actual} 项',
        en: '{declared} {level} items are declared, {actual} are there',
      },
      fix: { zh: '补上缺的事项，或改正数字', en: 'add what is missing, or correct the number' },
    },
  },
  check,
};
