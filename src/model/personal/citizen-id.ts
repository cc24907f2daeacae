const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The first two digits of GB/T 2260: without them a chance run of digits would pass too often. */
const provinces = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91|99';

const long = new RegExp(`^(?:${provinces})\\d{4}((?:18[5-9]|19\\d|20[0-3])\\d)(\\d{2})(\\d{2})\\d{3}[\\dX]$`, 'u');
/** Fifteen digits were given out until 1999; who was born before 1921 has none any more. */
const short = new RegExp(`^(?:${provinces})\\d{4}(2[1-9]|[3-9]\\d)(\\d{2})(\\d{2})\\d{3}$`, 'u');

const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
};

/** A citizen number of 18 characters: a province, a day of birth that exists, the check of ISO 7064 mod 11-2. */
export const isCitizenId = (digits: string): boolean => {
  const [, year = '', month = '', day = ''] = long.exec(digits) ?? [];
  if (!isDay(year, month, day)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
};

/** A citizen number of the first generation: 15 digits, without a check digit. */
export const isShortCitizenId = (digits: string): boolean => {
  const [, year = '', month = '', day = ''] = short.exec(digits) ?? [];
  return isDay(`19${year}`, month, day);
};
