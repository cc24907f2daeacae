import { remember } from '../model/remember.ts';

/**
 * A text as it may stand in a published file: control characters and those that reverse the reading direction are
 * dropped (they could hide a part of the text), line breaks and tabs stay.
 */
export const printed = remember((text: string): string =>
  text.replace(/\r\n?/gu, '\n').replace(/(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ''),
);

/** `2026年12月1日`, without leading zeros (GB/T 9704); any other text stays as it is. */
export const printedDate = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : iso;
};
