import type { Resolved } from './catalogue.ts';

/**
 * 主送机关 as the profile says, `{city}` filled in with the city that the layers above name. Undefined where there is none, or
 * where no city is above: a blank is never printed.
 */
export const receiverOf = ({ profile, layers }: Pick<Resolved, 'profile' | 'layers'>): string | undefined => {
  const text = profile.filing?.receiver;
  if (!text?.includes('{city}')) return text;
  const city = layers.slice(0, -1).find(({ region }) => region.level === 'city') ?? layers.at(-1);
  return city?.region.level === 'city' ? text.replaceAll('{city}', city.region.name) : undefined;
};
