/** The mark that a file may begin with, which its text as it was read does not have. */
export const byteMark = ([first, second, third]: Uint8Array): string =>
  first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : '';
