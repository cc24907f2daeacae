import type { CatalogueFile } from './catalogue-file.ts';
import { type Domain, domainIn } from './domain.ts';

/** The key of the domain that the head of a catalogue file names; undefined where it can't be read. */
export const headId = (data: unknown): string | undefined => {
  const domain = (data as { domain?: unknown } | null | undefined)?.domain;
  const id = typeof domain === 'object' ? (domain as { id?: unknown } | null)?.id : domain;
  return typeof id === 'string' ? id : undefined;
};

/** What the head of a catalogue file calls its domain; undefined where it does not say so itself. */
export const headName = (data: unknown): string | undefined => {
  const { domain } = (data ?? {}) as { domain?: { name?: { zh?: unknown } } | null };
  const name = domain?.name?.zh;
  return typeof name === 'string' ? name : undefined;
};

/** The domain of a catalogue file; a key alone names one that is known. */
export const headDomain = ({ domain }: CatalogueFile, known: readonly Domain[]): Domain =>
  typeof domain === 'string' ? domainIn(known, domain) : domain;

/** A catalogue file with as much at its head as the `other` has, so that the two are compared in what both say. */
export const headLike = (data: CatalogueFile, other: unknown): unknown => {
  const { domain } = (other ?? {}) as { domain?: unknown };
  if (typeof domain !== 'string' || typeof data.domain === 'string') return data;
  return { ...data, domain: data.domain.id, document: data.domain.standard.document };
};
