import type { Ref } from '../model/catalogue.ts';
import type {
  Condition,
  Guide,
  GuideCell,
  GuideFieldId,
  GuideFields,
  GuideOutcome,
  ListEdit,
  ListEntry,
  Material,
  NamedListId,
  ResolvedGuide,
} from '../model/guide.ts';
import { guideFieldIds, guideFields, guideKey } from '../model/guide-fields.ts';
import { compareHandling } from '../model/guide-limits.ts';
import { stricterIn } from '../model/handover.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';

/** What resolving one guide needs to know: the layer's place in the chain, and the words of guides. */
interface Work {
  readonly guide: Guide;
  readonly inherited?: ResolvedGuide;
  readonly by: number;
  readonly reference: Reference;
  readonly outcomes: GuideOutcome[];
}

type Named = Material | Condition;

const nameOf = (entry: Named): string => ('name' in entry ? entry.name : entry.text);

/** Values whose source is 待核 bind nobody. */
const isDoubtful = ({ evidence }: Guide, id: GuideFieldId): boolean =>
  [guideKey(id), guideFields[id].path[0] ?? ''].some((key) => evidence[key]?.includes('待核') === true);

const cell = <T>({ guide, by }: Work, id: GuideFieldId, value: T, at: Place): GuideCell<T> => ({
  value,
  at,
  by,
  ...(isDoubtful(guide, id) ? { isDoubtful: true as const } : {}),
});

/** What a guide says of an entry, on top of what the one above said of it: a list that is empty was not written. */
const joined = <T extends Named>(above: T, own: Partial<T>): T => ({
  ...above,
  ...Object.fromEntries(Object.entries(own).filter(([, value]) => !(Array.isArray(value) && value.length === 0))),
});

/** An entry as it is in force from here on. */
const entryOf = <T extends Named>(
  work: Work,
  id: NamedListId,
  own: Partial<T>,
  value: T,
  at: Place,
  above?: ListEntry<T>,
): ListEntry<T> => {
  const filesBy = {
    ...above?.filesBy,
    ...('form' in own ? { form: work.by } : {}),
    ...('sample' in own ? { sample: work.by } : {}),
  };
  return { ...cell(work, id, value, at), ...(Object.keys(filesBy).length > 0 ? { filesBy } : {}) };
};

/** Whether the guide above binds what is written of one of its entries, or of the list as a whole. */
const binds = ({ inherited }: Work, id: NamedListId, above?: ListEntry<Named>): boolean =>
  above?.isDoubtful !== true &&
  (id === 'conditions'
    ? (inherited?.conditions ?? []).some(({ isDoubtful: doubtful }) => !doubtful)
    : inherited?.closedBy !== undefined);

const told = (
  { outcomes }: Work,
  kind: GuideOutcome['kind'],
  field: GuideFieldId,
  at: Place,
  {
    local,
    inherited = '',
    above,
    basis,
    isBinding,
  }: { local: string; inherited?: string; above?: GuideCell<unknown>; basis?: string; isBinding: boolean },
): void => {
  outcomes.push({
    kind,
    field,
    at,
    local,
    inherited,
    isBinding,
    ...(above ? { inheritedAt: above.at, inheritedBy: above.by } : {}),
    ...(basis === undefined ? {} : { basis }),
  });
};

/** Holds one entry of a list against the guide above. */
const weigh = (work: Work, id: NamedListId, local: Named, at: Place, above: ListEntry<Named> | undefined): void => {
  if (!work.inherited?.[id]) return;
  // What was let go of above and is asked for here is asked for in addition.
  if (!above || above.waived) {
    const kind = id === 'materials' ? 'added-material' : 'added-condition';
    const first = work.inherited[id]?.[0];
    told(work, kind, id, at, {
      local: nameOf(local),
      isBinding: binds(work, id),
      ...(first ? { above: first } : {}),
      ...(local.basis ? { basis: local.basis } : {}),
    });
  } else if ('name' in local && 'name' in above.value) {
    const stricter = stricterIn(local, above.value, work.reference.guideWords);
    if (stricter.length > 0)
      told(work, 'stricter-material', id, at, {
        local: `${local.name}：${stricter.join('，')}`,
        inherited: [above.value.need, above.value.counter, above.value.online].filter(Boolean).join('，'),
        above,
        isBinding: binds(work, id, above),
        ...(local.basis ? { basis: local.basis } : {}),
      });
  }
};

