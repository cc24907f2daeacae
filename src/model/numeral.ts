const digits: { readonly [char: string]: number } = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const chinese = /^(?:([一二两三四五六七八九])百零?)?(?:([一二两三四五六七八九]?)(十))?([一二两三四五六七八九]?)$/u;

/** 20, 二十 or 廿 as a number, for Chinese numerals up to 999; nothing where it is no such numeral. */
export const readNumeral = (numeral: string): number | undefined => {
  if (/^\d{1,4}$/u.test(numeral)) return Number(numeral);
  const found = numeral === '' ? undefined : chinese.exec(numeral.replace('廿', '二十'));
  if (!found) return undefined;
  const [, hundreds = '', tens = '', ten = '', ones = ''] = found;
  const value = (digit: string): number => digits[digit] ?? 0;
  return value(hundreds) * 100 + (ten ? (tens ? value(tens) : 1) : 0) * 10 + value(ones);
};

/** 两, 三: how many of something, as a sentence says it. */
export const countWord = (count: number): string =>
  ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'][count] ?? String(count);
