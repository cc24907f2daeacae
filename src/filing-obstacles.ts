import type { Layer, Resolved } from './model/catalogue.ts';
import type { Text } from './model/text.ts';

/** Why a filing pack would misstate something, in words; empty when it may be sent. Errors of the layer are judged elsewhere. */
export const filingObstacles = (layer: Layer, resolved: Resolved, today: string | undefined): Text[] => {
  const obstacles: Text[] = [];
  const receiver = layer.filing?.receiver ?? resolved.profile.filing?.receiver;
  if (!receiver)
    obstacles.push({
      zh: '没有主送机关：在 filing 里写 receiver',
      en: 'there is no receiver: give `receiver` under `filing`',
    });
  if (!layer.filing?.date)
    obstacles.push({ zh: '没有成文日期：在 filing 里写 date', en: 'there is no date: give `date` under `filing`' });
  else if (today !== undefined && layer.filing.date > today)
    obstacles.push({
      zh: `成文日期 ${layer.filing.date} 晚于 ${today}`,
      en: `the date ${layer.filing.date} is later than ${today}`,
    });
  const open = [...resolved.items.values()].filter(
    ({ omitted, origin, candidate }) =>
      origin === 'standard' && !candidate && omitted?.value.reason === 'to-be-confirmed',
  );
  if (open.length > 0)
    obstacles.push({
      zh: `有 ${open.length} 项是否列入尚待确认（to-be-confirmed）`,
      en: `${open.length} items are still to be confirmed`,
    });
  return obstacles;
};
