import type { Cell, FieldId, Fields, Ref, ResolvedItem } from '../model/catalogue.ts';
import { fieldIds, fields, type Known } from '../model/fields.ts';

const followed = fieldIds.filter((field) => field !== 'title' && field !== 'links');

/** A level-3 cell held against its parent's: what it never said follows the parent, and a floor of the parent holds for it too. */
const followCell = <K extends FieldId>(
  field: K,
  own: Cell<Fields[K]> | undefined,
  parent: Cell<Fields[K]> | undefined,
  known: Known,
): Cell<Fields[K]> | undefined => {
  if (!parent || (own && !own.derived && fields[field].kind !== 'floor')) return own;
  if (!own || own.derived) return { ...parent, derived: true };
  const { order } = fields[field].compare(own.value, parent.value, known);
  if (order === 'same' || order === 'tighter') return own;
  const merged = fields[field].merge?.(parent.value, own.value, known.reference);
  if (merged === undefined) return { ...parent, derived: true };
  const raised = { value: merged, at: parent.at, by: parent.by };
  return { ...own, ...raised, history: [...own.history, raised] };
};

/** Level 3 after its parent (三(一)): values, omission and reach come from level 2 unless level 3 says something tighter. */
export const followParent = (item: ResolvedItem, items: ReadonlyMap<Ref, ResolvedItem>, known: Known): ResolvedItem => {
  const parent = item.parent === undefined ? undefined : items.get(item.parent);
  if (item.level !== 3 || !parent) return item;
  const cells: { [K in FieldId]?: Cell<unknown> } = { ...item.fields };
  for (const field of followed) {
    const cell = followCell(
      field,
      item.fields[field] as Cell<Fields[FieldId]> | undefined,
      parent.fields[field] as Cell<Fields[FieldId]> | undefined,
      known,
    );
    if (cell) cells[field] = cell;
  }
  const omitted = parent.omitted ?? item.omitted;
  return {
    ...item,
    fields: cells as ResolvedItem['fields'],
    ...(omitted ? { omitted } : {}),
    ...(parent.withheld ? { withheld: true as const } : {}),
  };
};
