import { isSocialCreditCode } from './social-credit-code.ts';

/** Luhn check of payment cards; Chinese debit cards begin with 62, older ones with 4, 5, 6 or 9. */
export const isBankCard = (digits: string): boolean => {
  if (digits.length < 16 || digits.length > 19 || !/^(?:62|4|5|60|9)\d+$/u.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = (digits.charCodeAt(digits.length - 1 - index) - 0x30) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/u.test(digits) && !isSocialCreditCode(digits);
};
