import { printGithub } from './github.ts';
import { printJson } from './json.ts';
import { printJunit } from './junit.ts';
import { printMarkdown } from './markdown.ts';
import { maskNames } from './mask-names.ts';
import type { Printer } from './report.ts';
import { printSarif } from './sarif.ts';
import { printText } from './text.ts';

const named =
  (printer: Printer): Printer =>
  (report, paint) =>
    printer(maskNames(report), paint);

/** The formats of `mulu validate --format`. */
export const printers: { readonly [format: string]: Printer } = {
  text: named(printText),
  json: named(printJson),
  sarif: named(printSarif),
  junit: named(printJunit),
  github: named(printGithub),
  markdown: named(printMarkdown),
};
