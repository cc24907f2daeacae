const lineEnd = /\r\n/u;

/** The text as a field shows it, which knows one kind of line end only. */
export const shownText = (text: string): string => text.replaceAll('\r\n', '\n').replace(/^\ufeff/u, '');

/** What was typed with the line ends and the mark that the file has. */
export const asWritten = (typed: string, text: string): string =>
  `${text.startsWith('\ufeff') ? '\ufeff' : ''}${lineEnd.test(text) ? typed.replaceAll('\n', '\r\n') : typed}`;
