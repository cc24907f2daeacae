import type { FieldId } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import { joined } from '../clean.ts';
import { looksLike } from '../columns/by-content.ts';
import type { Column, Line } from '../columns/column.ts';
import { readTick } from '../read/tick.ts';
import { isErrorValue } from '../words.ts';
import type { Refusal } from './item-row.ts';

type IsTitle = (text: string) => 1 | 2 | undefined;

/** Whether words may name an item: no title of a document, no limit, no boxes, no tick, no number. */
const isName = (text: string, isTitle: IsTitle): boolean =>
  isTitle(text) !== undefined ||
  (/[\p{Script=Han}A-Za-z]{2}/u.test(text) &&
    text.length <= 80 &&
    !/[■□☑√✓]|https?:|\d+个?工作日|^-{2,}$/u.test(text) &&
    !/^《[^《》]+》(?:[（(].*[)）])?$/u.test(text) &&
    !/》[（(].*号[)）]/u.test(text));

const told: readonly FieldId[] = ['basis', 'timeLimit', 'channels', 'responsibleBody'];

/** Whether a cell shows that it stands in this column. */
const tellsOfShift = (column: Column): boolean =>
  ['level2', 'tick', 'level'].includes(column.kind) || (column.kind === 'field' && told.includes(column.field));

/** How many cells of a row look like the columns that they stand in, when the row is moved by `shift`. */
const fits = (
  line: Line,
  columns: readonly (Column | undefined)[],
  shift: number,
  isTitle: IsTitle,
  reference: Reference,
): number =>
  columns.filter((column, index) => {
    const cell = line[index + shift];
    const text = joined(cell?.text ?? '');
    if (text === '' || !column) return false;
    if (column.kind === 'level2') return isTitle(text) === 2;
    if (column.kind === 'tick' || column.kind === 'level') return readTick(text, '', false).on !== undefined;
    return column.kind === 'field' && told.includes(column.field) && looksLike(column.field, text, reference);
  }).length;

/** A row that would fit if it were moved sideways. */
const isShifted = (
  line: Line,
  columns: readonly (Column | undefined)[],
  isTitle: IsTitle,
  reference: Reference,
): boolean => {
  const here = fits(line, columns, 0, isTitle, reference);
  // Most rows: no shift could make two more fit than there are.
  if (here + 2 > columns.filter((column) => column && tellsOfShift(column)).length) return false;
  return [-3, -2, -1, 1, 2, 3].some((shift) => {
    const there = fits(line, columns, shift, isTitle, reference);
    return there >= 3 && there >= here + 2;
  });
};

/** Why nothing of a row may be written; undefined for a sound one. `name` is the name of its item. */
export const refusalOf = (
  line: Line,
  columns: readonly (Column | undefined)[],
  name: string,
  isTitle: IsTitle,
  reference: Reference,
): Refusal | undefined => {
  if (isErrorValue(name)) return 'error-name';
  if (isShifted(line, columns, isTitle, reference)) return 'shifted';
  return isName(name, isTitle) ? undefined : 'odd-name';
};
