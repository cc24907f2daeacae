import type { Fault } from '../model/finding.ts';
import type { ServiceStep } from '../model/record.ts';
import { coverServices } from '../model/service-cover.ts';
import type { Rule } from './rule.ts';

const check = ({ rows, catalogue, file }: ServiceStep): Fault[] => {
  const added = coverServices(rows, catalogue).without.filter(({ origin, level }) => origin === 'local' && level === 2);
  return added.map(({ ref, id, fields: { title } }) => ({
    rule: 'item-name-official',
    message: 'unknown',
    args: { name: `${id} ${title.value}` },
    at: { file, path: [] },
    item: ref,
    related: [{ at: title.at, value: { zh: '新增的事项在此', en: 'the item is added here' } }],
    absence: true,
  }));
};

export const itemNameOfficial: Rule<'item-name-official'> = {
  id: 'item-name-official',
  on: 'services',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'additions',
  clause: '{items}',
  summary: { zh: '新增的事项用清单里的名称', en: 'items that are added have the names of the official list' },
  why: {
    zh: '目录以行政审批和公共服务事项清单为基础，名称不同就对不上',
    en: 'the catalogue is made from the official list, and under another name nobody finds the two together',
  },
  messages: {
    unknown: {
      text: { zh: '新增的“{name}”不在公共服务事项清单里', en: 'the added `{name}` is not on the list of services' },
      fix: {
        zh: '改用清单里的名称；名称不同而是同一件事的，在清单的“目录事项”一列写上它',
        en: 'use the name of the list, or name the item in the column 目录事项',
      },
    },
  },
  check,
};
