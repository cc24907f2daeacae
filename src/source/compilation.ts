import type { Cell, DomainId, FieldId, Ref, Resolved, ResolvedItem, Setting } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { fieldIds } from '../model/fields.ts';
import type { Path, Place } from '../model/place.ts';
import type { Source } from './source.ts';

/** The parts of `catalogue.json` that are read back; schemas/compilation.schema.json holds the whole of it. */
interface CompilationFile {
  readonly standard: { readonly document: string; readonly edition: string };
  readonly region: Resolved['region'];
  readonly edition?: string;
  readonly date?: string;
  readonly layers: Resolved['layers'];
  readonly contact: Resolved['contact'];
  readonly domains: readonly {
    readonly domain: ResolvedItem['domain'];
    readonly name: string;
    readonly title: string;
    readonly edition?: string;
    readonly items: readonly CompiledItem[];
  }[];
}
interface CompiledItem {
  readonly ref: Ref;
  readonly domain: ResolvedItem['domain'];
  readonly id: string;
  readonly level: ResolvedItem['level'];
  readonly parent?: Ref;
  readonly origin: ResolvedItem['origin'];
  readonly addedBy: number;
  readonly candidate?: boolean;
  readonly withheld?: boolean;
  readonly was?: readonly Ref[];
  readonly omitted?: { readonly reason: string; readonly note: string; readonly layer: number };
  readonly fields: {
    readonly [field in FieldId]?: {
      readonly value: unknown;
      readonly trust: Cell<unknown>['trust'];
      readonly setBy: number;
      readonly derived?: true;
    };
  };
}

/** A domain of a province's own, of which the file tells no more than this. */
const namedDomain = (id: DomainId, name: string, document: string): Domain => ({
  id,
  name: { zh: name, en: id },
  words: [name],
  standard: { document, title: '', ministry: '' },
});

const readItem = (file: string, item: CompiledItem, path: Path): ResolvedItem => {
  const at: Place = { file, path };
  const cells: { [K in FieldId]?: Cell<unknown> } = {};
  for (const field of fieldIds) {
    const cell = item.fields[field];
    if (!cell) continue;
    const setting: Setting<unknown> = {
      value: cell.value,
      at: { file, path: [...path, 'fields', field, 'printed'] },
      by: cell.setBy,
    };
    cells[field] = { ...setting, trust: cell.trust, history: [setting], ...(cell.derived ? { derived: true } : {}) };
  }
  const { ref, domain, id, level, parent, origin, addedBy: by, candidate, withheld, was, omitted } = item;
  return {
    ref,
    domain,
    id,
    level,
    origin,
    by,
    at,
    ...(parent ? { parent } : {}),
    ...(candidate ? { candidate: true as const } : {}),
    ...(withheld ? { withheld: true as const } : {}),
    ...(was ? { was } : {}),
    ...(omitted
      ? {
          omitted: {
            value: { reason: omitted.reason, note: omitted.note },
            at: { file, path: [...path, 'omitted'] },
            by: omitted.layer,
          } as NonNullable<ResolvedItem['omitted']>,
        }
      : {}),
    fields: cells as ResolvedItem['fields'],
  };
};

/**
 * Reads the `catalogue.json` of a build back as a resolved catalogue; places point into that file. The data must have
 * passed schemas/compilation.schema.json.
 */
export const readCompilation = (
  source: Source,
  known: readonly Domain[],
): { readonly resolved: Resolved; readonly edition?: string; readonly date?: string } => {
  const data = source.data as CompilationFile;
  const items = data.domains.flatMap(({ items: list }, domain) =>
    list.map((item, index): [Ref, ResolvedItem] => [
      item.ref,
      readItem(source.file, item, ['domains', domain, 'items', index]),
    ]),
  );
  return {
    resolved: {
      region: data.region,
      layers: data.layers,
      items: new Map(items),
      former: new Map(),
      domains: data.domains.map(({ domain, name, edition }) => ({
        ...(known.find(({ id }) => id === domain) ?? namedDomain(domain, name, data.standard.document)),
        ...(edition ? { edition } : {}),
      })),
      titles: Object.fromEntries(data.domains.map(({ domain, title }) => [domain, title])) as Resolved['titles'],
      profile: {},
      contact: data.contact,
      standard: data.standard.edition,
    },
    ...(data.edition ? { edition: data.edition } : {}),
    ...(data.date ? { date: data.date } : {}),
  };
};
