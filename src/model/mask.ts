/** Digits that identify a person: 18-digit citizen numbers, and mobile numbers, also in groups. */
const personal = /(?<![\dA-Z])(?:[1-9]\d{5}(?:18|19|20)\d{9}[\dX]|1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\dA-Z])/giu;

/** A text with personal numbers masked: first three and last two digits stay, so that the place can be found again. */
export const mask = (text: string): string =>
  text.replace(personal, (number) => `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`);

/** Control and bidi characters, except line feed and tab. */
const isForging = (char: string): boolean =>
  /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(char) && char !== '\n' && char !== '\t';

/** A text without control and bidi characters, which could forge what a terminal or a page shows. */
export const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (char) => (isForging(char) ? '' : char));