const find = <T extends Named>(entries: readonly ListEntry<T>[], name: string): ListEntry<T> | undefined =>
  entries.find(({ value }) => plain(nameOf(value)) === plain(name));

/** A whole list: what it says of an entry of the guide above joins what that one says; what it leaves out is waived. */
const replaceList = <T extends Named>(
  work: Work,
  id: NamedListId,
  value: readonly T[],
  places: readonly Place[],
  above: readonly ListEntry<T>[],
): ListEntry<T>[] => {
  const own = value.map((one, index): ListEntry<T> => {
    const at = places[index] ?? { file: work.guide.file, path: guideFields[id].path };
    const before = find(above, nameOf(one));
    const whole = before ? joined(before.value, one) : one;
    weigh(work, id, whole, at, before);
    return entryOf(work, id, one, whole, at, before);
  });
  const gone = above.filter(({ value: other }) => !find(own, nameOf(other)));
  return [...own, ...gone.map((entry): ListEntry<T> => (entry.waived ? entry : { ...entry, waived: { by: work.by } }))];
};

/** Changes of a list, entry by entry. */
const editList = <T extends Named>(
  work: Work,
  id: NamedListId,
  edit: ListEdit<T>,
  above: readonly ListEntry<T>[],
): ListEntry<T>[] => {
  const missed = (name: string, at: Place): void =>
    told(work, 'nothing-to-change', id, at, {
      local: name,
      inherited: above.map(({ value }) => nameOf(value)).join('、'),
      isBinding: true,
    });
  let entries = [...above];
  for (const {
    value: { name, how },
    at,
  } of edit.omit) {
    const before = find(entries, name);
    if (!before) missed(name, at);
    else
      entries = entries.map((entry) =>
        entry === before ? { ...entry, waived: { by: work.by, ...(how ? { how } : {}) } } : entry,
      );
  }
  for (const {
    value: { name, change },
    at,
  } of edit.amend) {
    const before = find(entries, name);
    if (!before) {
      missed(name, at);
      continue;
    }
    const value = { ...before.value, ...change };
    weigh(work, id, value, at, before);
    if (id === 'conditions')
      told(work, 'reworded-condition', id, at, {
        local: nameOf(value),
        inherited: name,
        above: before,
        isBinding: binds(work, id, before),
      });
    entries = entries.map((entry) => (entry === before ? entryOf(work, id, change, value, at, before) : entry));
  }
  for (const { value, at } of edit.add) {
    const before = find(entries, nameOf(value));
    const whole = before ? joined(before.value, value) : value;
    weigh(work, id, whole, at, before);
    entries = [...entries.filter((entry) => entry !== before), entryOf(work, id, value, whole, at, before)];
  }
  return entries;
};

const resolveMaterials = (work: Work): readonly ListEntry<Material>[] | undefined => {
  const above = work.inherited?.materials;
  const edit = work.guide.fields.materials?.value;
  if (!edit) return above;
  return edit.kind === 'set'
    ? replaceList(work, 'materials', edit.value, edit.places, above ?? [])
    : editList(work, 'materials', edit.edit, above ?? []);
};

const resolveConditions = (work: Work): readonly ListEntry<Condition>[] | undefined => {
  const above = work.inherited?.conditions;
  const edit = work.guide.fields.conditions?.value;
  if (!edit) return above;
  return edit.kind === 'set'
    ? replaceList(work, 'conditions', edit.value, edit.places, above ?? [])
    : editList(work, 'conditions', edit.edit, above ?? []);
};

