import { readTyped } from '../../edit/read-typed.ts';
import type { FieldId } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';
import { fieldNamed } from './field-named.ts';
import { readAssignment } from './read-assignment.ts';

/** The field that a word of the command line sets, and its value as a layer has it. */
export const readSetting = (
  given: string,
  reference: Reference,
): { readonly field: FieldId; readonly value: unknown } | { readonly problem: Text } => {
  const assignment = readAssignment(given);
  if ('problem' in assignment) return assignment;
  const field = fieldNamed(assignment.name);
  if (typeof field !== 'string') return field;
  const read = readTyped(field, assignment.typed, reference);
  return 'problem' in read ? read : { field, value: read.value };
};
