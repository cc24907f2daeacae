import type { Cell, FieldId, Fields, LevelId } from '../model/catalogue.ts';
import { fieldOf, fields, type Known } from '../model/fields.ts';
import { plain } from '../model/plain.ts';
import type { DifferenceClass, Disclosure } from './difference.ts';

/** What became of one value, seen from both sides. */
export interface Compared {
  readonly class: DifferenceClass;
  readonly disclosure: Disclosure;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** A value as printed; empty for none. */
export const printValue = (field: FieldId, value: unknown): string =>
  value === undefined ? '' : fieldOf(field).print(value);

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Fields whose absence means that less is disclosed; the free ones are local in nature. */
const counts = (field: FieldId): boolean => fields[field].kind !== 'free' || field === 'levels';

/**
 * How much is disclosed now, from the two answers of `fields.compare`. A value that is tighter one way cannot be held
 * against it the other way, even if that way is not comparable.
 */
const weigh = (forth: string, back: string): Disclosure => {
  if (forth === 'looser') return back === 'looser' ? 'both' : 'less';
  if (back === 'looser') return 'more';
  if (forth === 'incomparable') return back === 'incomparable' ? 'unclear' : 'less';
  return back === 'incomparable' ? 'more' : 'same';
};

const classOf = (field: FieldId, disclosure: Disclosure): DifferenceClass => {
  if (field === 'title') return 'renamed';
  if (field === 'basis') return 'basis-updated';
  if (disclosure === 'less') return 'loosened';
  return disclosure === 'more' ? 'tightened' : 'changed';
};

const judged = (
  field: FieldId,
  lost: readonly string[],
  gained: readonly string[],
  disclosure: Disclosure,
): Compared => ({
  class: classOf(field, disclosure),
  disclosure,
  lost,
  gained,
});

const present = (field: FieldId, from: unknown, to: unknown): Compared => {
  if (!counts(field)) return judged(field, [], [], 'same');
  const [lost, gained] = [lines(printValue(field, from)), lines(printValue(field, to))];
  return judged(field, lost, gained, lost.length > 0 ? 'less' : 'more');
};

/** 公开层级 is free for a layer, yet an item that leaves 乡级 is disclosed less. */
const levels = (from: readonly LevelId[], to: readonly LevelId[]): Compared => {
  const only = (one: readonly LevelId[], other: readonly LevelId[]) =>
    lines(fields.levels.print(one.filter((level) => !other.includes(level))));
  const [lost, gained] = [only(from, to), only(to, from)];
  return judged(
    'levels',
    lost,
    gained,
    weigh(lost.length > 0 ? 'looser' : 'tighter', gained.length > 0 ? 'looser' : 'tighter'),
  );
};

/**
 * Compares a value with its successor; undefined when they read the same, form aside. The order is that of
 * `fields.compare`, asked both ways, so that the answer for (b, a) is the mirror of the answer for (a, b).
 */
export const compareValues = (field: FieldId, from: unknown, to: unknown, known: Known): Compared | undefined => {
  if (plain(printValue(field, from)) === plain(printValue(field, to))) return undefined;
  if (from === undefined || to === undefined) return present(field, from, to);
  if (field === 'levels') return levels(from as Fields['levels'], to as Fields['levels']);
  if (field === 'title' || fields[field].kind === 'free') return judged(field, [], [], 'same');
  const forth = fieldOf(field).compare(to, from, known);
  const back = fieldOf(field).compare(from, to, known);
  const disclosure = weigh(forth.order, back.order);
  // A limit is one value: what is missing would be all of it.
  return field === 'timeLimit'
    ? judged(field, [], [], disclosure)
    : judged(field, forth.missing, back.missing, disclosure);
};

/** The value of several items together, for an item that was split or merged; fields without parts give the first. */
export const joinValues = (field: FieldId, cells: readonly (Cell<unknown> | undefined)[], known: Known): unknown => {
  const values = cells.flatMap((cell) => (cell ? [cell.value] : []));
  const { merge } = fieldOf(field);
  return values.reduce((all, value) => (merge ? merge(all, value, known.reference) : all), values[0]);
};
