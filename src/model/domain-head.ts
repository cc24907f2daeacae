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

type Head = { readonly [key: string]: unknown };

const isHead = (value: unknown): value is Head => typeof value === 'object' && value !== null;

/** As much of a head as the other one says, at any depth: a later edition of the tool knows more of a domain. */
const asMuchAs = (head: Head, other: Head): Head =>
  Object.fromEntries(
    Object.entries(head).flatMap(([key, value]) => {
      if (!(key in other)) return [];
      const said = other[key];
      return [[key, isHead(value) && !Array.isArray(value) && isHead(said) ? asMuchAs(value, said) : value]];
    }),
  );

/** A catalogue file with as much at its head as the `other` has, so that the two are compared in what both say. */
export const headLike = (data: CatalogueFile, other: unknown): unknown => {
  const { domain } = (other ?? {}) as { domain?: unknown };
  if (typeof data.domain === 'string') return data;
  if (typeof domain === 'string') return { ...data, domain: data.domain.id, document: data.domain.standard.document };
  return isHead(domain) ? { ...data, domain: asMuchAs({ ...data.domain }, domain) } : data;
};
