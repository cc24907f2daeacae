import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const check = (step: Step): Fault[] => {
  const misses = step.misses.filter(({ kind, former }) => kind === 'former-item' && former?.kind === 'retired');
  // However often a layer names it: it is told once.
  return misses
    .filter(
      ({ domain, id }, index) => misses.findIndex((other) => other.domain === domain && other.id === id) === index,
    )
    .map(({ id, at, former }) => ({
      rule: 'retired-item',
      message: 'retired',
      args: { id, title: former?.title ?? '' },
      at,
    }));
};

export const retiredItem: Rule<'retired-item'> = {
  id: 'retired-item',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'items',
  clause: '{items}',
  summary: {
    zh: '不引用已从标准目录撤下的事项',
    en: 'no item is named that is retired from the standard catalogue',
  },
  why: {
    zh: '国家目录由各地副本重建，个别推定的事项复核后撤下；编号不再使用，写给它的修改落空',
    en: 'the standard catalogue is rebuilt from copies; an inferred item may be retired, its number is not given again, and what is said of it has no effect',
  },
  messages: {
    retired: {
      form: {
        fix: {
          zh: '清空这一行；本地确有此项的，写到“新增事项”，编号接在本组最后',
          en: 'clear this row; an item that is run here goes to 新增事项 under the next number of its group',
        },
      },
      text: {
        zh: '“{id} {title}”已从标准目录撤下，写给它的各条不再起作用',
        en: '`{id} {title}` is retired from the standard catalogue; what is said of it has no effect',
      },
      fix: {
        zh: '删去这些条目；本地确有此项的，用 add 列为本地事项，编号接在本组最后',
        en: 'delete these entries; if the item is run here, add it as a local one with the next free number',
      },
    },
  },
  check,
};
