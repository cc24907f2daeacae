/** Whether a year can be meant: what is further off is a slip. */
export const isYear = (year: number): boolean => year > 1900 && year < 2200;

const leapSafe = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && isYear(year) ? date.toISOString().slice(0, 10) : undefined;
};

/** Day 0 of the calendar of Excel, and the days that a list can mean (1982 to 2119). */
const excel = { zero: Date.UTC(1899, 11, 30), from: 30_000, to: 80_000 } as const;

const fromSerial = (serial: number): string | undefined =>
  serial >= excel.from && serial <= excel.to
    ? new Date(excel.zero + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
    : undefined;

const digits = '〇一二三四五六七八九';
const arabic = (text: string): string =>
  text
    .replaceAll('○', '〇')
    .replaceAll('零', '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/u, (year) => [...year].map((digit) => digits.indexOf(digit)).join(''))
    .replace(
      /(?<=[年月])([一二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])/gu,
      (_, tens: string, ten: string, ones: string) =>
        String(
          (ten ? (tens ? digits.indexOf(tens) : 1) * 10 : 0) +
            (ones ? digits.indexOf(ones) : ten ? 0 : digits.indexOf(tens)),
        ),
    );

/** What may stand behind a day: a time, and 前, 以前, 止. */
const behind = /(?:[t ]?\d{1,2}[:：点时]\d{0,2}(?:[:分]\d{0,2})?(?:\.\d+)?(?:分|秒|z)?)?(?:之前|以前|前|止|截止)?$/iu;

/**
 * A day as offices write it, in the form 2026-12-31: with `/`, `.`, 年月日 or 号, eight digits, Chinese numerals, or the number that
 * Excel stores. Nothing where it is not understood to the last character, or may be two days (1/5/2027).
 */
export const officeDate = (written: string): string | undefined => {
  const text = arabic(
    written
      .normalize('NFKC')
      .trim()
      .replace(/(?<=\D)\s+|\s+(?=\D)/gu, ''),
  ).replace(/[()]/gu, '');
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) return fromSerial(Number(text));
  const day = text.replace(behind, '');
  const [, year, month, date] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(day) ?? [];
  if (year) return leapSafe(Number(year), Number(month), Number(date));
  const [, one, two, last] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(day) ?? [];
  if (!last) return undefined;
  const readings = [
    leapSafe(Number(last), Number(one), Number(two)),
    leapSafe(Number(last), Number(two), Number(one)),
  ].filter((reading) => reading !== undefined);
  return new Set(readings).size === 1 ? readings[0] : undefined;
};
