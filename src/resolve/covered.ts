import type { DomainId, Layer, Ref, Resolved } from '../model/catalogue.ts';
import { domainIdOf } from '../model/domain.ts';

const pick = <T>(map: ReadonlyMap<Ref, T>, isKept: (domain: DomainId) => boolean): Map<Ref, T> =>
  new Map([...map].filter(([ref]) => isKept(domainIdOf(ref))));

/** What a layer inherits of the domains that it speaks for. What stands in the others is kept beside. */
export const covered = (above: Resolved, { covers }: Layer): Resolved => {
  const kept = above.domains.filter(({ id }) => covers?.includes(id));
  // While one of its words is not known, which is told at the word, it speaks for all.
  if (covers?.some((id) => !kept.some((domain) => domain.id === id))) return above;
  if (kept.length === 0 || kept.length === above.domains.length) return above;
  const isKept = (domain: DomainId): boolean => kept.some(({ id }) => id === domain);
  const isBeside = (domain: DomainId): boolean => !isKept(domain);
  return {
    ...above,
    items: pick(above.items, isKept),
    former: pick(above.former, isKept),
    domains: kept,
    titles: Object.fromEntries(Object.entries(above.titles).filter(([domain]) => isKept(domain))),
    beside: {
      items: new Map([
        ...(above.beside?.items ?? []),
        ...[...above.items].filter(([, { domain }]) => isBeside(domain)),
      ]),
      domains: [...(above.beside?.domains ?? []), ...above.domains.filter(({ id }) => isBeside(id))],
    },
  };
};
