import type { FieldId, ResolvedItem } from '../model/catalogue.ts';
import { fieldIds } from '../model/fields.ts';

/** The fields of an item whose value in force is a guess, or holds parts that no published copy shows (待核). */
export const unverifiedFields = (item: ResolvedItem): FieldId[] =>
  fieldIds.filter((field) => {
    const cell = item.fields[field];
    return cell !== undefined && (cell.trust === 'inferred' || (cell.doubtful ?? []).length > 0);
  });
