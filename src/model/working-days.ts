/** The days of one year that are not what their weekday says, as the State Council published them (放假调休). */
export interface YearOfDays {
  readonly year: number;
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Saturdays and Sundays on which offices work. */
  readonly workdays: readonly string[];
}

/** The years that are known, in any order. A year that is not among them has no working days that could be counted. */
export type WorkCalendar = readonly YearOfDays[];

const day = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Whether offices work on an ISO date; undefined where its year is not known (无法判断). */
export const isWorkingDay = (date: string, calendar: WorkCalendar): boolean | undefined => {
  const time = timeOf(date);
  if (Number.isNaN(time) || !calendar.some(({ year }) => year === Number(date.slice(0, 4)))) return undefined;
  // A notice may reach into the December before its year.
  if (calendar.some(({ workdays }) => workdays.includes(date))) return true;
  if (calendar.some(({ holidays }) => holidays.some(({ from, to }) => from <= date && date <= to))) return false;
  const weekday = new Date(time).getUTCDay();
  return weekday > 0 && weekday < 6;
};

/** The last day of a time of `count` 工作日 that begins on the day after `date`; undefined where a year on the way is not known. */
export const addWorkingDays = (date: string, count: number, calendar: WorkCalendar): string | undefined => {
  let time = timeOf(date);
  for (let left = count; left > 0; ) {
    time += day;
    const works = isWorkingDay(isoOf(time), calendar);
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return isWorkingDay(isoOf(time), calendar) === undefined ? undefined : isoOf(time);
};

/** How many 工作日 lie after `from` up to and with `to`; undefined where a year on the way is not known. */
export const workingDaysBetween = (from: string, to: string, calendar: WorkCalendar): number | undefined => {
  let count = 0;
  for (let time = timeOf(from) + day; time <= timeOf(to); time += day) {
    const works = isWorkingDay(isoOf(time), calendar);
    if (works === undefined) return undefined;
    if (works) count += 1;
  }
  return count;
};

/** The longest that offices are closed, with the weekends beside a holiday: a term never moves on by more. */
const longestRest = 10;

/**
 * Whether `date` lies behind a term whose last day is `last`. A last day on which nobody works moves on to the next working
 * day (民法典第二百零三条); undefined where that cannot be told, since the year is not known.
 */
export const isPast = (date: string, last: string, calendar: WorkCalendar): boolean | undefined => {
  const [now, end] = [timeOf(date), timeOf(last)];
  if (Number.isNaN(now) || Number.isNaN(end) || now <= end || now > end + longestRest * day) return date > last;
  for (let time = end; time < now; time += day) {
    const works = isWorkingDay(isoOf(time), calendar);
    if (works !== false) return works;
  }
  return false;
};
