import type { Domain } from '../../model/domain.ts';
import { plain } from '../../model/plain.ts';
import { authorValue, codeWords, type FactRow, factHeads, factRows } from '../../model/workbook-form.ts';
import { formDate } from './form-date.ts';
import type { FormReading } from './form-reading.ts';
import type { FormSheet } from './form-sheet.ts';
import { type FormTable, formTable } from './form-table.ts';
import { readChoice } from './read-choice.ts';

const [labelHead, valueHead, remarkHead] = factHeads;

const isDay = ([, path]: FactRow): boolean => /^(?:effective|date)$/u.test(path.at(-1) ?? '');

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a line of the sheet says, as an author would write it; undefined for what could not be read. */
const cellValue = (fact: FactRow, row: number, table: FormTable, reading: FormReading): unknown => {
  const [label, path] = fact;
  const text = table.text(row, valueHead, isDay(fact) ? 'date' : undefined);
  if (text === '') return undefined;
  const at = table.at(row, valueHead);
  if (path[0] === 'responsibleBody') return authorValue('responsibleBody', text);
  if (path[1] === 'copies') return linesOf(text);
  if (path[0] === 'region' && (path[1] === 'level' || path[1] === 'kind')) {
    const first = path[1] === 'level';
    const codes = codeWords.filter(([, code]) => /^(?:zone|xpcc)$/u.test(code) !== first);
    return readChoice(text, codes, label, at, reading);
  }
  if (path[1] === 'code' && path[0] === 'region') {
    const code = text.normalize('NFKC').replace(/\s+/gu, '');
    if (/^\d{6}(?:\d{3})?$/u.test(code)) return code;
    reading.tell('code-form', at, { text });
    return undefined;
  }
  if (!isDay(fact)) return text;
  const day = formDate(text);
  if (day === undefined) reading.tell('date-unread', at, { text });
  return day;
};

/** Lines whose label is none of the form, and words beside a line, which no column holds. */
const tellStrangers = (table: FormTable, known: ReadonlyMap<number, FactRow>, { tell }: FormReading): void => {
  for (const row of table.rows) {
    const fact = known.get(row);
    const label = table.cell(row, labelHead)?.text ?? '';
    const value = table.cell(row, valueHead);
    if (!fact && value) tell('fact-unknown', table.at(row, valueHead), { label, text: value.text });
    const remark = table.cell(row, remarkHead)?.text ?? '';
    if (plain(remark) !== plain(fact?.[2] ?? remark) && !value?.merge?.across)
      tell('outside', table.at(row, remarkHead), { text: remark });
  }
};

/** Lines of the sheet that a layer cannot do without. */
const needed: readonly string[] = ['region.name', 'region.level', 'extends'];

/** Lines that forms of an earlier edition did not have. */
const newer: ReadonlySet<string> = new Set(['filing.issuer', 'filing.remarks']);

/** Reads 基本情况 into a layer. */
export const readFacts = (sheet: FormSheet, domains: readonly Domain[], reading: FormReading): void => {
  const { put, set, tell } = reading;
  const table = formTable(
    sheet,
    factHeads.map((head) => ({ head, ...(head === valueHead ? { open: true } : {}) })),
    reading,
  );
  if (!table) return;
  const top = { sheet: sheet.name, row: table.headRow, column: 0 };
  put([], top);
  const known = new Map<number, FactRow>();
  const missing: string[] = [];
  for (const fact of factRows(domains)) {
    const [label, path] = fact;
    const [row, second] = table.rows.filter((one) => plain(table.cell(one, labelHead)?.text ?? '') === plain(label));
    if (row === undefined) {
      if (!newer.has(path.join('.'))) missing.push(label);
      continue;
    }
    known.set(row, fact);
    const at = table.at(row, valueHead);
    for (let end = path.length; end > 0; end -= 1)
      if (end === path.length || !reading.places.has(JSON.stringify(path.slice(0, end)))) put(path.slice(0, end), at);
    if (second !== undefined) {
      known.set(second, fact);
      if (table.cell(second, valueHead)) tell('fact-twice', table.at(second, valueHead), { label });
    }
    const value = cellValue(fact, row, table, reading);
    if (value !== undefined) set(path, value);
    else if (needed.includes(path.join('.')) && !table.cell(row, valueHead)) tell('fact-empty', at, { label });
  }
  if (missing.length > 0) tell('fact-missing', top, { labels: missing });
  tellStrangers(table, known, reading);
};
