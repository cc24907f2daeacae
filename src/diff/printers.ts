import type { Paint } from '../model/paint.ts';
import type { Impact } from './impact.ts';
import { printChanges } from './print-changes.ts';
import { printHtml } from './print-html.ts';
import { printImpact } from './print-impact.ts';
import { printJson } from './print-json.ts';
import { printMarkdown } from './print-markdown.ts';
import { printText } from './print-text.ts';
import type { DiffReport } from './report.ts';

/** Prints differences in one format. Pure: the caller writes. */
export type DiffPrinter = (report: DiffReport, paint: Paint, impact?: Impact) => string;

/** The formats of `mulu diff --format`. */
export const diffPrinters: { readonly [format: string]: DiffPrinter } = {
  text: (report, paint, impact) => printText(report, paint) + (impact ? printImpact(impact, report.lang, paint) : ''),
  json: (report, _paint, impact) => printJson(report, impact),
  markdown: (report, _paint, impact) => printMarkdown(report, impact),
  html: (report, _paint, impact) => printHtml(report, impact),
  changes: (report) => printChanges(report),
};
