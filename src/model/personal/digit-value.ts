/** Kinds of digits that one number is written in; only 138一二三四五六七八 has two (`mixed`). */
export type DigitKind = 'decimal' | 'enclosed' | 'han' | 'mixed';

/** Enclosed digits that have no compatibility form: the characters of 1 and of 0. */
const dingbats = [0x2776, 0x2780, 0x278a, 0x24f5] as const;
const dingbatZero = 0x24ff;

const hanDigits = ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];

const decimalValue = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  // Decimal digits stand in tens that begin at a multiple of sixteen, or six behind one.
  const begin = code & ~15;
  return String(/\p{Nd}/u.test(String.fromCodePoint(begin)) ? code - begin : code - begin - 6);
};

const enclosedValue = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  if (code === dingbatZero) return '0';
  const one = dingbats.find((first) => code >= first && code < first + 9);
  return one === undefined ? char.normalize('NFKC').replace(/\D/gu, '') : String(code - one + 1);
};

/** The digit that a character stands for. */
export const digitValue = (char: string, kind: DigitKind): string => {
  if (kind === 'enclosed') return enclosedValue(char);
  const han = kind === 'decimal' ? -1 : hanDigits.findIndex((same) => same.includes(char));
  return han < 0 ? decimalValue(char) : String(han);
};

/** The characters of each kind, as the inside of a class of a regular expression. */
export const digitClasses: { readonly [kind in DigitKind]: string } = {
  decimal: '\\p{Nd}',
  enclosed: '①-⑨⑴-⑼⒈-⒐❶-❾➀-➈➊-➒⓵-⓽⓪⓿¹²³⁰⁴-⁹₀-₉🄀-🄊',
  han: hanDigits.join(''),
  mixed: `\\p{Nd}${hanDigits.join('')}`,
};
