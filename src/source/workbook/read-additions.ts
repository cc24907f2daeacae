import type { Domain } from '../../model/domain.ts';
import type { Path } from '../../model/place.ts';
import { columnNames, formFields, localHead } from '../../model/workbook-form.ts';
import type { FormReading, Plain } from './form-reading.ts';
import type { FormSheet } from './form-sheet.ts';
import { type FormColumn, formTable } from './form-table.ts';
import { isItemNumber, itemNumber } from './item-number.ts';
import { readChoice } from './read-choice.ts';
import { readRowFields } from './read-row-fields.ts';
import { boxNames } from './read-ticks.ts';

const additionColumns: readonly FormColumn[] = [
  ...[columnNames.domain, columnNames.number].map((head): FormColumn => ({ head, open: true })),
  { head: columnNames.was, open: true, newer: true },
  { head: columnNames.title, open: true },
  ...formFields.flatMap((field): FormColumn[] =>
    (field === 'channels' ? [...boxNames, columnNames.otherChannels] : [localHead(field)]).map((head) => ({
      head,
      open: true,
    })),
  ),
];

/** Reads 新增事项 into the additions of each domain. */
export const readAdditions = (sheet: FormSheet, domains: readonly Domain[], reading: FormReading): void => {
  const table = formTable(sheet, additionColumns, reading);
  if (!table) return;
  const { put, set, tell } = reading;
  const { domain: domainHead, number, was, title } = columnNames;
  const additions = new Map<string, Plain[]>();
  for (const row of table.rows) {
    const words = [domainHead, number, title].map((head) => ({ head, text: table.text(row, head) }));
    const missing = words.filter(({ text }) => text === '').map(({ head }) => head);
    if (missing.length > 0) {
      const [first = domainHead] = missing;
      if (missing.every((head) => !table.cell(row, head)) && table.filled(row) > 0)
        tell('addition-incomplete', table.at(row, first), { missing, count: table.filled(row) });
      continue;
    }
    const [word = '', id = '', name = ''] = words.map(({ text }) => text);
    const choices = domains.map((domain) => [domain.name.zh, domain.id] as const);
    const domain = readChoice(word, choices, domainHead, table.at(row, domainHead), reading);
    if (domain === undefined) continue;
    const list = additions.get(domain) ?? [];
    const path: Path = [domain, 'add', list.length];
    const former = table.text(row, was);
    for (const [head, text] of [
      [number, id],
      [was, former],
    ] as const)
      if (text !== '' && !isItemNumber(itemNumber(text))) tell('number-form', table.at(row, head), { head, text });
    put(path, table.at(row, domainHead));
    put([...path, 'id'], table.at(row, number));
    put([...path, 'was'], table.at(row, was));
    put([...path, 'title'], table.at(row, title));
    list.push({
      id: itemNumber(id),
      ...(former === '' ? {} : { was: itemNumber(former) }),
      title: name,
      ...readRowFields(table, row, path, reading),
    });
    additions.set(domain, list);
  }
  for (const [domain, list] of additions) set([domain, 'add'], list);
};
