import { reference } from '../../generated/reference.js';
import { tableWords } from '../../generated/table-words.js';
import { plain } from '../../model/plain.ts';
import { columnNames, nothing, standardHead } from '../../model/workbook-form.ts';
import type { FormReading } from './form-reading.ts';
import type { FormPlace } from './form-sheet.ts';
import type { FormTable } from './form-table.ts';

/** The heads of the boxes, in official order. */
export const boxNames: readonly string[] = reference.channels.map(({ name }) => name);

const { cells, boxes } = tableWords;
const asked = new Set(cells.asked.map(plain));
const yes = new Set([...boxes.ticked, ...cells.yes, 'TRUE'].map(plain).filter((word) => !asked.has(word)));
const no = new Set([...boxes.empty, ...cells.no, 'FALSE'].map(plain).filter((word) => !asked.has(word)));

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const textsOf = (text: string): string[] => linesOf(text).flatMap((line) => line.split('、'));

/** Boxes and texts of 其他 that a cell lists. */
const listed = (text: string): { readonly boxes: readonly string[]; readonly other: readonly string[] } => {
  const lines = linesOf(text);
  return {
    boxes: lines.map((line) => (line.startsWith('其他：') ? '其他' : line)),
    other: lines.flatMap((line) => (line.startsWith('其他：') ? line.slice(3).split('、') : [])),
  };
};

const written = (names: readonly string[], other: readonly string[]): string[] => [
  ...names.filter((name) => name !== '其他' || other.length === 0),
  ...other.map((text) => `其他：${text}`),
];

/** What a box says: undefined where nothing is said, or nothing that is understood. */
const markOf = (table: FormTable, row: number, name: string, { tell }: FormReading): boolean | undefined => {
  const text = table.text(row, name, 'logical');
  const mark = plain(text);
  if (mark === '') return undefined;
  if (yes.has(mark) || mark === plain(name)) return true;
  if (no.has(mark)) return false;
  tell('mark-unknown', table.at(row, name), { channel: name, text });
  return undefined;
};

/** The channels of a row and the cell of the first one, as an author would write them; only additions where the standard stays whole. */
export const readTicks = (
  table: FormTable,
  row: number,
  reading: FormReading,
): { readonly value: unknown; readonly at: FormPlace } | undefined => {
  const had = listed(table.cell(row, standardHead('channels'))?.text ?? '');
  const marks = boxNames.map((name) => ({ name, mark: markOf(table, row, name, reading) }));
  const given = table.text(row, columnNames.otherChannels);
  const touched = marks.find(({ mark }) => mark !== undefined);
  if (!touched && given === '') return undefined;
  const ticked = marks.filter(({ name, mark }) => mark ?? had.boxes.includes(name)).map(({ name }) => name);
  const other = given === nothing ? [] : given === '' ? had.other : textsOf(given);
  const names = other.length > 0 && !ticked.includes('其他') && given !== '' ? [...ticked, '其他'] : ticked;
  const whole = written(names, names.includes('其他') ? other : []);
  const stays =
    had.boxes.length > 0 &&
    had.boxes.every((name) => names.includes(name)) &&
    had.other.every((text, index) => other[index] === text);
  const gained = written(
    names.filter((name) => !had.boxes.includes(name)),
    other.slice(had.other.length),
  );
  return {
    value: stays && gained.length > 0 ? { add: gained } : whole,
    at: table.at(row, touched?.name ?? columnNames.otherChannels),
  };
};
