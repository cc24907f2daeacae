import { printGithub } from './github.ts';
import { printJson } from './json.ts';
import { printJunit } from './junit.ts';
import { printMarkdown } from './markdown.ts';
import type { Printer } from './report.ts';
import { printSarif } from './sarif.ts';
import { printText } from './text.ts';

/** The formats of `mulu validate --format`. */
export const printers: { readonly [format: string]: Printer } = {
  text: printText,
  json: printJson,
  sarif: printSarif,
  junit: printJunit,
  github: printGithub,
  markdown: printMarkdown,
};
