/** The quotes that a file uses where a text needs some. */
export type Quote = '"' | "'";

const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;

/** Whether a text may stand without quotes in block and flow context and still be read as that text. */
const isPlain = (text: string): boolean => {
  if (reserved.test(text)) return false;
  // A keyword such as not-operated, the reference of an item, a day, an office phone.
  if (/^[a-z][a-z-]*[a-z](?:\/\d+(?:\.\d+)*)?$/u.test(text) || /^\d+(?:-\d+)+$/u.test(text)) return true;
  return (
    /^[\p{L}\p{N}《（〈“][^\n]*$/u.test(text) &&
    /\p{Script=Han}/u.test(text) &&
    !/[,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s$/u.test(text) &&
    !/[\p{Cc}\u2028\u2029\ufeff]/u.test(text)
  );
};

const quoted = (text: string, quote: Quote): string =>
  quote === "'" && !/[\p{Cc}\u0085\u2028\u2029\ufeff]/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);

/** A text as a scalar: without quotes where that is safe, else in those of the file. */
export const writeScalar = (text: string, quote: Quote = '"'): string => (isPlain(text) ? text : quoted(text, quote));

/** A scalar in the quotes of the one it replaces; unquoted only where that is safe. */
export const quoteLike = (written: string, text: string, quote: Quote = '"'): string => {
  if (written.startsWith("'")) return quoted(text, "'");
  return written.startsWith('"') ? quoted(text, '"') : writeScalar(text, quote);
};

/** Another text in place of a scalar: its quotes stay where the author chose them, and go where only the earlier text needed some. */
export const rewriteScalar = (written: string, earlier: string, text: string, quote: Quote): string =>
  isPlain(earlier) ? quoteLike(written, text, quote) : writeScalar(text, written.startsWith("'") ? "'" : quote);
