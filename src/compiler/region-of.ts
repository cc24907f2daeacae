import type { Region } from '../model/catalogue.ts';
import { isRecord } from './is-record.ts';

/** The region that plain data of a layer states, as far as it is well-formed. */
export const regionOf = (data: unknown): Region | undefined => {
  const region = isRecord(data) && isRecord(data.region) ? data.region : undefined;
  const level = (['province', 'city', 'county', 'township'] as const).find((known) => known === region?.level);
  if (!region || !level || typeof region.name !== 'string') return undefined;
  const kind = (['zone', 'xpcc'] as const).find((known) => known === region.kind);
  return {
    name: region.name,
    level,
    ...(typeof region.code === 'string' ? { code: region.code } : {}),
    ...(kind ? { kind } : {}),
  };
};
