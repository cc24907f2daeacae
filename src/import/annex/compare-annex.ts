import type { DomainId, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { fields } from '../../model/fields.ts';
import { type ImportRemark, say, shown } from '../account.ts';
import { nameKey } from '../align.ts';
import { localFields } from '../fold/amend-item.ts';
import type { FieldReadings, LocalField } from '../read/field-reading.ts';
import { createReader } from '../read/read-fields.ts';
import { readAllTables } from '../read-all-tables.ts';
import { valuesOf } from '../verdict.ts';
import type { ImportRequest } from '../work.ts';
import { alignAnnex } from './align-annex.ts';
import type { AnnexRow } from './annex-row.ts';
import { catalogueTables } from './catalogue-tables.ts';
import { type ComparedRow, compareRow } from './compare-row.ts';
import type { AnnexDifference, Renumbered } from './difference.ts';
import { type NumberedGroup, type NumberedRow, numberAnnex } from './number-annex.ts';
import { readAnnexRows } from './read-annex-rows.ts';

/** One domain of an annex beside ours. */
export interface ComparedDomain {
  readonly domain: DomainId;
  readonly groups: readonly NumberedGroup[];
  readonly rows: ReadonlyMap<NumberedRow, ComparedRow>;
  readonly missing: readonly ResolvedItem[];
  /** Fields that the annex has a column of. */
  readonly columns: ReadonlySet<LocalField>;
}

/** An annex beside our national catalogue. */
export interface AnnexComparison {
  readonly domains: readonly ComparedDomain[];
  readonly differences: readonly AnnexDifference[];
  readonly renumbered: readonly Renumbered[];
  readonly remarks: readonly ImportRemark[];
}

/** Reads the cells of every row, with what ours says as the expectation. */
const readCells = (
  rows: readonly NumberedRow[],
  parent: Resolved,
  { known, level = 'county' }: Request,
): Map<NumberedRow, FieldReadings> => {
  const readers = new Map<AnnexRow['block'], ReturnType<typeof createReader>>();
  return new Map(
    rows.map((row) => {
      const reader = readers.get(row.block) ?? createReader(row.block, level, parent, known.reference);
      readers.set(row.block, reader);
      return [row, reader.read(row.row, row.item ? valuesOf(row.item) : {})];
    }),
  );
};

const hasCells = (field: LocalField, readings: Iterable<FieldReadings>): boolean =>
  [...readings].some((reading) => (reading[field]?.cells.length ?? 0) > 0 || reading[field]?.value !== undefined);

const missingOf = (
  domain: DomainId,
  groups: readonly NumberedGroup[],
  { parent, mayLack }: Pick<Request, 'parent' | 'mayLack'>,
): ResolvedItem[] => {
  const found = new Set(groups.flatMap(({ item, rows }) => [item, ...rows.map((row) => row.item)]));
  return [...parent.items.values()].filter(
    (item) => item.domain === domain && !found.has(item) && !mayLack?.has(item.ref),
  );
};

const missingDifference = (item: ResolvedItem): AnnexDifference => ({
  kind: 'missing',
  domain: item.domain,
  item: item.ref,
  title: item.fields.title.value,
  ...(item.candidate ? { candidate: true as const } : {}),
});

/** What a level-1 item itself differs in: it is new, stands elsewhere, or has another name. */
const groupDifferences = ({ domain, item, id, title, place, moved }: NumberedGroup): AnnexDifference[] => {
  const about = { domain, number: id, title: shown(title), place };
  if (!item) return [{ ...about, kind: 'more' }];
  const ours = item.fields.title.value;
  return [
    ...(moved ? [{ ...about, kind: 'moved' as const, item: item.ref, ours: item.id, annex: id }] : []),
    ...(nameKey(ours) === nameKey(title)
      ? []
      : [{ ...about, kind: 'renamed' as const, item: item.ref, field: 'title' as const, ours, annex: shown(title) }]),
  ];
};

const rowDifferences = (row: NumberedRow, { differences }: ComparedRow): AnnexDifference[] => {
  const { item, id, moved, domain } = row;
  const about = { domain, number: id, title: shown(row.title), place: row.row.place };
  if (!item) return [{ ...about, kind: 'more' }];
  return [
    ...(moved ? [{ ...about, kind: 'moved' as const, item: item.ref, ours: item.id, annex: id }] : []),
    ...differences,
  ];
};

const renumberedIn = ({ groups }: ComparedDomain): Renumbered[] =>
  groups.flatMap(({ domain, item, id, title, moved, rows }) =>
    [{ item, id, title, moved }, ...rows].flatMap((one): Renumbered[] =>
      one.item && one.item.id !== one.id && !one.moved
        ? [{ domain, from: one.item.id, to: one.id, title: shown(one.title) }]
        : [],
    ),
  );

/** Fields of ours that the annex has no column of: nothing is said of them. */
const columnRemarks = ({ domain, columns }: ComparedDomain, parent: Resolved): ImportRemark[] => {
  const ours = [...parent.items.values()].filter((item) => item.domain === domain && item.level === 2);
  const lacking = localFields.filter((field) => !columns.has(field) && ours.some((item) => item.fields[field]));
  if (lacking.length === 0) return [];
  const name = parent.domains.find(({ id }) => id === domain)?.name ?? { zh: domain, en: domain };
  const [zh, en] = [lacking.map((field) => fields[field].label.zh), lacking.map((field) => fields[field].label.en)];
  return [
    {
      severity: 'error',
      text: say(
        `${name.zh}的表里没有这几栏，没有对照：${zh.join('、')}`,
        `the ${name.en} table lacks these columns, which were not compared: ${en.join(', ')}`,
      ),
    },
  ];
};

/** What is compared: tables, and the catalogue that they are held against; `level`: whose table it is. */
type Request = Pick<ImportRequest, 'grids' | 'parent' | 'judge' | 'known' | 'columns' | 'blankAbove'> & {
  readonly level?: 'province' | 'city' | 'county' | 'township';
  /** Items that are no difference where the tables have no row of them. */
  readonly mayLack?: ReadonlySet<Ref>;
};

const compareDomain = (rows: readonly AnnexRow[], request: Request): ComparedDomain => {
  const { parent } = request;
  const domain = rows[0]?.domain ?? '';
  const groups = numberAnnex(alignAnnex(rows, parent), parent);
  const all = groups.flatMap((group) => group.rows);
  const readings = readCells(all, parent, request);
  const columns = new Set(localFields.filter((field) => hasCells(field, readings.values())));
  const compared = all.map((row) => [row, compareRow(row, readings.get(row) ?? {}, columns)] as const);
  return { domain, groups, rows: new Map(compared), missing: missingOf(domain, groups, request), columns };
};

/** Compares the tables of an annex with a national catalogue, item by item and cell by cell. Pure. */
export const compareAnnex = (request: Request): AnnexComparison => {
  const { parent } = request;
  const { tables, remarks: passedOver } = catalogueTables(readAllTables(request));
  const { rows, remarks } = readAnnexRows(tables, parent);
  const domains = parent.domains
    .map(({ id }) => rows.filter(({ domain }) => domain === id))
    .filter((own) => own.length > 0)
    .map((own) => compareDomain(own, request));
  const differences = domains.flatMap((compared) => [
    ...compared.groups.flatMap((group) => [
      ...groupDifferences(group),
      ...group.rows.flatMap((row) => rowDifferences(row, compared.rows.get(row) ?? { cells: [], differences: [] })),
    ]),
    ...compared.missing.map(missingDifference),
  ]);
  return {
    domains,
    differences,
    renumbered: domains.flatMap(renumberedIn),
    remarks: [
      ...(domains.length > 0 ? passedOver : []),
      ...remarks,
      ...domains.flatMap((compared) => columnRemarks(compared, parent)),
    ],
  };
};
