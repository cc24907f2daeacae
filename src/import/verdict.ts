import type { DomainId, Fields, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { domainIdOf } from '../model/domain.ts';
import { type Match, nameKey } from './align.ts';
import { domainOfWords } from './domain-of-words.ts';
import type { FieldReadings } from './read/field-reading.ts';
import type { BlockReader } from './read/read-fields.ts';
import { exportedRef, type Table } from './read-table.ts';
import type { ItemRow, Refusal } from './rows/item-row.ts';

/** What a row stands for, as far as the row, the names and what is inherited tell; numbers are given later. */
export type Target =
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** An inherited item, under its own name or another. */
  | { readonly kind: 'item'; readonly ref: Ref }
  /** A level-3 row below an inherited item. */
  | { readonly kind: 'below'; readonly ref: Ref }
  /** Several inherited items in one row. */
  | { readonly kind: 'merged'; readonly refs: readonly Ref[] }
  /** A part of an inherited item that has no row of its own. */
  | { readonly kind: 'part'; readonly ref: Ref }
  /** Nothing inherited; `near` is the item that it may overlap. */
  | { readonly kind: 'new'; readonly near?: Ref };

/** What one row says, before anything is written: its target and the values of its cells. */
export interface RowVerdict {
  readonly row: ItemRow;
  readonly match: Match;
  readonly target: Target;
  readonly home: DomainId;
  /** The number that an own export prints. */
  readonly exported?: Ref;
  /** A level-3 name of its own. */
  readonly isChild: boolean;
  readonly readings: FieldReadings;
}

/** The values of an item, without their history. */
export const valuesOf = (item: ResolvedItem): Partial<Fields> =>
  Object.fromEntries(Object.entries(item.fields).map(([field, cell]) => [field, cell?.value])) as Partial<Fields>;

interface Aim {
  readonly match: Match;
  readonly ref?: Ref;
}

const none = (row: ItemRow): Match => ({ kind: 'none', refs: [], name: row.level2 });

/** What the names of a row lead to; an own export names its number. */
const aimOf = (row: ItemRow, match: Match, parent: Resolved): Aim => {
  const exported = exportedRef(row, parent);
  if (exported && match.kind === 'none' && parent.items.get(exported)?.level === 2 && !row.level3)
    return { match: { ...match, kind: 'same', refs: [exported] }, ref: exported };
  const [ref] = match.refs;
  return { match, ...(ref ? { ref } : {}) };
};

const targetOf = (
  row: ItemRow,
  { match, ref }: Aim,
  isChild: boolean,
  whole: ReadonlySet<Ref>,
  inherited: Resolved,
): Target => {
  if (row.refused) return { kind: 'refused', why: row.refused };
  if (isChild && match.kind !== 'none' && ref) return { kind: 'below', ref };
  if (match.kind === 'same' && ref) return { kind: 'item', ref };
  const listed = match.refs.some((one) => inherited.items.has(one) && !inherited.items.get(one)?.withheld);
  if (match.kind === 'merged' && listed) return { kind: 'merged', refs: match.refs };
  const base = ref && inherited.items.get(ref);
  if (match.kind === 'part' && base && !base.withheld && !whole.has(base.ref)) return { kind: 'part', ref: base.ref };
  return { kind: 'new', ...(match.kind === 'part' && base ? { near: base.ref } : {}) };
};

/** The verdict on every row of a table. Pure: what an earlier row has taken does not count here. */
export const judgeRows = (table: Table, reader: BlockReader, parent: Resolved, inherited: Resolved): RowVerdict[] => {
  const aims = table.items.map((row, index) => aimOf(row, table.matches[index] ?? none(row), parent));
  // Rows that are parts of one item together split it; a part beside the whole is an item of its own, to be answered.
  const whole = new Set(aims.flatMap(({ match }) => (match.kind === 'same' ? match.refs : [])));
  return table.items.map((row, index): RowVerdict => {
    const aim = aims[index] ?? { match: none(row) };
    const item = aim.ref && inherited.items.get(aim.ref);
    const isChild = row.level3 !== '' && nameKey(row.level3) !== nameKey(row.level2);
    const said = domainOfWords(row.domain, parent.domains);
    const home =
      (aim.ref && domainIdOf(aim.ref)) ??
      (said && said !== 'other' ? said : (table.domain ?? parent.domains[0]?.id ?? ''));
    const exported = exportedRef(row, parent);
    return {
      row,
      match: aim.match,
      target: targetOf(row, aim, isChild, whole, inherited),
      home,
      ...(exported ? { exported } : {}),
      isChild,
      readings: reader.read(row, item ? valuesOf(item) : {}),
    };
  });
};
