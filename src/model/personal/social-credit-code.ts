const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: 18 characters with a check character mod 31. Public, so never taken for a person's number. */
export const isSocialCreditCode = (text: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce(
    (total, char, index) => total + alphabet.indexOf(char) * (3 ** index % 31),
    0,
  );
  return alphabet[(31 - (sum % 31)) % 31] === text[17];
};
