import { readNumeral } from './numeral.ts';
import { addWorkingDays, type WorkCalendar } from './working-days.ts';

/** Until when something is due, as a paper prints it. */
export interface Due {
  /** The last day; absent where it cannot be told: it is counted from a day, or through a year, that is not known (无法判断). */
  readonly day?: string;
  /** So many 工作日 after the day of the letter. */
  readonly workingDays?: number;
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/u;

/** 10个工作日, 十个工作日内: how many; undefined for other words, and for none. */
export const readWorkingDays = (text: string): number | undefined => {
  const words = text.normalize('NFKC').replace(/\s/gu, '');
  const count = readNumeral(/^(.+?)个?工作日(?:之内|以内|内)?$/u.exec(words)?.[1] ?? '');
  return count === undefined || count < 1 || count > 366 ? undefined : count;
};

/** A 补正期限 (`2027-02-15`, `10个工作日`) on a letter of the day `from`; undefined for other words. */
export const dueOf = (text: string, from: string | undefined, calendar: WorkCalendar): Due | undefined => {
  if (dayForm.test(text)) return { day: text };
  const workingDays = readWorkingDays(text);
  if (workingDays === undefined) return undefined;
  const day = from === undefined ? undefined : addWorkingDays(from, workingDays, calendar);
  return { workingDays, ...(day === undefined ? {} : { day }) };
};
