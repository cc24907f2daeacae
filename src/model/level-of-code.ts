import type { Region } from './catalogue.ts';

/** The level that a code has by its length and zeros: 9 digits a township, 990000 a province, 990100 a city. */
export const levelOfCode = (code: string | undefined): Exclude<Region['level'], 'national'> => {
  if (code === undefined) return 'county';
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
};
