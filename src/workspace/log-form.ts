import { logDocx, logDocxParts, logOfDocx } from '../diff/log/log-docx.ts';
import { logHtml, logOfHtml } from '../diff/log/log-html.ts';
import { Unreadable } from '../source/table/table.ts';
import { openZip } from '../source/table/zip.ts';

/** One form of a change log: how the log is found in a file again, and how it is written. */
export interface LogForm {
  readonly read: (bytes: Uint8Array) => string | undefined;
  readonly write: (markdown: string, tool: string) => string | Uint8Array;
  /** People may edit it. */
  readonly isText?: true;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const docxLog = (bytes: Uint8Array): string | undefined => {
  try {
    return logOfDocx(openZip(bytes).unpack((name) => logDocxParts.includes(name)));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};

const markdown: LogForm = { isText: true, read: text, write: (log) => log };
const html: LogForm = { read: (bytes) => logOfHtml(text(bytes)), write: logHtml };
const docx: LogForm = { read: docxLog, write: logDocx };

/** The form of a change log, by the ending of its name. */
export const logForm = (path: string): LogForm =>
  /\.html?$/iu.test(path) ? html : /\.docx$/iu.test(path) ? docx : markdown;
