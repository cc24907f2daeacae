import { listedItems } from '../catalogue/statistics.ts';
import type { Cell, FieldId, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { fieldIds, fields, type Known } from '../model/fields.ts';
import { compareNumbers } from '../model/item-number.ts';
import { plain } from '../model/plain.ts';
import { compareValues, joinValues, printValue } from './compare-values.ts';
import {
  type AboutDifference,
  type Difference,
  type Disclosure,
  differenceClasses,
  type ItemSide,
  type ValueSide,
} from './difference.ts';
import { type Family, type Pair, pairItems } from './pair-items.ts';

export type { AboutDifference, Difference } from './difference.ts';

/** How two catalogues of one region, or two editions of the national one, differ. */
export interface CatalogueDiff {
  readonly about: readonly AboutDifference[];
  readonly differences: readonly Difference[];
}

/** A difference before it is told which domains there are. */
type Bare = Omit<Difference, 'domains'>;

interface Sides {
  readonly known: Known;
  readonly listed: { readonly old: ReadonlySet<ResolvedItem>; readonly now: ReadonlySet<ResolvedItem> };
}

const isBreaking = (disclosure: Disclosure): boolean => disclosure !== 'same' && disclosure !== 'more';

const sideOf = (item: ResolvedItem): ItemSide => ({
  ref: item.ref,
  title: item.fields.title.value,
  level: item.level,
  state: item.omitted ? 'omitted' : item.withheld ? 'withheld' : 'listed',
  ...(item.candidate ? { candidate: true as const } : {}),
  ...(item.omitted ? { omission: item.omitted.value } : {}),
  at: item.omitted?.at ?? (item.withheld ? item.fields.levels?.at : undefined) ?? item.at,
});

/** A difference of the item as a whole. */
const whole = (
  kind: Difference['class'],
  old: ResolvedItem | undefined,
  now: ResolvedItem | undefined,
  more: Pick<Partial<Difference>, 'relation' | 'disclosure'> = {},
): Bare[] => {
  const item = now ?? old;
  if (!item) return [];
  const disclosure = more.disclosure ?? 'same';
  return [
    {
      class: kind,
      breaking: isBreaking(disclosure),
      disclosure,
      domain: item.domain,
      ...(old ? { old: sideOf(old) } : {}),
      ...(now ? { now: sideOf(now) } : {}),
      ...(more.relation ? { relation: more.relation } : {}),
      lost: [],
      gained: [],
    },
  ];
};

/** An item that is listed on one side only. Level 1 comes and goes with what is below it, and is not told twice. */
const comeOrGone = (
  kind: 'added' | 'removed',
  old: ResolvedItem | undefined,
  now: ResolvedItem | undefined,
): Bare[] => {
  const item = kind === 'added' ? now : old;
  if (!item || item.level === 1) return [];
  // The candidate is never demanded: that it goes is no loss.
  return whole(kind, old, now, { disclosure: item.candidate ? 'same' : kind === 'added' ? 'more' : 'less' });
};

const valueSide = (field: FieldId, value: unknown, cell: Cell<unknown> | undefined): ValueSide | undefined =>
  cell && { printed: printValue(field, value), at: cell.at };

const fieldDifference = (
  field: FieldId,
  { old, now }: Pair,
  values: { readonly from: unknown; readonly to: unknown },
  known: Known,
): Bare[] => {
  const { from, to } = values;
  const compared = compareValues(field, from, to, known);
  if (!compared) return [];
  const [before, after] = [
    valueSide(field, from, old.fields[field] as Cell<unknown> | undefined),
    valueSide(field, to, now.fields[field] as Cell<unknown> | undefined),
  ];
  return [
    {
      ...compared,
      breaking: isBreaking(compared.disclosure),
      domain: now.domain,
      old: sideOf(old),
      now: sideOf(now),
      field,
      ...(before ? { from: before } : {}),
      ...(after ? { to: after } : {}),
    },
  ];
};

/** Fields whose parts may be spread over several items after a split: they are compared together. */
const spread: readonly FieldId[] = ['content', 'basis', 'audience', 'levels'];

const cellIn = (item: ResolvedItem, field: FieldId) => item.fields[field] as Cell<unknown> | undefined;

const fieldDifferences = (
  pair: Pair,
  { main, olds, nows }: Family,
  { known, listed }: Sides,
  ids: readonly FieldId[],
): Bare[] =>
  ids.flatMap((field) => {
    const together = pair === main && spread.includes(field) && olds.length + nows.length > 2;
    const join = (items: readonly ResolvedItem[], side: ReadonlySet<ResolvedItem>) =>
      joinValues(
        field,
        items.filter((item) => side.has(item)).map((item) => cellIn(item, field)),
        known,
      );
    const values = together
      ? { from: join(olds, listed.old), to: join(nows, listed.now) }
      : { from: cellIn(pair.old, field)?.value, to: cellIn(pair.now, field)?.value };
    // The order of what stood in several items says nothing.
    const parts = (value: unknown) => printValue(field, value).split('\n').sort().join('\n');
    if (together && parts(values.from) === parts(values.to)) return [];
    return fieldDifference(field, pair, values, known);
  });

const floors = fieldIds.filter((field) => fields[field].kind === 'floor');

const omissionOf = ({ omitted }: ResolvedItem): string =>
  omitted ? plain(`${omitted.value.reason} ${omitted.value.note}`) : '';

const pairDifferences = (pair: Pair, family: Family, sides: Sides): Bare[] => {
  const { old, now, relation } = pair;
  const [before, after] = [sides.listed.old.has(old), sides.listed.now.has(now)];
  if (before && !after) return comeOrGone('removed', old, now);
  if (after && !before) return comeOrGone('added', old, now);
  if (!before)
    return old.omitted && now.omitted && omissionOf(old) !== omissionOf(now) ? whole('changed', old, now) : [];
  const main = pair === family.main;
  return [
    ...(relation === 'same' ? [] : whole('moved', old, now, { relation })),
    ...(main && old.candidate !== now.candidate ? whole('changed', old, now) : []),
    ...fieldDifferences(pair, family, sides, main ? fieldIds : floors),
  ];
};

/** What level 3 only takes over from its parent is told at the parent. */
const withoutFollowers = (differences: readonly Bare[], old: Resolved, now: Resolved): Bare[] => {
  const key = (from: Ref | undefined, to: Ref | undefined, one: Bare): string =>
    JSON.stringify([from, to, one.field, one.from?.printed, one.to?.printed]);
  const told = new Set(differences.map((one) => key(one.old?.ref, one.now?.ref, one)));
  return differences.filter((one) => {
    const [before, after] = [one.old && old.items.get(one.old.ref), one.now && now.items.get(one.now.ref)];
    if (!one.field || !before || !after) return true;
    const derived = [before, after].every((item) => item.fields[one.field as FieldId]?.derived !== undefined);
    return !derived || !told.has(key(before.parent, after.parent, one));
  });
};

/** Print order: domain, number, then the item as a whole before its fields, in the order of the table. */
const inOrder =
  (domains: readonly Domain[]) =>
  (left: Bare, right: Bare): number => {
    const rank = (one: Bare): number => domains.findIndex(({ id }) => id === one.domain);
    const number = ({ old, now }: Bare): string => (now ?? old)?.ref.replace(/^.*\//u, '') ?? '';
    const before = ({ old, now }: Bare): string => (old ?? now)?.ref.replace(/^.*\//u, '') ?? '';
    const place = ({ field }: Bare): number => (field ? fieldIds.indexOf(field) : -1);
    return (
      rank(left) - rank(right) ||
      compareNumbers(number(left), number(right)) ||
      compareNumbers(before(left), before(right)) ||
      place(left) - place(right) ||
      differenceClasses.indexOf(left.class) - differenceClasses.indexOf(right.class)
    );
  };

/** The domains of either side, in the order of the new one. */
const domainsOf = (old: Resolved, now: Resolved): readonly Domain[] => [
  ...now.domains,
  ...old.domains.filter(({ id }) => !now.domains.some((domain) => domain.id === id)),
];

const about = (old: Resolved, now: Resolved, domains: readonly Domain[]): AboutDifference[] => {
  const parts = (catalogue: Resolved): { readonly [part in AboutDifference['part']]?: string } => ({
    region: catalogue.region.name,
    ...Object.fromEntries(domains.map(({ id }) => [`title.${id}`, catalogue.titles[id]])),
    ...Object.fromEntries(
      (['office', 'phone', 'complaint', 'address', 'hours'] as const).map((part) => [
        `contact.${part}`,
        catalogue.contact[part] ?? '',
      ]),
    ),
  });
  const [before, after] = [parts(old), parts(now)];
  return (Object.keys(before) as AboutDifference['part'][]).flatMap((part) => {
    const [from = '', to = ''] = [before[part], after[part]];
    const named = domains.find(({ id }) => part === `title.${id}`);
    return plain(from) === plain(to) ? [] : [{ part, ...(named ? { domain: named.name } : {}), from, to }];
  });
};

/**
 * How the published catalogue `now` differs from `old`. Pure, deterministic, and symmetric: `diff(now, old)` is the
 * mirror of it (新增 and 删除, 收紧 and 放宽, old and new values change places).
 */
export const diff = (old: Resolved, now: Resolved, known: Known): CatalogueDiff => {
  const { families, gone, fresh } = pairItems(old, now);
  const sides: Sides = { known, listed: { old: new Set(listedItems(old)), now: new Set(listedItems(now)) } };
  const found = [
    ...families.flatMap((family) =>
      [family.main, ...family.others].flatMap((pair) => pairDifferences(pair, family, sides)),
    ),
    ...gone.filter((item) => sides.listed.old.has(item)).flatMap((item) => comeOrGone('removed', item, undefined)),
    ...fresh.filter((item) => sides.listed.now.has(item)).flatMap((item) => comeOrGone('added', undefined, item)),
  ];
  const domains = domainsOf(old, now);
  const differences = withoutFollowers(found, old, now).sort(inOrder(domains));
  return { about: about(old, now, domains), differences: differences.map((one) => ({ ...one, domains })) };
};
