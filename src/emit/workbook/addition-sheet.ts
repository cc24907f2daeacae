import type { Compilation } from '../../catalogue/compilation.ts';
import type { Sheet } from '../../document/sheet/sheet.ts';
import type { Addition, Fields, ResolvedItem } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { columnNames, workbookSheets } from '../../model/workbook-form.ts';
import type { FormLists } from './form-lists.ts';
import { type Column, type FormRow, formTable } from './form-table.ts';
import { type OwnValue, ownValues } from './own-value.ts';
import { fieldColumns, fieldText } from './row-text.ts';

/** Rows for items that are not there yet. */
const spare = 60;

/** What an addition says by itself, for one that found no place in the catalogue. */
const asWritten =
  ({ edits }: Addition): OwnValue =>
  (_, field) => {
    const edit = edits[field]?.value;
    return (edit?.kind === 'set' ? edit.value : edit?.add) as Fields[typeof field] | undefined;
  };

/** The sheet of items that only this region has. */
export const additionSheet = (input: Compilation, step: Step, lists: FormLists): Sheet => {
  const columns: readonly Column[] = [
    { head: columnNames.domain, width: 10, open: true, list: 'domain' },
    { head: columnNames.number, width: 8, open: true },
    { head: columnNames.was, width: 8, open: true },
    { head: columnNames.title, width: 24, open: true },
    ...fieldColumns(input, false),
  ];
  const inForce = ownValues(step, input.reference);
  const rows = step.resolved.domains.flatMap(({ id: domain, name }) =>
    (step.layer.domains[domain]?.add ?? []).map((addition): FormRow => {
      const item = step.resolved.items.get(`${domain}/${addition.id.value}`);
      const stands = item?.at === addition.at;
      const own = stands ? inForce : asWritten(addition);
      return ({ head }) => {
        if (head === columnNames.domain) return { text: name.zh };
        if (head === columnNames.number) return { text: addition.id.value };
        if (head === columnNames.was) return { text: addition.was ?? '' };
        if (head === columnNames.title) return { text: addition.title.value };
        return { text: fieldText(input, own, item ?? ({} as ResolvedItem), undefined, head) };
      };
    }),
  );
  return formTable(
    workbookSheets.additions,
    '新增事项：二级事项各栏写全；三级事项只写与所属二级事项不同的栏；渠道打 ■',
    columns,
    [...rows, ...Array.from({ length: spare }, (): FormRow => () => ({ text: '' }))],
    lists,
  );
};
