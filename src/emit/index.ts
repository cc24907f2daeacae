import type { Emitter } from './emitter.ts';

/** The formats of `mulu build --format`, loaded when asked for: the DOCX writer alone takes longer to start than a whole build. */
export const emitters: { readonly [format: string]: () => Promise<Emitter> } = {
  html: async () => (await import('./html.ts')).html,
  csv: async () => (await import('./csv.ts')).csv,
  json: async () => (await import('./json.ts')).json,
  filing: async () => (await import('./filing.ts')).filing,
};
