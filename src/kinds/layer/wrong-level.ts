import { type Layer, levelIds, type Resolved } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import { levelName } from '../../model/level-name.ts';

const order: readonly Resolved['region']['level'][] = ['national', ...levelIds];

/** A layer stands below its parent; a 开发区 or 兵团 may stand beside it. */
export const wrongLevel = (
  { region, extends: { value: name, at } }: Layer,
  { region: parent }: Resolved,
): Fault | undefined => {
  const gap = order.indexOf(region.level) - order.indexOf(parent.level);
  if (gap > 0 || (gap === 0 && region.kind)) return undefined;
  return {
    rule: 'parent-found',
    message: 'level',
    args: {
      name,
      region: region.name,
      level: levelName[region.level],
      parent: parent.name,
      parentLevel: levelName[parent.level],
    },
    at,
  };
};
