import { printedDate } from '../../document/printed.ts';
import type { Due } from '../../model/due-day.ts';

/**
 * 请于…前, or how the last day is counted where nobody can say it yet; `blank` where none is set. `paper` is what the days
 * are counted from.
 */
export const until = (due: Due | undefined, paper: string, blank: string): string => {
  if (!due) return blank;
  const { day, workingDays } = due;
  const counted = workingDays === undefined ? '' : `自${paper}成文之日起${workingDays}个工作日内`;
  if (day === undefined) return `请${counted}（成文当日不计）`;
  return `请于${printedDate(day)}前${counted && `（${counted}）`}`;
};

/** The last day in a table; where nobody can say it, how it is counted. */
export const dueCell = (due: Due | undefined): string =>
  due ? (due.day ?? `无法判断（自成文次日起${due.workingDays}个工作日）`) : '';
