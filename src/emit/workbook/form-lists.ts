import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import { columnLetters } from '../../model/column-letters.ts';
import { domainIn } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { codeWords, itemName, statusWords, workbookSheets } from '../../model/workbook-form.ts';
import type { EmitOptions } from '../emitter.ts';

/** The lists of the drop-downs by name; they stand side by side on the hidden sheet. */
export type FormLists = readonly (readonly [name: string, words: readonly string[]])[];

/** The items that a warning may be about, as the sheet of answers names them. */
const itemNames = ({ resolved }: Compilation): string[] =>
  [...resolved.items.values()]
    .filter(({ withheld }) => !withheld)
    .map(({ domain, id, fields: { title } }) =>
      itemName(domainIn(resolved.domains, domain).name.zh, id, printed(title.value)),
    );

/** What may be chosen on the sheets of a form. */
export const formLists = (input: Compilation, { answerable }: EmitOptions): FormLists => [
  ['status', statusWords.map(([word]) => word)],
  ['box', ['■', '□']],
  ['audience', ['全社会', '特定群体']],
  ['mode', ['主动', '依申请', '主动、依申请']],
  ['levels', ['县级', '乡级', '县级、乡级', '市级', '市级、县级', '市级、县级、乡级']],
  ['domain', input.resolved.domains.map(({ name }) => name.zh)],
  ['region', codeWords.slice(0, 4).map(([word]) => word)],
  ['kind', codeWords.slice(4).map(([word]) => word)],
  ['field', Object.values(fields).map(({ label }) => label.zh)],
  ['channels', input.reference.channels.map(({ name }) => name)],
  ['rules', (answerable ?? []).map(({ name }) => name)],
  ['items', itemNames(input)],
];

/** The range of a list on the hidden sheet. */
export const listRange = (lists: FormLists, name: string): string => {
  const index = lists.findIndex(([own]) => own === name);
  const column = columnLetters(index);
  return `'${workbookSheets.lists}'!$${column}$1:$${column}$${Math.max(1, lists[index]?.[1].length ?? 1)}`;
};
