import { printJson } from './json.ts';
import type { Printer } from './report.ts';
import { printText } from './text.ts';

/** The formats of `mulu validate --format`. */
export const printers: { readonly [format: string]: Printer } = {
  text: printText,
  json: printJson,
};
