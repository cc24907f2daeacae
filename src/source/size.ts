import type { Fault } from '../model/finding.ts';
import type { Path } from '../model/place.ts';
import type { Source } from './source.ts';

/** More entries than this in one list or map are no catalogue: all 103 items of both domains with ten level 3 each are fewer. */
export const maxEntries = 2000;

/** More values than this in one file are none, either: both catalogues written out in full take some 5,000. */
const maxValues = 50_000;

/** The list or map that a path leads to, as its author calls it. */
const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string' && step !== 'add') ?? '');

/**
 * What in the data of a file is larger than any catalogue: each list or map with too many entries, or else the whole. Told
 * before anything looks at the entries, for what looks at them may compare each with each.
 */
export const tooLarge = ({ file, data }: Source): Fault[] => {
  const faults: Fault[] = [];
  let values = 0;
  const refuse = (message: string, path: Path, count: number, limit: number): void => {
    faults.push({ rule: 'schema', message, args: { field: nameOf(path), count, limit }, at: { file, path } });
  };
  const visit = (value: unknown, path: Path): void => {
    values += 1;
    if (value === null || typeof value !== 'object') return;
    const entries = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (entries > maxEntries) {
      const message = Array.isArray(value) ? 'too-many-entries' : 'too-many-names';
      refuse(path.length === 0 ? 'too-many-in-all' : message, path, entries, maxEntries);
    } else if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, [...path, index]);
    else
      for (const key of Object.keys(value)) visit((value as { readonly [key: string]: unknown })[key], [...path, key]);
  };
  visit(data, []);
  if (values > maxValues) refuse('too-many-in-all', [], values, maxValues);
  return faults;
};
