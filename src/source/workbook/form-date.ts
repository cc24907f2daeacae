const pad = (part: string): string => part.padStart(2, '0');

/** Days that the serial numbers of spreadsheet programs count from 1899-12-30: from 2009 to 2064. */
const serial = { first: 40_000, last: 60_000 } as const;

const real = (iso: string): string | undefined => {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
};

/**
 * A day as clerks and office programs write it: 2026-12-01, 2026年12月1日, 2026/12/1, 2026.12.1, 20261201, or the serial number
 * of a date cell that lost its format. Undefined for what is no day.
 */
export const formDate = (text: string): string | undefined => {
  const flat = text.normalize('NFKC').replace(/\s+/gu, '');
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:年|[-/.．])(\d{1,2})(?:月|[-/.．])(\d{1,2})日?(?:00:00:00)?$/u.exec(flat) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(flat) ??
    [];
  if (year !== undefined) return real(`${year}-${pad(month)}-${pad(day)}`);
  const days = /^\d{5}$/u.test(flat) ? Number(flat) : 0;
  return days >= serial.first && days <= serial.last
    ? new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10)
    : undefined;
};
