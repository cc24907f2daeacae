import type { Resolved } from './catalogue.ts';
import type { Text } from './text.ts';

/** The level of a region as people say it: 县级, county. */
export const levelName: { readonly [level in Resolved['region']['level']]: Text } = {
  national: { zh: '国家', en: 'national' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
  village: { zh: '村级', en: 'village' },
};
