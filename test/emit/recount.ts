/** What the tests read of `catalogue.json`; schemas/compilation.schema.json holds the whole of it. */
export interface CatalogueJson {
  readonly statistics: { readonly [domain: string]: unknown };
  readonly domains: readonly { readonly domain: string; readonly items: readonly ItemJson[] }[];
  readonly changes: readonly { readonly item: string; readonly kind: string; readonly field?: string }[];
  readonly findings: readonly {
    readonly severity: string;
    readonly item?: string;
    readonly accepted?: { readonly reason: string };
  }[];
}

interface ItemJson {
  readonly ref: string;
  readonly level: number;
  readonly listed: boolean;
  readonly origin: string;
  readonly number?: number;
  readonly candidate?: true;
  readonly omitted?: { readonly reason: string };
  readonly fields: {
    readonly [field: string]:
      | { readonly value: unknown; readonly trust: string; readonly doubtful?: readonly string[] }
      | undefined;
  };
}

const kinds = ['added', 'omitted', 'tightened', 'extended', 'narrowed', 'renamed', 'updated', 'localised'];
const reasons = ['not-operated', 'moved', 'cancelled', 'to-be-confirmed'];

const count = <T>(list: readonly T[], matches: (member: T) => unknown): number => list.filter(matches).length;
const table = (keys: readonly string[], value: (key: string) => number) =>
  Object.fromEntries(keys.map((key) => [key, value(key)]));

/** Counts a domain anew, from the items and changes of `catalogue.json` alone. */
export function recount(catalogue: CatalogueJson, domain: string) {
  const items = catalogue.domains.find((each) => each.domain === domain)?.items ?? [];
  const standard = items.filter((item) => item.origin === 'standard');
  const listed = items.filter((item) => item.listed && !item.candidate);
  const leaves = listed.filter((item) => item.level > 1);
  const gone = standard.filter((item) => item.level === 2 && item.omitted && !item.candidate);
  const value = (item: ItemJson, field: string) => item.fields[field]?.value as Record<string, unknown> | undefined;
  const levels = (item: ItemJson) => item.fields.levels?.value as readonly string[] | undefined;
  const citations = leaves.flatMap((item) => (item.fields.basis?.value as readonly string[] | undefined) ?? []);
  const byLevel = (list: readonly ItemJson[]) => (level: number) => count(list, (item) => item.level === level);
  const [of, ofAdded] = [byLevel(listed), byLevel(listed.filter((item) => item.origin === 'local'))];
  return {
    standard: {
      level1: count(standard, (item) => item.level === 1),
      level2: count(standard, (item) => item.level === 2 && !item.candidate),
      candidates: count(standard, (item) => item.candidate),
    },
    listed: {
      level1: of(1),
      level2: of(2),
      level3: of(3),
      candidates: count(items, (item) => item.listed && item.candidate),
    },
    added: { level1: ofAdded(1), level2: ofAdded(2), level3: ofAdded(3) },
    omitted: {
      ...table(reasons, (reason) => count(gone, (item) => item.omitted?.reason === reason)),
      total: gone.length,
    },
    changes: table(kinds, (kind) =>
      count(catalogue.changes, (change) => change.item.startsWith(`${domain}/`) && change.kind === kind),
    ),
    mode: {
      proactive: count(leaves, (item) => value(item, 'disclosureMode')?.proactive),
      onRequest: count(leaves, (item) => value(item, 'disclosureMode')?.onRequest),
    },
    audience: {
      public: count(leaves, (item) => value(item, 'audience')?.public),
      specificGroup: count(leaves, (item) => value(item, 'audience')?.specificGroup),
    },
    levels: {
      county: count(leaves, (item) => levels(item)?.includes('county')),
      township: count(leaves, (item) => levels(item)?.includes('township')),
    },
    basis: { citations: citations.length, distinct: new Set(citations).size },
  };
}

/** The catalogue as a reader counts it: what is listed, whatever doubts there are about it. */
const withoutDoubts = (catalogue: CatalogueJson): CatalogueJson => ({
  ...catalogue,
  domains: catalogue.domains.map((one) => ({
    ...one,
    items: one.items.map(({ candidate: _, ...item }) => item),
  })),
});

const effects: readonly (readonly [kind: string, field: string | undefined, label: string])[] = [
  ['tightened', 'timeLimit', '时限更短'],
  ['extended', 'channels', '渠道更多'],
  ['narrowed', 'content', '内容减少'],
  ['narrowed', 'audience', '对象减少'],
  ['renamed', undefined, '更名'],
  ['localised', 'responsibleBody', '明确公开主体'],
];

/** The rows of 表1 that the filing pack must print: label, 就业, 社会保险, 合计; counted from `catalogue.json` alone. */
export function expectedStatistics(given: CatalogueJson): [string, number, number, number][] {
  const catalogue = withoutDoubts(given);
  const [left, right] = [recount(catalogue, 'employment'), recount(catalogue, 'social-insurance')];
  const groups = ['standard', 'listed', 'added'] as const;
  const labels = {
    standard: { level1: '一级事项', level2: '二级事项' },
    listed: { level1: '一级事项', level2: '二级事项', level3: '三级事项' },
    added: { level1: '一级事项', level2: '二级事项', level3: '三级事项' },
  };
  const row = (label: string, first: number, second: number): [string, number, number, number] => [
    label,
    first,
    second,
    first + second,
  ];
  const numbers = (counts: object, key: string): number => (counts as Record<string, number>)[key] ?? Number.NaN;
  const changed = (domain: string, kind: string, field: string | undefined): number =>
    count(
      catalogue.changes,
      (change) =>
        change.item.startsWith(`${domain}/`) && change.kind === kind && (field === undefined || change.field === field),
    );
  return [
    ...groups.flatMap((group) =>
      Object.entries(labels[group]).map(([key, label]) =>
        row(label, numbers(left[group], key), numbers(right[group], key)),
      ),
    ),
    row('合计', left.omitted.total, right.omitted.total),
    ...[
      ['not-operated', '本地未开展该项业务'],
      ['moved', '已划转其他部门'],
      ['cancelled', '事项已取消'],
      ['to-be-confirmed', '是否开展尚待确认'],
    ]
      .map(([key = '', label = '']) => row(label, numbers(left.omitted, key), numbers(right.omitted, key)))
      .filter(([, , , total]) => total > 0),
    ...effects.map(([kind, field, label]) =>
      row(label, changed('employment', kind, field), changed('social-insurance', kind, field)),
    ),
    row('主动', left.mode.proactive, right.mode.proactive),
    row('依申请', left.mode.onRequest, right.mode.onRequest),
    row('全社会', left.audience.public, right.audience.public),
    row('特定群体', left.audience.specificGroup, right.audience.specificGroup),
    row('县级', left.levels.county, right.levels.county),
    row('乡级', left.levels.township, right.levels.township),
    row('引用（次）', left.basis.citations, right.basis.citations),
    row('各领域引用的文件（件）', left.basis.distinct, right.basis.distinct),
  ];
}
