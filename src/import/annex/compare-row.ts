import type { Fields, ResolvedItem } from '../../model/catalogue.ts';
import { fields } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import type { Text } from '../../model/text.ts';
import { shown } from '../account.ts';
import { nameKey } from '../align.ts';
import { localFields } from '../fold/amend-item.ts';
import type { FieldReading, FieldReadings, LocalField } from '../read/field-reading.ts';
import { reasons } from '../read/reading.ts';
import type { AnnexDifference, ComparedCell } from './difference.ts';
import type { NumberedRow } from './number-annex.ts';

/** What a row of the annex comes to beside ours. */
export interface ComparedRow {
  readonly cells: readonly ComparedCell[];
  readonly differences: readonly AnnexDifference[];
}

const printOf = <K extends LocalField>(field: K, value: Fields[K] | undefined): string =>
  value === undefined ? '' : fields[field].print(value);

/** Words of a cell that could not be read, other than those that a table of this kind always has. */
const unreadIn = ({ cells, value }: FieldReading): { readonly text: string; readonly why: Text } | undefined => {
  const left = cells.flatMap(({ spans }) =>
    spans.flatMap(({ as, text, why }) => {
      const reason = reasons[why ?? 'not-understood'];
      const isLost = as === 'left' ? reason.severity !== 'quiet' : as === 'took' && value === undefined;
      return isLost ? [{ text, why: reason.text }] : [];
    }),
  );
  const [first] = left;
  return first && { text: left.map(({ text }) => text).join('……'), why: first.why };
};

const placeOf = ({ cells }: FieldReading, row: NumberedRow): string => cells[0]?.piece.place ?? row.row.place;

/** Compares one cell; a column that the annex lacks as a whole is told elsewhere. */
const compareCell = <K extends LocalField>(
  field: K,
  reading: FieldReading<Fields[K]>,
  row: NumberedRow,
): { readonly cell?: ComparedCell<Fields[K]>; readonly difference?: AnnexDifference } => {
  const item = row.item as ResolvedItem;
  const ours = item.fields[field]?.value as Fields[K] | undefined;
  const about = {
    domain: row.domain,
    item: item.ref,
    number: row.id,
    title: shown(row.title),
    field,
    place: placeOf(reading, row),
  };
  const unread = unreadIn(reading);
  const [left, right] = [printOf(field, ours), printOf(field, reading.value)];
  if (unread)
    return { difference: { ...about, kind: 'unread', ours: left, annex: shown(unread.text), why: unread.why } };
  if (reading.value === undefined)
    return left === '' ? {} : { difference: { ...about, kind: 'blank', ours: left, annex: '' } };
  const same = plain(left) === plain(right);
  return {
    cell: { field, value: reading.value, same },
    ...(same ? {} : { difference: { ...about, kind: 'changed', ours: left, annex: shown(right) } }),
  };
};

/** Compares a row with our item, field by field. `columns`: what the annex has columns of. */
export const compareRow = (
  row: NumberedRow,
  readings: FieldReadings,
  columns: ReadonlySet<LocalField>,
): ComparedRow => {
  const { item } = row;
  if (!item) return { cells: cellsOf(readings), differences: [] };
  const about = { domain: row.domain, item: item.ref, number: row.id, title: shown(row.title), place: row.row.place };
  const sameName = nameKey(item.fields.title.value) === nameKey(row.title);
  const renamed: AnnexDifference = {
    ...about,
    kind: 'renamed',
    field: 'title',
    ours: item.fields.title.value,
    annex: shown(row.title),
  };
  const compared = localFields
    .filter((field) => columns.has(field))
    .map((field) => compareCell(field, readings[field] ?? { cells: [], notes: [] }, row));
  return {
    cells: [{ field: 'title', value: row.title, same: sameName }, ...compared.flatMap(({ cell }) => cell ?? [])],
    differences: [...(sameName ? [] : [renamed]), ...compared.flatMap(({ difference }) => difference ?? [])],
  };
};

/** The values of an item that we lack, as far as they were read whole. */
const cellsOf = (readings: FieldReadings): ComparedCell[] =>
  localFields.flatMap((field): ComparedCell[] => {
    const reading = readings[field];
    return reading?.value === undefined || unreadIn(reading) ? [] : [{ field, value: reading.value, same: false }];
  });
