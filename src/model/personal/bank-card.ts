import { isSocialCreditCode } from './social-credit-code.ts';

/** Luhn check of payment cards; Chinese debit cards begin with 62, older ones with 4, 5, 6 or 9. */
export const isBankCard = (digits: string): boolean => {
  if (!/^(?=\d{16,19}$)(?:62|4|5|60|9)/u.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/u.test(digits) && !isSocialCreditCode(digits);
};
