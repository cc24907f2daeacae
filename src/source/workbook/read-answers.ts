import type { Domain } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import type { Path } from '../../model/place.ts';
import { answerColumns, warningHead } from '../../model/workbook-form.ts';
import { formDate } from './form-date.ts';
import type { FormReading, Plain } from './form-reading.ts';
import type { FormSheet } from './form-sheet.ts';
import { type FormColumn, type FormTable, formTable } from './form-table.ts';
import { readChoice } from './read-choice.ts';

/** What the drop-downs of the sheet offer. */
export interface AnswerChoices {
  readonly domains: readonly Domain[];
  readonly rules: { readonly [name: string]: string };
}

const columns: readonly FormColumn[] = [
  ...answerColumns.map(([head]): FormColumn => ({ head, open: true })),
  { head: warningHead, newer: true },
];

/** Name or key of a domain with a number, and a title or none, as a layer refers to it. */
const itemRef = (text: string, domains: readonly Domain[]): string | undefined => {
  const flat = text.normalize('NFKC').trim();
  // A layer may have answered a warning about a domain that it has no sheet for: checking tells.
  if (/^[a-z][a-z0-9-]*\/\d+(?:\.\d+){0,2}$/u.test(flat)) return flat;
  // The longest name first: one may begin with another.
  const ordered = [...domains].sort((left, right) => right.name.zh.length - left.name.zh.length);
  const domain = ordered.find(({ id, name }) => flat.startsWith(name.zh) || flat.startsWith(`${id}/`));
  const rest = domain && flat.slice((flat.startsWith(domain.id) ? domain.id : domain.name.zh).length);
  const number = rest === undefined ? undefined : /^[\s/:]*(\d+(?:\.\d+){0,2})(?:\s|$|[^\d.])/u.exec(rest)?.[1];
  return domain && number !== undefined ? `${domain.id}/${number}` : undefined;
};

/** One cell of an answer, as a layer writes it; undefined for what could not be read. */
const cellValue = (
  key: string,
  table: FormTable,
  row: number,
  head: string,
  choices: AnswerChoices,
  reading: FormReading,
): string | undefined => {
  const text = table.text(row, head, key === 'until' ? 'date' : undefined);
  if (text === '') return undefined;
  const at = table.at(row, head);
  const told = (value: string | undefined, message: string, args = {}): string | undefined => {
    if (value === undefined) reading.tell(message, at, { head, text, ...args });
    return value;
  };
  if (key === 'item') return told(itemRef(text, choices.domains), 'item-unknown');
  if (key === 'until') return told(formDate(text), 'date-unread');
  if (key === 'field')
    return readChoice(
      text,
      Object.entries(fields).map(([id, { label }]) => [label.zh, id] as const),
      head,
      at,
      reading,
    );
  if (key !== 'rule' || /^[a-z][a-z0-9-]*$/u.test(text)) return text;
  return readChoice(text, Object.entries(choices.rules), head, at, reading);
};

/** Reads 警告答复 into the answers of a layer. A warning that nobody has answered yet is no answer. */
export const readAnswers = (sheet: FormSheet, choices: AnswerChoices, reading: FormReading): void => {
  const table = formTable(sheet, columns, reading);
  if (!table) return;
  const answers: Plain[] = [];
  const [ruleHead = '', , , reasonHead = ''] = answerColumns.map(([head]) => head);
  for (const row of table.rows) {
    const heads = answerColumns.filter(([head]) => table.cell(row, head));
    const open =
      table.cell(row, warningHead) !== undefined && !heads.some(([, key]) => /^(?:reason|until|text)$/u.test(key));
    if (open || heads.length === 0) continue;
    const missing = [ruleHead, reasonHead].filter((head) => !table.cell(row, head));
    const [first = ruleHead] = missing;
    if (missing.length > 0) reading.tell('answer-incomplete', table.at(row, first), { missing });
    const path: Path = ['accepted', answers.length];
    const entry: Plain = {};
    let whole = missing.length === 0;
    for (const [head, key] of heads) {
      const value = cellValue(key, table, row, head, choices, reading);
      if (value === undefined) whole = false;
      else entry[key] = value;
    }
    if (!whole) continue;
    for (const [head, key] of answerColumns) if (key in entry) reading.put([...path, key], table.at(row, head));
    reading.put(path, table.at(row, ruleHead));
    answers.push(entry);
  }
  if (answers.length > 0) reading.set(['accepted'], answers);
};
