import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet } from '../../document/sheet/sheet.ts';
import type { DomainId, ResolvedItem } from '../../model/catalogue.ts';
import { domainIn } from '../../model/domain.ts';
import type { Step } from '../../model/step.ts';
import { columnNames, statusWords } from '../../model/workbook-form.ts';
import type { FormLists } from './form-lists.ts';
import { type Column, type FormRow, formTable } from './form-table.ts';
import { ownValues } from './own-value.ts';
import { fieldColumns, fieldText } from './row-text.ts';

/** The items of a domain that have a row of their own. */
export const shownItems = ({ inherited, resolved }: Step, domain: DomainId): ResolvedItem[] =>
  [...inherited.items.values()].filter((item) => item.domain === domain && !resolved.items.get(item.ref)?.withheld);

const statusOf = (item: ResolvedItem, inherited: ResolvedItem, { resolved }: Step): string => {
  const word = (status: string) => statusWords.find(([, code]) => code === status)?.[0] ?? '';
  const parent = item.parent ? resolved.items.get(item.parent) : undefined;
  if (item.level > 1 && inherited.omitted && !item.omitted) return word('restore');
  return item.omitted && item.omitted.by === resolved.layers.length - 1 && !(item.level === 3 && parent?.omitted)
    ? word(item.omitted.value.reason)
    : '';
};

/** The sheet of a domain: each item with its standard, and yellow cells for what is otherwise here. */
export const domainSheet = (input: Compilation, step: Step, domain: DomainId, lists: FormLists): Sheet => {
  const columns: readonly Column[] = [
    { head: columnNames.number, width: 8 },
    { head: columnNames.title, width: 24 },
    { head: columnNames.status, width: 16, open: true, list: 'status' },
    { head: columnNames.note, width: 20, open: true },
    { head: columnNames.rename, width: 18, open: true },
    ...fieldColumns(input, true),
  ];
  const own = ownValues(step, input.reference);
  const rows = shownItems(step, domain).map((standard): FormRow => {
    const item = step.resolved.items.get(standard.ref) ?? standard;
    const status = statusOf(item, standard, step);
    return ({ head }) => {
      if (head === columnNames.number) return { text: standard.id };
      if (head === columnNames.title)
        return { text: standard.fields.title.value + (standard.omitted ? '（上级未列入）' : '') };
      if (head === columnNames.rename) return { text: item.omitted ? '' : (own(item, 'title') ?? '') };
      if (standard.level === 1) return { text: '', shut: true };
      if (head === columnNames.status) return { text: status };
      if (head === columnNames.note) return { text: item.omitted && status !== '' ? item.omitted.value.note : '' };
      return { text: fieldText(input, own, item.omitted ? undefined : item, standard, head) };
    };
  });
  const name = domainIn(step.resolved.domains, domain).name.zh;
  return formTable(
    name,
    `${printed(input.resolved.region.name)}${name}领域：黄格填写，不填就照标准`,
    columns,
    rows,
    lists,
  );
};
