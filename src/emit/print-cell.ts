import type { FieldId, LevelId, ResolvedItem } from '../model/catalogue.ts';
import { fieldOf } from '../model/fields.ts';
import { indexed } from '../model/remember.ts';

type Names = { readonly [level in LevelId]?: string };

const print = (field: FieldId, value: unknown, names?: Names): string => fieldOf(field).print(value, names);

/** A bulk amendment gives a hundred items one and the same value; a value belongs to one field. */
const printedValues = indexed((_value: object) => new Map<FieldId, string>());

/** A value of a field as printed, with the official names of the levels. */
export const printValue = (field: FieldId, value: unknown): string => {
  if (typeof value !== 'object' || value === null) return print(field, value);
  const known = printedValues(value);
  const earlier = known.get(field);
  if (earlier !== undefined) return earlier;
  const text = print(field, value);
  known.set(field, text);
  return text;
};

/** A field of an item as printed; empty when the item has no such field. */
export const printCell = (item: ResolvedItem, field: FieldId, names?: Names): string => {
  const cell = item.fields[field];
  if (cell === undefined) return '';
  return names ? print(field, cell.value, names) : printValue(field, cell.value);
};
