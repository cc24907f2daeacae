import type { Section } from './domain.ts';
import type { ReviewDomain, Submission } from './review.ts';

/** What is printed of a domain. */
export const reviewDomain = ({ id, name, short, standard, office, clauses, edition, own }: Section): ReviewDomain => ({
  id,
  name,
  ...(short ? { short } : {}),
  standard,
  ...(office ? { office } : {}),
  ...(clauses ? { clauses } : {}),
  ...(edition ? { edition } : {}),
  ...(own ? { own } : {}),
});

/**
 * The domains that submissions speak for, each once: those that are `known` in their order, then others as they come. All that
 * are known where no submission could be read.
 */
export const domainsAmong = (
  submissions: readonly Pick<Submission, 'domains'>[],
  known: readonly ReviewDomain[],
): readonly ReviewDomain[] => {
  const said = new Map(submissions.flatMap(({ domains }) => domains.map((domain) => [domain.id, domain] as const)));
  if (said.size === 0) return known;
  const isKnown = new Set(known.map(({ id }) => id));
  return [...known.flatMap(({ id }) => said.get(id) ?? []), ...[...said.values()].filter(({ id }) => !isKnown.has(id))];
};
