import type { FieldId, ResolvedItem } from './catalogue.ts';
import { fieldOf } from './fields.ts';
import { plain } from './plain.ts';
import { sha256 } from './sha256.ts';

/** Twelve hexadecimal digits that tell whether a cell still says the same, form aside; undefined where there is no cell. */
export const cellDigest = (item: ResolvedItem, field: FieldId): string | undefined => {
  const cell = item.fields[field];
  return cell && sha256(plain(fieldOf(field).print(cell.value))).slice(0, 12);
};
