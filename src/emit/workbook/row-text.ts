import type { Compilation } from '../../catalogue/compilation.ts';
import type { ResolvedItem } from '../../model/catalogue.ts';
import {
  columnNames,
  type FormField,
  formFields,
  formText,
  localHead,
  nothing,
  standardHead,
} from '../../model/workbook-form.ts';
import type { Column } from './form-table.ts';
import type { OwnValue } from './own-value.ts';

const otherText = (own: readonly string[], standard: readonly string[]): string =>
  own.join('\n') === standard.join('\n') ? '' : own.length === 0 ? nothing : own.join('\n');

/** The columns of the fields; channels have a column a box. */
export const fieldColumns = ({ reference }: Compilation, withStandard: boolean): Column[] =>
  formFields.flatMap((field): Column[] => {
    const wide = field === 'content' || field === 'basis' ? 36 : 16;
    const standard: Column[] = withStandard ? [{ head: standardHead(field), width: wide }] : [];
    if (field === 'channels')
      return [
        ...standard,
        ...reference.channels.map(({ name }): Column => ({ head: name, width: 6.5, open: true, list: 'box' })),
        { head: columnNames.otherChannels, width: 16, open: true },
      ];
    const list = { audience: 'audience', disclosureMode: 'mode', levels: 'levels' }[field as string];
    const local: Column = { head: localHead(field), width: wide, open: true };
    return [...standard, list === undefined ? local : { ...local, list, loose: true }];
  });

/** The field that a column is of, by its head. */
const fieldOfHead: ReadonlyMap<string, FormField> = new Map(
  formFields.flatMap((field) => [standardHead(field), localHead(field)].map((head) => [head, field] as const)),
);

/** What stands in a column of a field for an item: the standard, or what the layer itself says. */
export const fieldText = (
  { reference }: Compilation,
  own: OwnValue,
  item: ResolvedItem | undefined,
  standard: ResolvedItem | undefined,
  head: string,
): string => {
  const field = fieldOfHead.get(head);
  const channel = field ? undefined : reference.channels.find(({ name }) => name === head);
  if (channel || head === columnNames.otherChannels) {
    const now = item && own(item, 'channels');
    if (!now) return '';
    const before = standard?.fields.channels?.value ?? { ticked: [], other: [] };
    if (!channel) return otherText(now.other, before.other);
    const [is, was] = [now.ticked.includes(channel.name), before.ticked.includes(channel.name)];
    return is === was ? '' : is ? '■' : '□';
  }
  if (field === undefined) return '';
  const value = head === standardHead(field) ? standard?.fields[field]?.value : item && own(item, field);
  return value === undefined ? '' : formText(field, value as never);
};
