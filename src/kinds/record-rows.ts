import type { Resolved } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { isYear, officeDate } from '../model/office-date.ts';
import { maskData } from '../model/personal/mask.ts';
import type { Place, Sourced } from '../model/place.ts';
import type { RecordColumn, RecordColumns, RecordRow } from '../model/record.ts';
import { judgeAddress } from '../rules/judge-address.ts';
import type { TableRow } from '../source/csv-source.ts';
import { shorten } from '../source/shorten.ts';
import type { Source } from '../source/source.ts';
import { recordItem } from './record-item.ts';
import { wrongHeadings } from './table-headings.ts';

type Said = Pick<Fault, 'message' | 'args'>;

/** What is wrong with a day that cannot be read: where it has the form of one, its year, or the day itself. */
const faultOfDay = (text: string): 'date' | 'year' | 'day' => {
  const form = /^(\d{4})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?$/u.exec(text.normalize('NFKC').trim());
  if (!form) return 'date';
  return isYear(Number(form[1])) ? 'day' : 'year';
};

const isAddress = (text: string): boolean => /^https?:\/\//iu.test(text) && judgeAddress(text) === undefined;

/** The value of a cell, or why there is none. */
const readCell = (value: string, { reads }: RecordColumn): { readonly value: string } | Pick<Said, 'message'> => {
  if (reads === 'date') {
    const day = officeDate(value);
    return day === undefined ? { message: faultOfDay(value) } : { value: day };
  }
  return reads === 'address' && !isAddress(value) ? { message: 'address' } : { value };
};

const shown = (value: string): string => shorten(value.replace(/\/\/[^/?#]*@/u, '//***@'));

/** The rows of a record file, as its columns say, and what in it cannot be read. */
export const readRecordRows = (
  source: Source,
  columns: RecordColumns,
  catalogue: Resolved | undefined,
): { readonly rows: readonly RecordRow[]; readonly faults: readonly Fault[] } => {
  const { file, table } = source;
  const known = Object.entries(columns);
  const needed = known.flatMap(([heading, { isNeeded }]) => (isNeeded ? [heading] : []));
  const faults = wrongHeadings(source, Object.keys(columns), needed);
  const tell = ({ message, args }: Said, at: Place): void => {
    faults.push({ rule: 'record-form', message, args, at });
  };
  const rows = (maskData(source.data) as readonly TableRow[]).map((row, index): RecordRow => {
    const cells: { [key: string]: Sourced<string> } = {};
    const unread: string[] = [];
    let item: RecordRow['item'];
    for (const [heading, column] of known) {
      const written = row[heading];
      const at: Place = { file, path: [index, heading] };
      if (written === undefined) {
        if (column.isNeeded && table?.headings.includes(heading))
          tell({ message: 'blank', args: { column: heading } }, { file, path: [index] });
        continue;
      }
      const read = readCell(written, column);
      if ('message' in read) {
        tell({ ...read, args: { column: heading, value: shown(written) } }, at);
        unread.push(column.key);
      } else cells[column.key] = { value: read.value, at };
      if ((column.reads !== 'item' && column.reads !== 'any-item') || !catalogue) continue;
      const found = recordItem(written, catalogue, column.reads === 'any-item');
      if ('item' in found) item = found.item.ref;
      else tell(found, at);
    }
    return { at: { file, path: [index] }, cells, unread, ...(item ? { item } : {}) };
  });
  return { rows, faults };
};

/** Rows of what has one already: of an item, or of a text such as a number. */
export const repeatedRows = (
  rows: readonly RecordRow[],
  { key, by }: { readonly key: string; readonly by: 'item' | 'text' },
): Fault[] => {
  const known = new Map<string, RecordRow>();
  return rows.flatMap((row): Fault[] => {
    const name = row.cells[key];
    const value = by === 'item' ? row.item : name?.value;
    const first = value === undefined ? undefined : known.get(value);
    if (value !== undefined && !first) known.set(value, row);
    if (!name || !first) return [];
    return [
      {
        rule: 'record-form',
        message: 'twice',
        args: { value: name.value },
        at: name.at,
        ...(row.item ? { item: row.item } : {}),
        related: [{ at: first.cells[key]?.at ?? first.at, value: { zh: '已经写在这里', en: 'it stands here' } }],
      },
    ];
  });
};
