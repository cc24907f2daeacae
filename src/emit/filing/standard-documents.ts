import type { Domain } from '../../model/domain.ts';

/** The notices that catalogues carry out, as letters cite them, each once. */
export const standardDocuments = (domains: readonly Domain[]): string =>
  [...new Set(domains.map(({ standard: { title, document } }) => `《${title}》（${document}）`))].join('、');
