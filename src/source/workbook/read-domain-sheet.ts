import { reference } from '../../generated/reference.js';
import type { OmissionReason } from '../../model/catalogue.ts';
import type { Domain } from '../../model/domain.ts';
import { omissionReason } from '../../model/omission-reason.ts';
import type { Path } from '../../model/place.ts';
import { plain } from '../../model/plain.ts';
import {
  columnNames,
  fingerprint,
  formFields,
  type IssuedRow,
  localHead,
  standardHead,
  statusWords,
} from '../../model/workbook-form.ts';
import type { FormReading, Plain } from './form-reading.ts';
import type { FormSheet } from './form-sheet.ts';
import { type FormColumn, type FormTable, formTable } from './form-table.ts';
import { itemNumber } from './item-number.ts';
import { readChoice } from './read-choice.ts';
import { readRowFields } from './read-row-fields.ts';
import { boxNames } from './read-ticks.ts';

const fieldColumns: readonly FormColumn[] = formFields.flatMap((field): FormColumn[] =>
  field === 'channels'
    ? [
        { head: standardHead(field) },
        ...[...boxNames, columnNames.otherChannels].map((head): FormColumn => ({ head, open: true })),
      ]
    : [{ head: standardHead(field) }, { head: localHead(field), open: true }],
);

/** The columns of the sheet of a domain. */
const domainColumns: readonly FormColumn[] = [
  { head: columnNames.number },
  { head: columnNames.title },
  ...[columnNames.status, columnNames.note, columnNames.rename].map((head): FormColumn => ({ head, open: true })),
  ...fieldColumns,
];

const titleIn = (text: string): string => text.replace(/（上级未列入）$/u, '');

/** The rows that the form was issued with, by number; none in a form of an earlier version. */
export type IssuedRows = ReadonlyMap<string, IssuedRow> | undefined;

/** Tells where somebody wrote over what the form has printed. */
const tellPrinted = (table: FormTable, row: number, id: string, issued: IssuedRow, { tell }: FormReading): void => {
  const title = table.cell(row, columnNames.title)?.text ?? '';
  if (plain(titleIn(title)) !== plain(issued.title))
    tell('title-changed', table.at(row, columnNames.title), { id, was: issued.title, now: title });
  formFields.forEach((field, index) => {
    const head = standardHead(field);
    const was = issued.standard[index];
    if (was === undefined || !table.has(head)) return;
    const now = table.cell(row, head)?.text ?? '';
    if (fingerprint(now) !== was) {
      const local = field === 'channels' ? columnNames.otherChannels : localHead(field);
      tell('standard-changed', table.at(row, head), { head, local, id });
    }
  });
};

/** The item of each row, by its number; a row that is none of those issued, or the second of an item, is told and left. */
const itemRows = (
  table: FormTable,
  issued: IssuedRows,
  { tell }: FormReading,
): readonly (readonly [string, number])[] => {
  const found = new Map<string, number>();
  const byTitle = new Map([...(issued ?? [])].map(([id, { title }]) => [plain(title), id]));
  for (const row of table.rows) {
    const id = itemNumber(table.cell(row, columnNames.number)?.text ?? '');
    const title = titleIn(table.cell(row, columnNames.title)?.text ?? '');
    const at = table.at(row, columnNames.number);
    const args = { id, title, meant: byTitle.get(plain(title)) ?? '', count: table.filled(row) };
    const known = args.meant === '' ? '' : '-near';
    const first = found.get(id);
    if (id === '') tell(`row-unnumbered${known}`, at, args);
    else if (first !== undefined) tell('row-twice', at, { ...args, first: first + 1, second: row + 1 });
    else if (issued && !issued.has(id)) tell(`row-unknown${known}`, at, args);
    else found.set(id, row);
  }
  const gone = [...(issued ?? [])].filter(([id]) => !found.has(id)).map(([id, { title }]) => `${id} ${title}`);
  if (gone.length > 0)
    tell(
      'row-missing',
      { sheet: table.sheet.name, row: table.headRow, column: 0 },
      { items: gone, count: gone.length },
    );
  return [...found];
};

type Lists = { readonly [key in 'omit' | 'restore' | 'amend']: Plain[] };

/** 列入情况 and 说明 of a row. */
const readStatus = (
  table: FormTable,
  row: number,
  add: (key: keyof Lists, head: string, entry: Plain) => Path,
  reading: FormReading,
): void => {
  const word = table.text(row, columnNames.status);
  const note = table.text(row, columnNames.note);
  const noteAt = table.at(row, columnNames.note);
  if (word === '') {
    if (note !== '') reading.tell('note-alone', noteAt, { text: note });
    return;
  }
  const at = table.at(row, columnNames.status);
  const status =
    omissionReason(word, reference.office) ??
    readChoice<OmissionReason | 'restore'>(word, statusWords, columnNames.status, at, reading);
  if (status === 'restore') {
    add('restore', columnNames.status, {});
    if (note !== '') reading.tell('note-unused', noteAt, { text: note });
  } else if (status !== undefined) {
    const path = add('omit', columnNames.status, { reason: status, ...(note === '' ? {} : { note }) });
    reading.put([...path, 'note'], noteAt);
    reading.put([...path, 'reason'], at);
  }
};

/** Reads the sheet of a domain into its `omit`, `restore` and `amend`. */
export const readDomainSheet = (
  sheet: FormSheet,
  { id: domain }: Domain,
  issued: IssuedRows,
  reading: FormReading,
): void => {
  const table = formTable(sheet, domainColumns, reading);
  if (!table) return;
  const lists: Lists = { omit: [], restore: [], amend: [] };
  for (const [id, row] of itemRows(table, issued, reading)) {
    const was = issued?.get(id);
    if (was) tellPrinted(table, row, id, was, reading);
    const item = `${id} ${was?.title ?? titleIn(table.cell(row, columnNames.title)?.text ?? '')}`.trim();
    const add = (key: keyof Lists, head: string, entry: Plain): Path => {
      const path: Path = [domain, key, lists[key].length];
      reading.put(path, table.at(row, head));
      reading.put([...path, 'item'], table.at(row, head));
      lists[key].push({ item, ...entry });
      return path;
    };
    readStatus(table, row, add, reading);
    const path: Path = [domain, 'amend', lists.amend.length];
    const title = table.text(row, columnNames.rename);
    const edits = { ...(title === '' ? {} : { title }), ...readRowFields(table, row, path, reading) };
    if (title !== '') reading.put([...path, 'title'], table.at(row, columnNames.rename));
    if (Object.keys(edits).length > 0) add('amend', columnNames.number, edits);
  }
  for (const [key, entries] of Object.entries(lists)) if (entries.length > 0) reading.set([domain, key], entries);
};
