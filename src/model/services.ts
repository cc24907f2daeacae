import type { Ref, ResolvedItem } from './catalogue.ts';

/** Whether a listed item is a service, which people apply for; information has no guide. */
export const isService = ({ level, omitted, withheld, isInformation }: ResolvedItem): boolean =>
  level > 1 && !omitted && !withheld && !isInformation;

/** The services that want a guide, and those of them that no guide tells of. */
export interface GuideWants {
  readonly wanted: readonly ResolvedItem[];
  readonly missing: readonly ResolvedItem[];
}

/**
 * A guide for each service. One that others stand below is served by those; what stands below one that has a guide
 * is told of there. A candidate that is listed counts as the others.
 */
export const guideWants = (items: Iterable<ResolvedItem>, guided: ReadonlySet<Ref>): GuideWants => {
  const services = [...items].filter(isService);
  const parents = new Set(services.map(({ parent }) => parent));
  const wanted = services.filter(({ ref }) => !parents.has(ref));
  const isTold = ({ ref, parent }: ResolvedItem): boolean =>
    guided.has(ref) || (parent !== undefined && guided.has(parent));
  return { wanted, missing: wanted.filter((item) => !isTold(item)) };
};
