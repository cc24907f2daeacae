import type { FieldId } from '../../model/catalogue.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import type { Text } from '../../model/text.ts';
import { suggest } from '../../source/suggest.ts';

/** The field by its key, by the heading of its column, or by a part of one that only it has: 渠道. */
export const fieldNamed = (given: string): FieldId | { readonly problem: Text } => {
  const word = plain(given);
  const label = (field: FieldId): string => plain(fields[field].label.zh);
  const exact = fieldIds.filter((field) => field.toLowerCase() === word || label(field) === word);
  const [field, ...others] =
    exact.length > 0 ? exact : fieldIds.filter((one) => word.length > 1 && label(one).includes(word));
  if (field && others.length === 0) return field;
  const meant = suggest(given, [...fieldIds, ...fieldIds.map((one) => fields[one].label.zh)]);
  const known = fieldIds.map((one) => `${one}（${fields[one].label.zh}）`).join('、');
  if (field)
    return {
      problem: {
        zh: `“${given}”可以是${[field, ...others].map((one) => `“${fields[one].label.zh}”`).join('、')}，请写全`,
        en: `\`${given}\` may be ${[field, ...others].map((one) => `\`${one}\``).join(', ')}; write it out`,
      },
    };
  return {
    problem: meant
      ? {
          zh: `没有“${given}”这一栏；是不是“${meant}”`,
          en: `there is no field \`${given}\`; did you mean \`${meant}\`?`,
        }
      : {
          zh: `没有“${given}”这一栏，可用：${known}`,
          en: `there is no field \`${given}\`; known: ${fieldIds.join(', ')}`,
        },
  };
};
