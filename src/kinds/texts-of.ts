import type { Sourced } from '../model/place.ts';
import type { Source } from '../source/source.ts';
import { visitData } from '../source/visit-data.ts';

/** Every text in plain data with its place, keys of maps excepted. */
export const textsOf = ({ data, file }: Source): Sourced<string>[] => {
  const texts: Sourced<string>[] = [];
  visitData(data, (value, path) => {
    if (typeof value === 'string') texts.push({ value, at: { file, path: [...path] } });
    return true;
  });
  return texts;
};
