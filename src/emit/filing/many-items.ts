import { listedItems } from '../../catalogue/statistics.ts';
import type { Ref, Resolved } from '../../model/catalogue.ts';
import { groupBy } from '../../model/group-by.ts';
import { itemName } from './item-name.ts';

/** Few items by name; many by number, a line for each level-1 item; all of the domain in words. */
export const manyItems = (resolved: Resolved, refs: readonly Ref[]): string => {
  const domain = refs[0]?.split('/')[0];
  const standard = listedItems(resolved).filter(
    (item) => item.domain === domain && item.level > 1 && item.origin === 'standard',
  );
  if (refs.length > 3 && standard.length === refs.length && standard.every(({ ref }) => refs.includes(ref)))
    return `列入的全部标准事项（${refs.length}项）`;
  if (refs.length <= 3) return refs.map((ref) => itemName(resolved, ref)).join('\n');
  const ids = groupBy(
    refs.map((ref) => ref.slice(ref.indexOf('/') + 1)),
    (id) => id.split('.')[0],
  );
  return [...[...ids.values()].map((group) => group.join(' ')), `（共${refs.length}项）`].join('\n');
};
