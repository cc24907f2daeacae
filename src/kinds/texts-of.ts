import type { Path, Sourced } from '../model/place.ts';
import type { Source } from '../source/source.ts';

/** Every text in plain data with its place, keys of maps excepted. */
export const textsOf = ({ data, file }: Source): Sourced<string>[] => {
  const texts: Sourced<string>[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') texts.push({ value, at: { file, path } });
    else if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, [...path, index]);
    else if (value !== null && typeof value === 'object')
      for (const key of Object.keys(value)) visit((value as { [key: string]: unknown })[key], [...path, key]);
  };
  visit(data, []);
  return texts;
};
