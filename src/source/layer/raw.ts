import type { Fault } from '../../model/finding.ts';
import type { Path, Sourced } from '../../model/place.ts';
import type { Reference } from '../../model/reference.ts';
import type { Source } from '../source.ts';

/** A map as somebody wrote it. */
export type Raw = { readonly [key: string]: unknown };

export const record = (value: unknown): Raw =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whether a day can be judged by: the schema tells what is none. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);

export const sourced = <T>(file: string, path: Path, value: T): Sourced<T> => ({ value, at: { file, path } });

export const strings = <T extends string>(raw: Raw, keys: readonly T[]): { [K in T]?: string } =>
  Object.fromEntries(keys.flatMap((key) => (text(raw[key]) === undefined ? [] : [[key, text(raw[key])]]))) as {
    [K in T]?: string;
  };

/** What a layer is read with, and the faults that are found on the way. */
export interface Into {
  readonly source: Source;
  readonly file: string;
  readonly reference: Reference;
  /** The whole of the data, with what is of persons masked. */
  readonly root: Raw;
  /** The key under which answers stand. */
  readonly answersKey: string;
  readonly faults: Fault[];
}
