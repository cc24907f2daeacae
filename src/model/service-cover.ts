import type { Ref, Resolved, ResolvedItem } from './catalogue.ts';
import { plain } from './plain.ts';
import type { Service } from './record.ts';

/** A service, and the item of the catalogue that it is: the one that its row names, else the one of the same name. */
export interface CoveredService {
  readonly service: Service;
  readonly item?: ResolvedItem;
}

const isListed = ({ level, omitted, withheld }: ResolvedItem): boolean => level > 1 && !omitted && !withheld;

/** The services of a list with the items that cover them, and the listed services of the catalogue that are in no list. */
export const coverServices = (
  services: readonly Service[],
  { items }: Resolved,
): { readonly services: readonly CoveredService[]; readonly without: readonly ResolvedItem[] } => {
  const listed = [...items.values()].filter(isListed);
  const byTitle = new Map<string, ResolvedItem>();
  for (const item of [...listed].reverse())
    for (const { value } of item.fields.title.history) byTitle.set(plain(value), item);
  const covered = services.map((service): CoveredService => {
    const named = service.item && items.get(service.item);
    const item = named ?? byTitle.get(plain(service.cells.name?.value ?? ''));
    return { service, ...(item ? { item } : {}) };
  });
  const found = new Set<Ref>(covered.flatMap(({ item }) => item?.ref ?? []));
  // Two items of one name are both on a list that has the name.
  const names = new Set(services.map(({ cells }) => plain(cells.name?.value ?? '')));
  const isOnList = ({ ref, fields: { title } }: ResolvedItem): boolean =>
    found.has(ref) || title.history.some(({ value }) => names.has(plain(value)));
  return { services: covered, without: listed.filter((item) => !item.isInformation && !isOnList(item)) };
};
