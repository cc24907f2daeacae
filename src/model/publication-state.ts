import type { Profile, ResolvedItem } from './catalogue.ts';
import type { Publication } from './record.ts';
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from './working-days.ts';

/** 《政府信息公开条例》26: the longest time until something is published. */
const lawful = 20;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A date some months later; the last day of a shorter month. */
const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** How long an item may take until it is published: what its row promises, where that is a number of days, else the law. */
export interface PublishingLimit {
  readonly days: number;
  readonly unit: 'workday' | 'day';
}

export const publishingLimit = (item: ResolvedItem | undefined): PublishingLimit => {
  const spans = (item?.fields.timeLimit?.value.limits ?? []).map(({ span, scope }) => ({ span, scope }));
  const [only] = spans;
  if (spans.length !== 1 || !only || only.scope !== undefined || only.span.kind !== 'within')
    return { days: lawful, unit: 'workday' };
  const { amount, unit } = only.span;
  return unit === 'workday' ? { days: Math.min(amount, lawful), unit } : { days: amount, unit };
};

/** The day on which what was made or changed went public: a change is published by an update. Undefined where none is known. */
export const publishedOn = ({ cells: { formed, first, updated } }: Publication): string | undefined => {
  if (formed === undefined || (first !== undefined && first.value >= formed.value)) return first?.value;
  return updated !== undefined && updated.value >= formed.value ? updated.value : undefined;
};

/**
 * Whether a row was published in time: `kept` and `late` by the days it took; `overdue` and `waiting` where it is not
 * published at `date`; `early`: all it says is older than what it tells of; `unknown`: days cannot be counted (无法判断).
 */
export type Timeliness =
  | { readonly kind: 'kept' | 'late'; readonly days: number; readonly limit: PublishingLimit }
  | { readonly kind: 'overdue'; readonly days: number; readonly limit: PublishingLimit }
  | { readonly kind: 'unknown'; readonly from: string; readonly to: string; readonly limit: PublishingLimit }
  | { readonly kind: 'waiting' | 'early' | 'undated' };

/** Counts days in the unit of a limit; undefined where a year is not known. */
const count = (from: string, to: string, unit: PublishingLimit['unit'], calendar: WorkCalendar): number | undefined =>
  unit === 'day' ? dayOf(to) - dayOf(from) : workingDaysBetween(from, to, calendar);

/** The last day on which what was made or changed on a day is published in time; undefined where a year is not known. */
export const publishingDeadline = (
  formed: string,
  { days, unit }: PublishingLimit,
  calendar: WorkCalendar,
): string | undefined =>
  unit === 'workday'
    ? addWorkingDays(formed, days, calendar)
    : new Date((dayOf(formed) + days) * 86_400_000).toISOString().slice(0, 10);

/** Whether a row was published in time, seen from a day. */
export const timeliness = (
  row: Publication,
  limit: PublishingLimit,
  calendar: WorkCalendar,
  date: string | undefined,
): Timeliness => {
  const { formed, first } = row.cells;
  if (formed === undefined) return { kind: 'undated' };
  const from = formed.value;
  const published = publishedOn(row);
  const to = published ?? date;
  if (to === undefined || (published === undefined && to < from))
    return { kind: first === undefined ? 'undated' : 'early' };
  const days = count(from, to, limit.unit, calendar);
  // No span has more working days than days.
  const isShort = dayOf(to) - dayOf(from) <= limit.days;
  if (published !== undefined) {
    if (days === undefined && !isShort) return { kind: 'unknown', from, to, limit };
    return days === undefined || days <= limit.days
      ? { kind: 'kept', days: days ?? dayOf(to) - dayOf(from), limit }
      : { kind: 'late', days, limit };
  }
  if (days === undefined && !isShort) return { kind: 'unknown', from, to, limit };
  if (days !== undefined && days > limit.days) return { kind: 'overdue', days, limit };
  if (first !== undefined) return { kind: 'early' };
  return { kind: 'waiting' };
};

/** The day on which a row was published or updated last. */
export const lastPublished = ({ cells: { first, updated } }: Publication): string | undefined =>
  [first?.value, updated?.value]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);

/** How many months may pass until a page is looked at again: twelve, unless the profile says fewer. */
const checkMonths = ({ check }: Profile): number => check ?? 12;

/** The day by which a published row is to be looked at again, so many months after it was published or updated last. */
export const nextCheck = (row: Publication, profile: Profile): string | undefined => {
  const last = lastPublished(row);
  return last === undefined ? undefined : addMonths(last, checkMonths(profile));
};
