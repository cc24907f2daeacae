/**
 * A name or value as a terminal may show it in one line: characters that act on the terminal, begin a line or turn text
 * around are written out (`\u001b`), so that a file name can neither clear the screen nor forge a line.
 */
export const visible = (text: string): string => text.replace(acting, writtenOut);

/** The same for text of many lines: line feeds and tabs are its own. */
export const visibleLines = (text: string): string =>
  text.replace(acting, (char) => (char === '\n' || char === '\t' ? char : writtenOut(char)));

const acting = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** As JSON writes it: in JSON it says the same. */
const writtenOut = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
