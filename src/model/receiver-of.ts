import type { Resolved } from './catalogue.ts';

/**
 * 主送机关 as the profile says, `{city}` filled in with the city that the layers name. The profile tells where the catalogues of
 * counties go: no city files with itself, and no province with the office that its counties file with. Undefined where there
 * is none, or where no city is above: a blank is never printed.
 */
export const receiverOf = ({ profile, layers }: Pick<Resolved, 'profile' | 'layers'>): string | undefined => {
  const text = profile.filing?.receiver;
  const own = layers.at(-1)?.region;
  if (!text || own?.level === 'province') return undefined;
  const city = layers.find(({ region }) => region.level === 'city')?.region;
  if (text.includes('{city}') && !city) return undefined;
  const receiver = text.replaceAll('{city}', city?.name ?? '');
  return own?.level === 'city' && receiver.startsWith(own.name) ? undefined : receiver;
};
