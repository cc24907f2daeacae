import { type Domain, standardsOf } from '../../model/domain.ts';

/** The notices that catalogues carry out, as letters cite them, each once. */
export const standardDocuments = (domains: readonly Pick<Domain, 'standard'>[]): string =>
  standardsOf(domains)
    .map(({ title, document }) => `《${title}》（${document}）`)
    .join('、');
