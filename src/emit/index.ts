import type { Emitter } from './emitter.ts';

/** The formats of `mulu build --format`, loaded when asked for: the XLSX library alone takes longer to start than a bare build. */
export const emitters: { readonly [format: string]: () => Promise<Emitter> } = {
  html: async () => (await import('./html/html.ts')).html,
  csv: async () => (await import('./csv/csv.ts')).csv,
  xlsx: async () => (await import('./xlsx/xlsx.ts')).xlsx,
  json: async () => (await import('./json/json.ts')).json,
  filing: async () => (await import('./filing/filing.ts')).filing,
  workbook: async () => (await import('./workbook/workbook.ts')).workbook,
};
