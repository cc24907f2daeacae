import type { Path } from '../../model/place.ts';
import { authorValue, type FormField, formFields, localHead, standardHead } from '../../model/workbook-form.ts';
import type { FormReading, Plain } from './form-reading.ts';
import type { FormTable } from './form-table.ts';
import { readTicks } from './read-ticks.ts';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Only additions, where the standard comes first and whole; so the layer follows when its parent changes. */
const asAddition = (field: FormField, lines: readonly string[], standard: readonly string[]): unknown => {
  const gained = lines.slice(standard.length);
  const bookOf = (line: string) => /《.*》/u.exec(line)?.[0] ?? line;
  const known = new Set(standard.map(bookOf));
  const follows = standard.length > 0 && gained.length > 0 && standard.every((line, index) => line === lines[index]);
  return follows && (field === 'content' || !gained.some((line) => known.has(bookOf(line)))) ? { add: gained } : lines;
};

/** The field columns of one row, as an author would write them; the standard is what stands beside. */
export const readRowFields = (table: FormTable, row: number, path: Path, reading: FormReading): Plain => {
  const entry: Plain = {};
  for (const field of formFields) {
    if (field === 'channels') {
      const ticks = readTicks(table, row, reading);
      if (!ticks) continue;
      reading.put([...path, field], ticks.at);
      entry[field] = ticks.value;
      continue;
    }
    const text = table.text(row, localHead(field));
    if (text === '') continue;
    reading.put([...path, field], table.at(row, localHead(field)));
    const standard = linesOf(table.cell(row, standardHead(field))?.text ?? '');
    entry[field] =
      field === 'content' || field === 'basis' ? asAddition(field, linesOf(text), standard) : authorValue(field, text);
  }
  return entry;
};