const firstNumber = (text: string): number | undefined => {
  const found = /\d+(?:\.\d+)?/u.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
};

type Plain = Exclude<GuideFieldId, NamedListId>;

/** What a value may not do that the guide above has another of; undefined when it may. */
const comparers: {
  readonly [K in Plain]?: (
    local: GuideFields[K],
    above: GuideFields[K],
    reference: Reference,
  ) => readonly [kind: GuideOutcome['kind'], local: string, inherited: string] | undefined;
} = {
  promised: (local, above, reference) =>
    ['looser', 'incomparable'].includes(compareHandling(local, above, reference))
      ? ['longer-promise', local, above]
      : undefined,
  fee: (local, above) => {
    const worse = local.rows.find((row) => {
      const before = above.rows.find(({ name }) => plain(name) === plain(row.name));
      const [here, there] = [firstNumber(row.standard), before && firstNumber(before.standard)];
      return !before || (here !== undefined && there !== undefined && here > there);
    });
    const shown = above.rows.map(({ name, standard }) => `${name} ${standard}`).join('、') || '不收费';
    return worse ? ['new-fee', `${worse.name} ${worse.standard}`, shown] : undefined;
  },
  visits: (local, above) =>
    (firstNumber(local) ?? 0) > (firstNumber(above) ?? 0) ? ['more-visits', local, above] : undefined,
};

const basisOf = (id: Plain, value: unknown): { basis?: string } => {
  const basis = id === 'fee' ? (value as GuideFields['fee']).rows.find((row) => row.basis)?.basis : undefined;
  return basis === undefined ? {} : { basis };
};

const resolveField = <K extends Plain>(work: Work, id: K): GuideCell<GuideFields[K]> | undefined => {
  const above = work.inherited?.fields[id] as GuideCell<GuideFields[K]> | undefined;
  const written = work.guide.fields[id];
  if (written?.value.kind !== 'set') return above;
  const value = written.value.value as GuideFields[K];
  const worse = above && comparers[id]?.(value, above.value, work.reference);
  if (worse)
    told(work, worse[0], id, written.at, {
      local: worse[1],
      inherited: worse[2],
      above,
      isBinding: !above.isDoubtful,
      ...basisOf(id, value),
    });
  return cell(work, id, value, written.at);
};

/**
 * Applies one guide to the one above it. What it may not do is an outcome; nothing is left out of it, since a guide that
 * asks for less than the window does is worse than none: who publishes withholds it.
 */
export const resolveGuide = (
  guide: Guide,
  item: Ref,
  inherited: ResolvedGuide | undefined,
  { by, reference }: { readonly by: number; readonly reference: Reference },
): { readonly resolved: ResolvedGuide; readonly outcomes: readonly GuideOutcome[] } => {
  const work: Work = { guide, by, reference, outcomes: [], ...(inherited ? { inherited } : {}) };
  const fields: { [K in Plain]?: GuideCell<GuideFields[K]> } = {};
  const put = <K extends Plain>(id: K): void => {
    const value = resolveField(work, id);
    if (value) fields[id] = value as (typeof fields)[K];
  };
  for (const id of guideFieldIds) if (id !== 'materials' && id !== 'conditions') put(id);
  const [materials, conditions] = [resolveMaterials(work), resolveConditions(work)];
  const closedBy = inherited?.closedBy ?? (guide.isClosed ? by : undefined);
  const checked = guide.checked ?? inherited?.checked;
  const resolved: ResolvedGuide = {
    item,
    fields,
    by,
    ...(materials ? { materials } : {}),
    ...(conditions ? { conditions } : {}),
    ...(closedBy === undefined ? {} : { closedBy }),
    ...(checked ? { checked } : {}),
  };
  return { resolved, outcomes: work.outcomes };
};
