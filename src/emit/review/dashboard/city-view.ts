import { printed } from '../../../document/printed.ts';
import type { Review } from '../../../model/review.ts';
import { byCity, type CityShare, shareName } from '../letters/by-city.ts';
import { rate, ratesOf } from '../letters/rates.ts';

/** 设区市: sub-totals, in the order of 区划; none where no city is known. */
export const citiesView = (review: Review) => {
  const shares = byCity(review);
  if (!shares.some(({ city }) => city !== undefined)) return undefined;
  const hasList = review.expected !== undefined;
  const row = (name: string, some: readonly CityShare[]) => {
    const rates = ratesOf(some, hasList);
    const held = some.flatMap(({ submissions }) => submissions).filter(({ hold }) => hold !== undefined).length;
    return { name, ...rates, held, hasList, filedRate: rate(rates.filed, rates.expected) };
  };
  return {
    hasList,
    rows: shares.map((share) => ({ ...row(printed(shareName(share)), [share]), city: share.city?.name })),
    total: row('', shares),
    names: shares.flatMap(({ city }) => (city ? [printed(city.name)] : [])),
  };
};
