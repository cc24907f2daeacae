import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import type { Cell, FieldId, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Change } from '../../model/change.ts';
import { standardsOf } from '../../model/domain.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { fieldIds } from '../../model/fields.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { openElements } from '../../model/open-elements.ts';
import type { Place } from '../../model/place.ts';
import { indexed } from '../../model/remember.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { officialTables } from '../official-table.ts';
import { printValue } from '../print-cell.ts';
import { words } from '../words.ts';
import { guidesJson } from './guides-json.ts';

/** Raised when a key of `catalogue.json` changes its meaning or goes away; new keys do not raise it. */
const format = 1;

/** `catalogue.json` names the same few places and values over and over: a bulk amendment sets a hundred cells from one line. */
const scribe = ({ fileName, locate }: EmitOptions) => ({
  position: indexed((place: Place) => {
    const line = locate(place)?.line;
    return {
      file: fileName(place.file),
      ...('cell' in place ? { sheet: place.sheet, cell: place.cell } : {}),
      ...(line === undefined ? {} : { line }),
    };
  }),
});
type Scribe = ReturnType<typeof scribe>;

/** Whether a layer has set or followed this value: its history is printed. */
const isLocal = (cell: Cell<unknown>): boolean => cell.by > 0 || cell.history.length > 1;

/** Looks up every place of the histories, file after file: a source holds what it knows of its text for a moment only. */
const lookUp = ({ items }: Resolved, { position }: Scribe): void => {
  const cells = [...items.values()].flatMap((item) => Object.values(item.fields).filter(isLocal));
  const places = cells.flatMap(({ history }) => history.map(({ at }) => at));
  for (const group of groupBy(places, ({ file }) => file).values()) group.forEach(position);
};

const cellOf = (cell: Cell<unknown>, field: FieldId, { position }: Scribe) => {
  const found: { [key: string]: unknown } = {
    value: cell.value,
    printed: printValue(field, cell.value),
    trust: cell.trust,
    setBy: cell.by,
  };
  if (cell.derived) found.derived = true;
  if (cell.doubtful && cell.doubtful.length > 0) found.doubtful = cell.doubtful;
  if (isLocal(cell))
    found.history = cell.history.map(({ by, value, at }) => ({
      layer: by,
      printed: printValue(field, value),
      ...position(at),
    }));
  return found;
};

/** 五公开 of an item that is listed: the elements under each of the five that has some. */
const opennessOf = (item: ResolvedItem, { resolved, reference }: Compilation) => {
  const told = Object.entries(openElements(item, resolved, reference)).filter(([, labels]) => labels.length > 0);
  return told.length > 0 ? { openness: Object.fromEntries(told) } : {};
};

const itemOf = (item: ResolvedItem, number: number | undefined, input: Compilation | undefined, by: Scribe) => {
  const cells: { [field in FieldId]?: object } = {};
  for (const field of fieldIds) {
    const cell = item.fields[field];
    if (cell) cells[field] = cellOf(cell, field, by);
  }
  return {
    ref: item.ref,
    domain: item.domain,
    id: item.id,
    level: item.level,
    ...(item.parent ? { parent: item.parent } : {}),
    title: item.fields.title.value,
    ...(number === undefined ? {} : { number }),
    listed: input !== undefined,
    origin: item.origin,
    addedBy: item.by,
    ...(item.candidate ? { candidate: true } : {}),
    ...(item.was ? { was: item.was } : {}),
    ...(item.withheld ? { withheld: true } : {}),
    ...(item.omitted
      ? {
          omitted: {
            reason: item.omitted.value.reason,
            reasonText: words.reasons[item.omitted.value.reason],
            note: item.omitted.value.note,
            layer: item.omitted.by,
            ...by.position(item.omitted.at),
          },
        }
      : {}),
    ...(input ? opennessOf(item, input) : {}),
    fields: cells,
  };
};

const changeOf = (change: Change) => ({
  item: change.item,
  kind: change.kind,
  kindText: words.changes[change.kind],
  layer: change.by,
  ...(change.field ? { field: change.field } : {}),
  ...(change.from === undefined ? {} : { from: change.from }),
  ...(change.to === undefined ? {} : { to: change.to }),
  ...(change.missing ? { missing: change.missing } : {}),
  ...(change.reason ? { reason: change.reason } : {}),
  ...(change.note === undefined ? {} : { note: change.note }),
});

const findingOf = (finding: Finding, { position }: Scribe) => ({
  rule: finding.rule,
  severity: finding.severity,
  message: finding.message.zh,
  ...(finding.clause ? { clause: finding.clause } : {}),
  ...(finding.item ? { item: finding.item } : {}),
  ...(finding.field ? { field: finding.field } : {}),
  ...position(finding.at),
  ...(finding.accepted ? { accepted: { reason: finding.accepted.reason } } : {}),
});

/** Only the named members that are there, in the order named: the order of keys never depends on the source. */
const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<
    Pick<T, K>
  >;

const compilation = (input: Compilation, options: EmitOptions) => {
  const { resolved } = input;
  const by = scribe(options);
  lookUp(resolved, by);
  const listed = new Set(listedItems(resolved));
  const tables = officialTables(input);
  const serials = new Map(tables.flatMap((table) => table.rows).map((row) => [row.item, row.serial]));
  const space = options.tool.lastIndexOf(' ');
  const regionKeys = ['code', 'name', 'level', 'kind'] as const;
  return {
    format,
    tool:
      space < 0
        ? { name: options.tool }
        : { name: options.tool.slice(0, space), version: options.tool.slice(space + 1) },
    draft: options.draft,
    standard: {
      document: standardsOf(resolved.domains)
        .map(({ document }) => document)
        .join('、'),
      edition: resolved.standard,
    },
    region: pick(resolved.region, regionKeys),
    ...(options.level ? { extract: options.level } : {}),
    ...(input.edition ? { edition: input.edition } : {}),
    ...(input.date ? { date: input.date } : {}),
    layers: resolved.layers.map((layer, index) => ({
      layer: index,
      file: options.fileName(layer.file),
      region: pick(layer.region, regionKeys),
      ...(layer.edition ? { edition: layer.edition } : {}),
    })),
    contact: pick(resolved.contact, ['office', 'phone', 'complaint', 'address', 'hours']),
    levels: (tables[0]?.levels ?? []).map(({ level, label }) => ({ level, label })),
    statistics: input.statistics,
    register: { asOf: input.reference.register.asOf },
    domains: resolved.domains.map(({ id: domain, name, edition }) => ({
      domain,
      name: name.zh,
      title: resolved.titles[domain],
      // Standards come in editions of their own: one that is not the one above says so.
      ...(edition !== undefined && edition !== resolved.standard ? { edition } : {}),
      items: [...resolved.items.values()]
        .filter((item) => item.domain === domain)
        .map((item) => itemOf(item, serials.get(item), listed.has(item) ? input : undefined, by)),
    })),
    ...(input.guides ? { guides: guidesJson(input.guides, by.position) } : {}),
    changes: input.changes.map(changeOf),
    findings: input.findings.map((finding) => findingOf(finding, by)),
  };
};

/** `catalogue.json`: the resolved catalogue and the origin of every changed value, as schemas/compilation.schema.json promises. */
export const json: Emitter = {
  id: 'json',
  emit: async (input, options): Promise<readonly EmittedFile[]> => {
    const text = `${JSON.stringify(compilation(input, options), null, 1)}\n`;
    return [{ path: 'catalogue.json', bytes: new TextEncoder().encode(text) }];
  },
};
