import type {
  Cell,
  DomainId,
  FieldId,
  FormerNumber,
  Ref,
  Region,
  Resolved,
  ResolvedItem,
  Trust,
} from '../model/catalogue.ts';
import type { CatalogueItem, NamedCatalogue } from '../model/catalogue-file.ts';
import type { Domain, Section } from '../model/domain.ts';
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
  { reference, unstated }: { readonly reference: Reference; readonly unstated: Trust },
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
        trust: item.provenance ? (item.provenance[field] ?? 'inferred') : unstated,
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
    return [
      [ref, resolved],
      ...readItems(file, domain, item.items ?? [], [...here, 'items'], ref, { reference, unstated }),
    ] as [Ref, ResolvedItem][];
  });

/** Standard catalogues as a resolved catalogue, layer 0 of every chain; those of the nation are of domains that the tool knows, unless it is said. */
export const readNational = (
  catalogues: readonly NamedCatalogue[],
  reference: Reference,
  isNational = (id: string): boolean => reference.domains.some((domain) => domain.id === id),
): Resolved => {
  const rank = ({ id }: Domain) => {
    const known = reference.domains.findIndex((domain) => domain.id === id);
    return known < 0 ? reference.domains.length : known;
  };
  const ordered = catalogues
    .map((catalogue) => ({ ...catalogue, domain: headDomain(catalogue.data, reference.domains) }))
    .sort((left, right) => rank(left.domain) - rank(right.domain));
  const edition = ordered[0]?.data.edition ?? '';
  const sections = ordered.map(
    ({ domain, data }): Section => ({
      ...domain,
      edition: data.edition,
      ...(isNational(domain.id) ? {} : { own: true }),
    }),
  );
  const region: Region = { name: sections.some(({ own }) => own) ? '标准目录' : '国家', level: 'national' };
  return {
    region,
    layers: [{ file: ordered[0]?.file ?? 'national', region, edition }],
    items: new Map(
      ordered.flatMap(({ file, data, domain }) =>
        readItems(file, domain.id, data.items, ['items'], undefined, {
          reference,
          // Who sets a standard has its document before him; the annex of the nation could not be opened.
          unstated: isNational(domain.id) ? 'inferred' : 'seen',
        }),
      ),
    ),
    former: new Map(
      ordered.flatMap(({ domain, data: { retired = [] } }) =>
        retired.map(({ id, title }): [Ref, FormerNumber] => [`${domain.id}/${id}`, { kind: 'retired', title }]),
      ),
    ),
    domains: [...new Map(sections.map((section) => [section.id, section])).values()],
    titles: Object.fromEntries([...ordered].reverse().map(({ domain, data }) => [domain.id, data.title])),
    profile: {},
    contact: {},
    standard: edition,
  };
};
