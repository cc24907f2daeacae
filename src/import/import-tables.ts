import type { Layer, Resolved } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import type { Text } from '../model/text.ts';
import { resolve } from '../resolve/resolve.ts';
import { type ImportedRow, type ImportRemark, type ImportReport, say } from './account.ts';
import { contactOf } from './contact-of.ts';
import { draftLayer } from './draft-layer.ts';
import { foldTable } from './fold/fold-table.ts';
import { claimsOf, joinLayer } from './join-layer.ts';
import { lostRemarks } from './lost-remarks.ts';
import { readAllTables } from './read-all-tables.ts';
import { exportedRef, type Table } from './read-table.ts';
import { withDomains } from './with-domains.ts';
import type { Importing, ImportRequest } from './work.ts';

const startWork = (
  { parent, known, region, into }: ImportRequest,
  inherited: Resolved,
  tables: readonly Table[],
  remarks: ImportRemark[],
  rows: ImportedRow[],
): Importing => ({
  parent,
  inherited,
  known,
  level: region.level === 'national' ? 'province' : region.level,
  remarks,
  rows,
  changes: new Map(),
  titles: new Map(),
  lost: [],
  ...(into === undefined ? {} : { claims: claimsOf(into, parent) }),
  conflicts: [],
  matched: new Map(),
  named: new Set(),
  unknownLevels: new Set(),
  kept: new Set(),
  restored: new Set(),
  added: [],
  newGroups: [],
  headComments: Object.fromEntries(parent.domains.map(({ id }) => [id, []])),
  headings: new Set(),
  printedLevels: [],
  bodies: [],
  effective: new Map(),
  contact: contactOf(tables),
  usedIds: new Set([...inherited.items.keys(), ...inherited.former.keys()]),
  wantedIds: new Set(tables.flatMap(({ items }) => items.flatMap((item) => exportedRef(item, parent) ?? []))),
});

/** What is told of tables whose items are of no domain. */
const noneOf = (domains: readonly Domain[]): Text => {
  const names = domains.map(({ name }) => name.zh);
  return {
    zh: `表里的事项与${names.join('、')}目录都对不上`,
    en: `no item of the tables belongs to ${names.join(' or ')}`,
  };
};

/**
 * Turns the tables of a file into a layer: every row is matched to an item of the parent, and only what differs is
 * written. Pure; the same input gives the same text. `layer` is absent when no table of a domain of the parent was found.
 */
export const importTables = (request: ImportRequest): { readonly layer?: string; readonly report: ImportReport } => {
  const { parent, region } = request;
  const known = withDomains(request.known, parent);
  const empty: Layer = {
    file: request.file,
    region,
    extends: { value: request.extends, at: { file: request.file, path: ['extends'] } },
    domains: {},
    accepted: [],
  };
  // What the region inherits before it says anything: a township does not see what has no 乡级.
  const inherited = request.into ? parent : resolve(empty, parent, known).resolved;
  const remarks: ImportRemark[] = [];
  const tables = readAllTables({ ...request, known });
  const ours = tables.filter(({ foreign }) => !foreign);
  const rows: ImportedRow[] = [];
  if (ours.length === 0) {
    remarks.push({
      severity: 'error',
      text:
        tables.length > 0
          ? noneOf(parent.domains)
          : say(
              '没有找到目录表：要有“公开事项”“公开内容”“公开依据”等栏',
              'no table with the columns of a catalogue was found',
            ),
    });
    return { report: { rows, omitted: [], domains: [], remarks } };
  }

  const work = startWork(request, inherited, ours, remarks, rows);
  for (const table of tables) foldTable(work, table);
  remarks.push(...lostRemarks(work.lost));
  return request.into ? joinLayer(work, request, request.into) : draftLayer(work, request);
};
