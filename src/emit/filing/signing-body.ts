import { listedItems } from '../../catalogue/statistics.ts';
import type { Resolved } from '../../model/catalogue.ts';
import { groupBy } from '../../model/group-by.ts';

/**
 * The body that signs: the 公开主体 that the region's own layer names for its level in more than half of the items.
 * A name that a higher layer wrote for everybody (县级人力资源社会保障部门) is nobody's signature.
 */
export const signingBody = (resolved: Resolved): string | undefined => {
  const { level } = resolved.region;
  const own = resolved.layers.length - 1;
  if (level === 'national' || own === 0) return undefined;
  const cells = listedItems(resolved).flatMap((item) => item.fields.responsibleBody ?? []);
  const names = cells.flatMap((cell) => (cell.by === own ? (cell.value[level] ?? cell.value.all ?? []) : []));
  const [name, uses] = [...groupBy(names, (each) => each)].reduce<[string | undefined, number]>(
    (most, [each, { length }]) => (length > most[1] ? [each, length] : most),
    [undefined, 0],
  );
  return uses * 2 > cells.length ? name : undefined;
};
