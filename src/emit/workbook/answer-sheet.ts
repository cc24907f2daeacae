import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet } from '../../document/sheet/sheet.ts';
import type { Acceptance, Layer, Ref } from '../../model/catalogue.ts';
import { domainIdOf, domainIn } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { answerColumns, itemName, warningHead, workbookSheets } from '../../model/workbook-form.ts';
import type { EmitOptions } from '../emitter.ts';
import type { FormLists } from './form-lists.ts';
import { type Column, type FormRow, formTable } from './form-table.ts';

/** Rows for answers that are not there yet. */
const spare = 20;

/** A line of the sheet: an answer, or a warning that waits for one. */
type Line = Partial<Acceptance> & { readonly warning?: string };

/** What stands on the sheet for a value of an answer: rule, item and field by the names that people read. */
const answerText = ({ resolved }: Compilation, { answerable }: EmitOptions, key: string, value: string): string => {
  if (key === 'rule') return answerable?.find(({ id }) => id === value)?.name ?? value;
  if (key === 'field') return fields[value as keyof typeof fields].label.zh;
  if (key !== 'item') return value;
  const item = resolved.items.get(value as Ref);
  return item
    ? itemName(domainIn(resolved.domains, domainIdOf(value)).name.zh, item.id, printed(item.fields.title.value))
    : value;
};

/** Warnings of this layer that nobody has answered, each once. */
const openWarnings = ({ findings }: Compilation, { file }: Layer, { answerable }: EmitOptions): Line[] => {
  const lines = new Map<string, Line>();
  for (const { rule, severity, accepted, at, item, field, message } of findings) {
    if (severity !== 'warning' || accepted || at.file !== file) continue;
    if (!answerable?.some(({ id }) => id === rule)) continue;
    const line = { rule, ...(item ? { item } : {}), ...(field ? { field } : {}) };
    const key = JSON.stringify(line);
    lines.set(key, { ...line, warning: [lines.get(key)?.warning, message.zh].filter(Boolean).join('\n') });
  }
  return [...lines.values()];
};

const widths: { readonly [key: string]: number } = { rule: 30, item: 30, field: 16, reason: 60, until: 14, text: 24 };

/** The sheet of answers to warnings; those that are open stand there already and want a reason. */
export const answerSheet = (input: Compilation, layer: Layer, options: EmitOptions, lists: FormLists): Sheet => {
  const choices: { readonly [key: string]: string } = {
    field: 'field',
    ...(lists.some(([name, words]) => name === 'rules' && words.length > 0) ? { rule: 'rules' } : {}),
    item: 'items',
  };
  const columns = answerColumns.map(([head, key]): Column => {
    const list = choices[key];
    return { head, width: widths[key] ?? 16, open: true, ...(list === undefined ? {} : { list, loose: true }) };
  });
  columns.push({ head: warningHead, width: 50 });
  const lines: Line[] = [
    ...layer.accepted.map(({ value }) => value),
    ...openWarnings(input, layer, options),
    ...Array.from({ length: spare }, () => ({})),
  ];
  const rows = lines.map(
    (line): FormRow =>
      ({ head }) => {
        if (head === warningHead) return { text: line.warning ?? '' };
        const key = answerColumns.find(([own]) => own === head)?.[1] ?? '';
        const value = (line as { readonly [key: string]: string | undefined })[key];
        return { text: value === undefined ? '' : answerText(input, options, key, value) };
      },
  );
  return formTable(
    workbookSheets.answers,
    '对警告的答复：写明理由，会印进备案材料；不答复的留着不写，改正了就没有了',
    columns,
    rows,
    lists,
  );
};
