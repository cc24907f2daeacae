import type { Cell, FieldId, Fields, Ref, ResolvedItem } from '../model/catalogue.ts';
import { fields, type Known } from '../model/fields.ts';
import { brokenLaw, type Contribution, join, type Weighed } from './weigh.ts';

/**
 * Whether the law does away with a limit of level 3 once its parent is 主动: then it is 主动, too, since that is a floor, and what
 * breaks the law holds nothing up.
 */
const isDoneAway = (child: ResolvedItem, { fields: { disclosureMode } }: ResolvedItem, known: Known): boolean => {
  const { timeLimit } = child.fields;
  if (!timeLimit || !disclosureMode?.value.proactive) return false;
  return brokenLaw({ ...child, fields: { ...child.fields, disclosureMode } }, timeLimit.value, known) !== undefined;
};

/**
 * A floor of level 2 holds for its level 3, too (三(一)). Where a level above has set one for level 3, and neither of the
 * two is known to be the tighter one, the new one is refused, unless level 3 gets one here that is tighter than both.
 */
export const holdBelow = <K extends FieldId>(
  weighed: Weighed<Fields[K]>,
  item: ResolvedItem,
  field: K,
  inherited: Cell<Fields[K]> | undefined,
  {
    items,
    split,
    known,
  }: {
    readonly items: ReadonlyMap<Ref, ResolvedItem>;
    /** The items that have a level 3 below them. */
    readonly split: ReadonlySet<Ref>;
    readonly known: Known;
  },
  collected: ReadonlyMap<Ref, ReadonlyMap<FieldId, readonly Contribution[]>> | undefined,
): Weighed<Fields[K]> => {
  const { kind, merge, compare } = fields[field];
  const { cell, outcome } = weighed;
  if (!split.has(item.ref) || kind !== 'floor' || merge || !cell || cell === inherited) return weighed;
  const meets = (value: Fields[K], floor: Fields[K]): boolean =>
    ['same', 'tighter'].includes(compare(value, floor, known).order);
  for (const child of items.values()) {
    const own = child.parent === item.ref ? (child.fields[field] as Cell<Fields[K]> | undefined) : undefined;
    if (!own || own.derived || meets(own.value, cell.value) || meets(cell.value, own.value)) continue;
    if (field === 'timeLimit' && isDoneAway(child, item, known)) continue;
    const written: readonly unknown[] = collected?.get(child.ref)?.get(field) ?? [];
    const joined = join(field, own.value, written as readonly Contribution<K>[], known);
    if (joined && 'value' in joined && [own.value, cell.value].every((floor) => meets(joined.value, floor))) continue;
    const floor = fields[field].print(own.value);
    return {
      cell: inherited,
      outcome: {
        ...outcome,
        verdict: 'refused',
        order: 'incomparable',
        inherited: floor,
        inheritedAt: own.at,
        inheritedBy: own.by,
        missing: [floor],
        below: child.ref,
      },
    };
  }
  return weighed;
};
