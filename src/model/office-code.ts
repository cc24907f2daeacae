/** A code as a list writes it, or why it is none: `lost` where a table program has rounded it. */
export type OfficeCode = { readonly code: string } | { readonly fault: 'form' | 'lost' };

/** Digits of a number that a table program shows in powers of ten; nothing where some are lost. */
const fromPower = (text: string): string | undefined => {
  const [, whole = '', part = '', power = '0'] = /^(\d)(?:\.(\d+))?e\+?(\d+)$/iu.exec(text) ?? [];
  return whole && part.length === Number(power) ? whole + part : undefined;
};

/** 行政区划代码 of 6, 9 or 12 digits in any of the ways in which tables hold it, as short as it says the same. */
export const officeCode = (written: string): OfficeCode => {
  const text = written
    .normalize('NFKC')
    .replace(/[\s'"=‘’“”]+/gu, '')
    .replace(/\.0+$/u, '');
  const isPower = /^\d(?:\.\d+)?e\+?\d+$/iu.test(text);
  const digits = isPower ? fromPower(text) : text;
  if (digits === undefined) return { fault: 'lost' };
  const short = digits.length === 12 && digits.endsWith('000') ? digits.slice(0, 9) : digits;
  if (/^\d{9}$/u.test(short)) return { code: short.endsWith('000') ? short.slice(0, 6) : short };
  return /^\d{6}$/u.test(short) ? { code: short } : { fault: 'form' };
};
