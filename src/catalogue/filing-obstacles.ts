import type { Layer, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Path } from '../model/place.ts';
import { receiverOf } from '../model/receiver-of.ts';
import type { Text } from '../model/text.ts';

/** One reason why a filing pack would misstate something, and where in the layer it is mended. */
export interface Obstacle {
  readonly id: 'receiver' | 'date' | 'future' | 'open';
  readonly text: Text;
  readonly path: Path;
}

/** Items of the standard that somebody still has to decide on. */
const openItems = (resolved: Resolved): ResolvedItem[] =>
  [...resolved.items.values()].filter(
    ({ omitted, origin, candidate }) =>
      origin === 'standard' && !candidate && omitted?.value.reason === 'to-be-confirmed',
  );

/** Whether a layer above has left open what would be filed. */
export const isOpenAbove = (resolved: Resolved): boolean =>
  openItems(resolved).some(({ omitted }) => omitted?.by !== resolved.layers.length - 1);

/** Why a filing pack would misstate something, in words; empty when it may be sent. Errors of the layer are judged elsewhere. */
export const filingObstacles = (layer: Layer, resolved: Resolved, today: string | undefined): Obstacle[] => {
  const obstacles: Obstacle[] = [];
  const receiver = layer.filing?.receiver ?? receiverOf(resolved);
  if (!receiver)
    obstacles.push({
      id: 'receiver',
      text: { zh: '没有主送机关：在 filing 里写 receiver', en: 'there is no receiver: give `receiver` under `filing`' },
      path: ['filing'],
    });
  if (!layer.filing?.date)
    obstacles.push({
      id: 'date',
      text: { zh: '没有成文日期：在 filing 里写 date', en: 'there is no date: give `date` under `filing`' },
      path: ['filing'],
    });
  else if (today !== undefined && layer.filing.date > today)
    obstacles.push({
      id: 'future',
      text: {
        zh: `成文日期 ${layer.filing.date} 晚于 ${today}`,
        en: `the date ${layer.filing.date} is later than ${today}`,
      },
      path: ['filing', 'date'],
    });
  const open = openItems(resolved);
  if (open.length > 0)
    obstacles.push({
      id: 'open',
      text: {
        zh: `有 ${open.length} 项是否列入尚待确认（to-be-confirmed）`,
        en: `${open.length} items are still to be confirmed`,
      },
      path: [],
    });
  return obstacles;
};
