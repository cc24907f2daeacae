import type { FieldId, Fields } from './catalogue.ts';
import { fields, type Unreadable } from './fields.ts';
import type { Reference } from './reference.ts';
import { indexed, remember } from './remember.ts';

const readers = indexed((reference: Reference) => {
  const texts = new Map<FieldId, (text: string) => unknown>();
  const lists = new Map<FieldId, (text: string) => unknown>();
  return {
    text: (field: FieldId, raw: string): unknown => {
      const read = texts.get(field) ?? remember((text) => fields[field].read(text, reference));
      texts.set(field, read);
      return read(raw);
    },
    list: (field: FieldId, raw: readonly unknown[] | object): unknown => {
      const read = lists.get(field) ?? remember((text) => fields[field].read(JSON.parse(text), reference));
      lists.set(field, read);
      return read(JSON.stringify(raw));
    },
  };
});

/**
 * The value of a field by what was written. The same words are the same object, in every item, layer and file: what is
 * then asked about two values (compared, joined, printed) is remembered by the values themselves.
 */
export const readValue = <K extends FieldId>(field: K, raw: unknown, reference: Reference): Fields[K] | Unreadable => {
  if (typeof raw === 'string') return readers(reference).text(field, raw) as Fields[K] | Unreadable;
  if (raw === null || typeof raw !== 'object') return fields[field].read(raw, reference);
  return readers(reference).list(field, raw) as Fields[K] | Unreadable;
};
