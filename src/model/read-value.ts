import type { FieldId, Fields } from './catalogue.ts';
import { fields, type Unreadable } from './fields.ts';
import type { Reference } from './reference.ts';
import { type Answers, answers, indexed } from './remember.ts';

const valuesByWords = indexed((_reference: Reference) => new Map<FieldId, Answers<unknown>>());

/** What was written, as one text: a list differs from a text of the same words. */
const wordsOf = (raw: string | object): string =>
  typeof raw === 'string'
    ? raw
    : Array.isArray(raw) && raw.every((entry) => typeof entry === 'string')
      ? `\n${raw.join('\n')}`
      : JSON.stringify(raw);

/**
 * The value of a field by what was written. The same words are the same object, in every item, layer and file: what is
 * then asked about two values (compared, joined, printed) is remembered by the values themselves.
 */
export const readValue = <K extends FieldId>(field: K, raw: unknown, reference: Reference): Fields[K] | Unreadable => {
  if (raw === null || (typeof raw !== 'string' && typeof raw !== 'object')) return fields[field].read(raw, reference);
  const byField = valuesByWords(reference);
  const values = byField.get(field) ?? answers<unknown>();
  byField.set(field, values);
  const words = wordsOf(raw);
  const earlier = values.get(words) as Fields[K] | Unreadable | undefined;
  if (earlier !== undefined) return earlier;
  const value = fields[field].read(raw, reference);
  values.set(words, value);
  return value;
};
