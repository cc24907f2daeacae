import type { FieldId, Fields } from '../../model/catalogue.ts';
import { fields, isUnreadable, type Unreadable } from '../../model/fields.ts';
import type { Fault } from '../../model/finding.ts';
import type { Path, Place } from '../../model/place.ts';
import { readValue } from '../../model/read-value.ts';
import type { Source } from '../source.ts';
import { suggest } from '../suggest.ts';
import type { Into } from './raw.ts';

/** Fields whose values may be maps, such as `{ 其他: 基层公共服务平台 }`. */
const mapped: readonly FieldId[] = ['responsibleBody', 'channels', 'audience', 'links'];

const isWords = (raw: unknown): boolean =>
  Array.isArray(raw) ? raw.every((entry) => typeof entry === 'string') : typeof raw === 'string';

/** Several known words in one entry: a full-width comma does not part the entries of `[…]`. */
const severalValues = (
  { file, text: whole, range }: Source,
  raw: unknown,
  at: Place,
  known: (word: string) => boolean,
): Fault | undefined => {
  const words = typeof raw === 'string' ? raw.split(/[，、；]/u).map((word) => word.trim()) : [];
  const [start, end] = range(at) ?? [0, 0];
  const written = whole.slice(start, end);
  if (words.length < 2 || !words.every(known)) return undefined;
  const mark = /[，、；]/u.exec(written)?.[0] ?? '，';
  const base = { rule: 'schema', at, args: { value: String(raw), mark, right: words.join(', ') } } as const;
  // In a block list a comma would not help; quotes say that one value was meant.
  const flow = /[[,]\s*$/u.test(whole.slice(0, start)) && !/^["']/u.test(written);
  return flow
    ? { ...base, message: 'fullwidth-comma', edits: [{ at: { file, start, end }, text: words.join(', ') }] }
    : { ...base, message: 'several-values' };
};

/** Reads a value of a field; words that no field knows are faults. */
export const readField = <K extends FieldId>(
  { source, file, reference, faults }: Into,
  field: K,
  raw: unknown,
  path: Path,
): Fields[K] | undefined => {
  if (raw === null || raw === undefined || typeof raw === 'number' || typeof raw === 'boolean') return undefined;
  if (!mapped.includes(field) && !isWords(raw)) return undefined;
  const value = readValue(field, raw, reference);
  if (!isUnreadable(value)) return value;
  const known = (word: unknown): boolean => !isUnreadable(fields[field].read([word], reference));
  const tell = ({ unknown, expected }: Unreadable, entry: unknown, at: Place): void => {
    const several = severalValues(source, entry, at, known);
    const meant = suggest(unknown, expected);
    faults.push(
      several
        ? { ...several, field }
        : {
            rule: 'schema',
            message: meant ? 'unknown-word-near' : field === 'channels' ? 'unknown-channel' : 'unknown-word',
            args: { value: unknown, allowed: expected, ...(meant ? { meant } : {}) },
            at,
            field,
          },
    );
  };
  if (!Array.isArray(raw)) tell(value, raw, { file, path });
  for (const [index, entry] of Array.isArray(raw) ? raw.entries() : []) {
    const one = fields[field].read([entry], reference);
    if (isUnreadable(one)) tell(one, entry, { file, path: [...path, index] });
  }
  return undefined;
};
