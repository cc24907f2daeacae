const pad = (number: number): string => String(number).padStart(2, '0');

/** The last day of a month. */
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The last day for filing in a year, as an ISO date: `2026-12-31`, `每年9月底前`, `每年9月30日前`. A day before which
 * something is due counts itself. Undefined for other words, which bind nobody.
 */
export const filingDeadline = (text: string, year: number): string | undefined => {
  const words = text.normalize('NFKC').replace(/\s/gu, '');
  if (/^\d{4}-\d{2}-\d{2}$/u.test(words)) return words;
  const [, fixed, month = '', day] =
    /^(?:每年|(\d{4})年)(\d{1,2})月(?:(\d{1,2})日|底|末)(?:之|以)?前?$/u.exec(words) ?? [];
  if (month === '' || Number(month) < 1 || Number(month) > 12) return undefined;
  const of = fixed === undefined ? year : Number(fixed);
  const last = lastDay(of, Number(month));
  return `${of}-${pad(Number(month))}-${pad(Math.min(day === undefined ? last : Number(day), last))}`;
};
