import type { FieldId, LevelId, ResolvedItem } from '../model/catalogue.ts';
import { type Field, fields } from '../model/fields.ts';

/** A field of an item as printed; empty when the item has no such field. */
export const printCell = (
  item: ResolvedItem,
  field: FieldId,
  names?: { readonly [level in LevelId]?: string },
): string => {
  const cell = item.fields[field];
  // The table of fields pairs each id with its own value type, which a union of ids cannot express.
  return cell === undefined ? '' : (fields[field] as Field<unknown>).print(cell.value, names);
};
