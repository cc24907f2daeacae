import type { Resolved } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import type { Known } from '../model/fields.ts';

/** What is known, with the domains of the parent: the words that tell a table are theirs. */
export const withDomains = (known: Known, { domains }: Resolved): Known => {
  const { reference } = known;
  const ids = (all: readonly Domain[]): string => all.map(({ id }) => id).join(' ');
  return ids(domains) === ids(reference.domains) ? known : { ...known, reference: { ...reference, domains } };
};
