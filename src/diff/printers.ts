import type { Paint } from '../model/paint.ts';
import type { Impact } from './impact.ts';
import type { DiffReport } from './report.ts';

/** Prints differences in one format. Pure: the caller writes. */
export type DiffPrinter = (report: DiffReport, paint: Paint, impact?: Impact) => string;

/** The formats of `mulu diff --format`, each loaded when asked for; the first is the standard. */
export const diffPrinters: { readonly [format: string]: () => Promise<DiffPrinter> } = {
  text: async () => {
    const [{ printText }, { printImpact }] = await Promise.all([
      import('./print-text.ts'),
      import('./print-impact.ts'),
    ]);
    return (report, paint, impact) =>
      printText(report, paint) + (impact ? printImpact(impact, report.lang, paint) : '');
  },
  json: async () => {
    const { printJson } = await import('./print-json.ts');
    return (report, _paint, impact) => printJson(report, impact);
  },
  markdown: async () => {
    const { printMarkdown } = await import('./print-markdown.ts');
    return (report, _paint, impact) => printMarkdown(report, impact);
  },
  html: async () => {
    const { printHtml } = await import('./print-html.ts');
    return (report, _paint, impact) => printHtml(report, impact);
  },
  changes: async () => {
    const { printChanges } = await import('./print-changes.ts');
    return (report) => printChanges(report);
  },
};
