import type { Fault } from '../model/finding.ts';
import type { Path } from '../model/place.ts';
import { shorten } from './shorten.ts';
import type { Source } from './source.ts';
import { visitData } from './visit-data.ts';

/** More entries than this in one list or map are no catalogue: all 103 items of both domains with ten level 3 each are fewer. */
export const maxEntries = 2000;

/** More values than this in one file are none, either: both catalogues written out in full take some 5,000. */
export const maxValues = 50_000;

/** A longer value or key is none of a catalogue: the longest that was seen in one are a few thousand characters. */
export const maxLength = 20_000;

/** The list or map that a path leads to, as its author calls it. */
const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string' && step !== 'add') ?? '');

/** The length of a value as it was written: a number with a million digits is short, once it was read. */
const lengthOf = (value: unknown, path: Path, { file, written }: Source): number =>
  typeof value === 'string'
    ? value.length
    : typeof value === 'number' && !Number.isSafeInteger(value)
      ? (written({ file, path })?.length ?? 0)
      : 0;

/**
 * What in the data of a file is larger than any catalogue: each value or key that is too long, each list or map with too
 * many entries, or else the whole. Told before anything looks at them: what looks at entries may compare each with each,
 * and what looks at a text may do so from each of its characters.
 */
export const tooLarge = (source: Source): Fault[] => {
  const { file, data } = source;
  const faults: Fault[] = [];
  let values = 0;
  const refuse = (message: string, path: Path, count: number, limit: number): void => {
    faults.push({ rule: 'schema', message, args: { field: shorten(nameOf(path)), count, limit }, at: { file, path } });
  };
  const refuseLong = (message: string, count: number, path: Path, at: { readonly key?: true } = {}): void => {
    const args = { field: shorten(nameOf(path)), count, limit: maxLength };
    faults.push({ rule: 'schema', message, args, at: { file, path, ...at } });
  };
  visitData(data, (value, path) => {
    values += 1;
    const length = lengthOf(value, path, source);
    if (length > maxLength) refuseLong('too-long-value', length, [...path]);
    if (value === null || typeof value !== 'object') return false;
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const entries = keys?.length ?? (value as readonly unknown[]).length;
    if (entries > maxEntries) {
      const message = keys ? 'too-many-names' : 'too-many-entries';
      refuse(path.length === 0 ? 'too-many-in-all' : message, [...path], entries, maxEntries);
      return false;
    }
    for (const key of keys ?? [])
      if (key.length > maxLength) refuseLong('too-long-key', key.length, [...path, key], { key: true });
    return true;
  });
  if (values > maxValues) refuse('too-many-in-all', [], values, maxValues);
  return faults;
};
