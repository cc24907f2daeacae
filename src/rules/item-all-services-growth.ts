import type { Fault } from '../model/finding.ts';
import type { ServiceStep } from '../model/record.ts';
import { coverServices } from '../model/service-cover.ts';
import type { Rule } from './rule.ts';

/** As many services as are named. */
const most = 5;

const check = ({ rows, catalogue, file }: ServiceStep): Fault[] => {
  const { services } = coverServices(rows, catalogue);
  const open = services.filter(({ item }) => item === undefined);
  const [first] = open;
  if (!first) return [];
  const names = open.slice(0, most).flatMap(({ service }) => service.cells.name?.value ?? []);
  return [
    {
      rule: 'item-all-services-growth',
      message: 'open',
      args: { all: services.length, count: open.length, names },
      at: first.service.cells.name?.at ?? { file, path: [] },
    },
  ];
};

export const itemAllServicesGrowth: Rule<'item-all-services-growth'> = {
  id: 'item-all-services-growth',
  on: 'services',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'items',
  clause: '{growth}',
  summary: { zh: '公开事项逐步扩大到所有服务事项', en: 'the catalogue grows to all services' },
  why: { zh: '清单里有、目录里没有的服务，群众查不到', en: 'a service that is not in the catalogue is not found' },
  messages: {
    open: {
      text: {
        zh: '清单的{all}个服务事项里，{count}个目录没有列入：{names}',
        en: 'of {all} services on the list {count} are not in the catalogue: {names}',
      },
      fix: {
        zh: '逐步增加（add）；名称不同而是同一件事的，在“目录事项”一列写上',
        en: 'add them over time, or name the item in the column 目录事项',
      },
    },
  },
  check,
};
