/** A number in a text that identifies a person or an account. Offsets are UTF-16. */
export interface PersonalNumber {
  readonly kind: 'citizen-id' | 'mobile' | 'bank-card';
  readonly start: number;
  readonly end: number;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 mod 11-2 over the first 17 digits, and a date of birth that exists. */
const isCitizenId = (digits: string): boolean => {
  const found = /^[1-9]\d{5}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/u.exec(digits);
  if (!found) return false;
  const [, year = '', month = '', day = ''] = found;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
};

/** Luhn check of payment cards; Chinese debit cards begin with 62, older ones with 4, 5, 6 or 9. */
const isBankCard = (digits: string): boolean => {
  if (!/^(?:62|4|5|60|9)\d+$/u.test(digits) || digits.length < 16 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/u.test(digits);
};

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: 18 characters with a check character mod 31. Public, so never taken for a person's number. */
const isSocialCreditCode = (text: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce(
    (total, char, index) => total + alphabet.indexOf(char) * (3 ** index % 31),
    0,
  );
  return alphabet[(31 - (sum % 31)) % 31] === text[17];
};

/** Runs of digits with single blanks or dashes between them, not part of a longer code. */
const runs = /(?<![0-9A-Za-z])(?:\+?86[- ]?)?\d(?:[- ]?\d){9,22}[Xx]?(?![0-9A-Za-z])/gu;

const kindOf = (written: string): PersonalNumber['kind'] | undefined => {
  const digits = written.replace(/[-+ ]/gu, '').toUpperCase();
  if (/^(?:86)?1[3-9]\d{9}$/u.test(digits)) return 'mobile';
  if (digits.length === 18 && isCitizenId(digits)) return 'citizen-id';
  if (isSocialCreditCode(digits)) return undefined;
  return isBankCard(digits) ? 'bank-card' : undefined;
};

/**
 * Finds citizen numbers (with check digit), mobile numbers and bank cards, in full or half width. Office lines, 12333,
 * 统一社会信用代码 and codes of items are not taken for them.
 */
export const findPersonalNumbers = (text: string): PersonalNumber[] => {
  if (!/[0-9０-９](?:[-－ 　]?[0-9０-９]){9}/u.test(text)) return [];
  // Full-width forms have the length of their half-width ones, so offsets stay.
  const half = text.replace(/[０-９Ｘｘ－＋　]/gu, (char) => char.normalize('NFKC'));
  return [...half.matchAll(runs)].flatMap((match): PersonalNumber[] => {
    const kind = kindOf(match[0]);
    return kind ? [{ kind, start: match.index, end: match.index + match[0].length }] : [];
  });
};
