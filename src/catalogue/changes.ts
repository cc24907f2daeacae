import { sameCitation } from '../model/basis.ts';
import type { Cell, FieldId, Fields, LevelId, Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Change, ChangeKind } from '../model/change.ts';
import { fieldIds, fields, type Known } from '../model/fields.ts';
import { plain } from '../model/plain.ts';

const sameWords = (left: string, right: string): boolean => plain(left) === plain(right);

const kindOf = <K extends FieldId>(
  field: K,
  from: Fields[K],
  to: Fields[K],
  known: Known,
): { kind: ChangeKind; missing: readonly string[] } => {
  if (field === 'title') return { kind: 'renamed', missing: [] };
  if (fields[field].kind === 'free') return { kind: 'localised', missing: [] };
  const { order, missing } = fields[field].compare(to, from, known);
  if (order === 'looser' || order === 'incomparable') return { kind: 'narrowed', missing };
  // The same limit in other words is no tightening.
  if (field === 'timeLimit' || field === 'disclosureMode')
    return { kind: order === 'same' ? 'localised' : 'tightened', missing };
  if (field !== 'basis') return { kind: order === 'same' ? 'localised' : 'extended', missing };
  const cited = to as Fields['basis'];
  const replaced = (from as Fields['basis']).some(
    (text) => !cited.some((other) => sameCitation(text, other, known.reference.register)),
  );
  return { kind: replaced ? 'updated' : order === 'same' ? 'localised' : 'extended', missing };
};

type Names = { readonly [level in LevelId]?: string };

const changeOf = <K extends FieldId>(
  item: ResolvedItem,
  field: K,
  cell: Cell<Fields[K]>,
  known: Known,
  names: Names,
): Change[] => {
  const first = cell.history[0];
  const to = fields[field].print(cell.value, names);
  if (cell.by === 0 || !first) return [];
  const standard = first.by === 0 ? first.value : undefined;
  if (standard === undefined) return [{ item: item.ref, field, kind: 'localised', by: cell.by, to }];
  const from = fields[field].print(standard, names);
  if (sameWords(from, to)) return [];
  const { kind, missing } = kindOf(field, standard, cell.value, known);
  return [{ item: item.ref, field, kind, by: cell.by, from, to, ...(missing.length > 0 ? { missing } : {}) }];
};

/**
 * Every difference of a resolved catalogue against the national one, in print order: 新增 and 未列入 items as one
 * change each, and for listed standard items one change a field.
 */
export const changesSinceStandard = (resolved: Resolved, known: Known): Change[] => {
  // Levels by the names of the columns beside: 区县级 or 县级, one word everywhere.
  const names = Object.fromEntries((resolved.profile.levels ?? []).map(({ level, label }) => [level, label]));
  return [...resolved.items.values()].flatMap((item): Change[] => {
    if (item.withheld) return [];
    if (item.omitted)
      return [
        {
          item: item.ref,
          kind: 'omitted',
          by: item.omitted.by,
          reason: item.omitted.value.reason,
          note: item.omitted.value.note,
        },
      ];
    if (item.origin === 'local') return [{ item: item.ref, kind: 'added', by: item.by }];
    return fieldIds.flatMap((field) => {
      const cell = item.fields[field] as Cell<Fields[FieldId]> | undefined;
      return cell ? changeOf(item, field, cell, known, names) : [];
    });
  });
};
