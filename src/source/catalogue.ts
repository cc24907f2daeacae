import type { Cell, DomainId, FieldId, FormerNumber, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { CatalogueItem, NamedCatalogue } from '../model/catalogue-file.ts';
import type { Domain } from '../model/domain.ts';
import { headDomain } from '../model/domain-head.ts';
import { fieldIds, isUnreadable } from '../model/fields.ts';
import type { Path, Place } from '../model/place.ts';
import { readValue } from '../model/read-value.ts';
import type { Reference } from '../model/reference.ts';

const readItems = (
  file: string,
  domain: DomainId,
  items: readonly CatalogueItem[],
  path: Path,
  parent: Ref | undefined,
  reference: Reference,
): [Ref, ResolvedItem][] =>
  items.flatMap((item, index) => {
    const here = [...path, index];
    const at: Place = { file, path: here };
    const ref: Ref = `${domain}/${item.id}`;
    const level = item.id.split('.').length as 1 | 2 | 3;
    const cells: { [K in FieldId]?: Cell<unknown> } = {};
    for (const field of fieldIds) {
      const raw = (item as unknown as { [key: string]: unknown })[field];
      if (raw === undefined) continue;
      const value = readValue(field, raw, reference);
      if (isUnreadable(value)) continue;
      const setting = { value, at: { file, path: [...here, field] }, by: 0 };
      const doubtful = item.doubtful?.[field];
      cells[field] = {
        ...setting,
        trust: item.provenance?.[field] ?? 'inferred',
        history: [setting],
        ...(doubtful ? { doubtful } : {}),
      };
    }
    const resolved: ResolvedItem = {
      ref,
      domain,
      id: item.id,
      level,
      ...(parent ? { parent } : {}),
      origin: 'standard',
      by: 0,
      at,
      fields: cells as ResolvedItem['fields'],
      ...(item.candidate ? { candidate: true as const } : {}),
      ...(item.guide === 'no' ? { isInformation: true as const } : {}),
      ...(item.was ? { was: item.was.map((id): Ref => `${domain}/${id}`) } : {}),
    };
    return [[ref, resolved], ...readItems(file, domain, item.items ?? [], [...here, 'items'], ref, reference)] as [
      Ref,
      ResolvedItem,
    ][];
  });

/** The national catalogues as a resolved catalogue: layer 0 of every chain. */
export const readNational = (catalogues: readonly NamedCatalogue[], reference: Reference): Resolved => {
  const rank = ({ id }: Domain) => {
    const known = reference.domains.findIndex((domain) => domain.id === id);
    return known < 0 ? reference.domains.length : known;
  };
  const ordered = catalogues
    .map((catalogue) => ({ ...catalogue, domain: headDomain(catalogue.data, reference.domains) }))
    .sort((left, right) => rank(left.domain) - rank(right.domain));
  const edition = ordered[0]?.data.edition ?? '';
  return {
    region: { name: '国家', level: 'national' },
    layers: [{ file: ordered[0]?.file ?? 'national', region: { name: '国家', level: 'national' }, edition }],
    items: new Map(
      ordered.flatMap(({ file, data, domain }) =>
        readItems(file, domain.id, data.items, ['items'], undefined, reference),
      ),
    ),
    former: new Map(
      ordered.flatMap(({ domain, data: { retired = [] } }) =>
        retired.map(({ id, title }): [Ref, FormerNumber] => [`${domain.id}/${id}`, { kind: 'retired', title }]),
      ),
    ),
    domains: [...new Map(ordered.map(({ domain }) => [domain.id, domain])).values()],
    titles: Object.fromEntries([...ordered].reverse().map(({ domain, data }) => [domain.id, data.title])),
    profile: {},
    contact: {},

    standard: edition,
  };
};
