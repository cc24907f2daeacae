import { maskNames } from './mask-names.ts';
import type { Printer } from './report.ts';

/** A printer that is loaded when asked for. */
export type LoadPrinter = () => Promise<Printer>;

const named =
  (load: LoadPrinter): LoadPrinter =>
  async () => {
    const printer = await load();
    return (report, paint) => printer(maskNames(report), paint);
  };

/** The formats of `mulu validate --format`; the first is the standard. */
export const printers: { readonly [format: string]: LoadPrinter } = {
  text: named(async () => (await import('./text.ts')).printText),
  json: named(async () => (await import('./json.ts')).printJson),
  sarif: named(async () => (await import('./sarif.ts')).printSarif),
  junit: named(async () => (await import('./junit.ts')).printJunit),
  github: named(async () => (await import('./github.ts')).printGithub),
  markdown: named(async () => (await import('./markdown.ts')).printMarkdown),
};
