import type { DomainId } from './catalogue.ts';
import type { Text } from './text.ts';

/** The domains by name; the Chinese words are those of the official titles. */
export const domainNames: { readonly [domain in DomainId]: Text } = {
  employment: { zh: '就业', en: 'employment' },
  'social-insurance': { zh: '社会保险', en: 'social insurance' },
};
