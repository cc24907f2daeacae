import type { FieldId, Fields, ResolvedItem } from '../../model/catalogue.ts';
import { isUnreadable } from '../../model/fields.ts';
import { readValue } from '../../model/read-value.ts';
import type { Reference } from '../../model/reference.ts';
import type { Step } from '../../model/step.ts';
import { authorValue, type FormField, formFields } from '../../model/workbook-form.ts';

/** What a layer itself says of a field of an item, be it in force or refused; undefined where it says nothing. */
export type OwnValue = <K extends FieldId>(item: ResolvedItem, field: K) => Fields[K] | undefined;

const isFormField = (field: FieldId): field is FormField => (formFields as readonly FieldId[]).includes(field);

/** Makes the look-up for one layer. A refused value is what its author has to mend: it stands in the form, too. */
export const ownValues = ({ layer, resolved, outcomes }: Step, reference: Reference): OwnValue => {
  const refused = new Map(
    outcomes
      .filter(({ verdict, below }) => verdict === 'refused' && below === undefined)
      .map(({ item, field, local }) => [`${item} ${field}`, local]),
  );
  return (item, field) => {
    const local = refused.get(`${item.ref} ${field}`);
    if (local !== undefined && (isFormField(field) || field === 'title')) {
      const value = isFormField(field) ? readValue(field, authorValue(field, local), reference) : local;
      if (!isUnreadable(value)) return value as Fields[typeof field];
    }
    const cell = item.fields[field];
    if (!cell || cell.by !== resolved.layers.length - 1 || cell.derived) return undefined;
    // 公开主体 of the whole layer stands on 基本情况.
    return field === 'responsibleBody' && cell.at === layer.responsibleBody?.at
      ? undefined
      : (cell.value as Fields[typeof field]);
  };
};
