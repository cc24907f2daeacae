import { sameCitation } from '../model/basis.ts';
import type { Cell, Edit, FieldId, Fields, ResolvedItem } from '../model/catalogue.ts';
import { type Comparison, fieldIds, fields, type Known } from '../model/fields.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Reference, StatutoryLimit } from '../model/reference.ts';
import { indexed, pairMemo } from '../model/remember.ts';
import { retractionIn } from '../model/retraction.ts';
import type { Outcome, Verdict } from '../model/step.ts';
import { compareTimeLimits, inheritTriggers, parseTimeLimit, type TimeLimit } from '../model/time-limit.ts';

/** One written value that reaches an item: how precisely it was addressed, and where it stands. */
export interface Contribution<K extends FieldId = FieldId> {
  readonly precision: number;
  readonly edit: Edit<Fields[K]>;
  readonly at: Place;
}

/** The joined value of all contributions, with the place of the most precise one; or the places of two that contradict each other. */
export type Joined<T> =
  | { readonly value: T; readonly at: Place }
  | { readonly conflict: readonly [Place, Place] }
  | { readonly untouched: Place };

/** Values as printed; those of the national catalogue are the same in every run. */
const printed = new WeakMap<object, string>();

/** What has been compared and joined already, with the same reference data and by the same day. */
const memos = indexed((_reference: Reference) => new Map<string, ReturnType<typeof emptyMemo>>());

const byField = <T>(make: () => T) =>
  Object.fromEntries(fieldIds.map((field) => [field, make()])) as { [K in FieldId]: T };

const emptyMemo = () => ({
  // A table each: every county has a basis of its own, and would drive out the few limits that all write.
  compared: byField(() => pairMemo<Comparison>()),
  merged: byField(() => pairMemo<object>()),
  triggered: pairMemo<TimeLimit>(),
  lawful: new WeakMap<object, readonly StatutoryLimit[]>(),
});

const memoOf = ({ reference, date = '' }: Known): ReturnType<typeof emptyMemo> => {
  const byDate = memos(reference);
  const memo = byDate.get(date) ?? emptyMemo();
  byDate.set(date, memo);
  return memo;
};

const print = <K extends FieldId>(field: K, value: Fields[K]): string => {
  if (typeof value !== 'object') return fields[field].print(value);
  const text = printed.get(value) ?? fields[field].print(value);
  printed.set(value, text);
  return text;
};

const compare = <K extends FieldId>(field: K, local: Fields[K], inherited: Fields[K], known: Known): Comparison => {
  const compute = () => fields[field].compare(local, inherited, known);
  if (typeof local !== 'object' || typeof inherited !== 'object') return compute();
  return memoOf(known).compared[field](local, inherited, compute);
};

const merge = <K extends FieldId>(field: K, inherited: Fields[K], added: Fields[K], known: Known): Fields[K] => {
  const join = () => fields[field].merge?.(inherited, added, known.reference) ?? added;
  if (typeof inherited !== 'object' || typeof added !== 'object') return join();
  return memoOf(known).merged[field](added, inherited, join as () => object) as Fields[K];
};

const replaceCitations = (
  basis: readonly string[],
  replacements: readonly { from: string; to: string }[],
  known: Known,
): string[] => {
  const same = (left: string, right: string) => sameCitation(left, right, known.reference.register);
  const replaced = basis.map((citation) => replacements.find(({ from }) => same(from, citation))?.to ?? citation);
  return replaced.filter((citation, index) => replaced.findIndex((other) => same(other, citation)) === index);
};

const addsCitation = (
  contributions: readonly Contribution[],
  precision: number,
  citation: string,
  { reference: { register } }: Known,
): boolean =>
  contributions.some(
    ({ edit, precision: own }) =>
      own >= precision &&
      edit.kind === 'merge' &&
      ((edit.add ?? []) as Fields['basis']).some((added) => sameCitation(added, citation, register)),
  );

/** Everything that several entries add, in their order: joined two by two, for one by one the growing list is copied each time. */
const joinAdded = <K extends FieldId>(field: K, added: readonly Fields[K][], known: Known): Fields[K] | undefined => {
  let parts = added;
  while (parts.length > 1)
    parts = parts.flatMap((part, index) => {
      const next = parts[index + 1];
      return index % 2 === 1 ? [] : [next === undefined ? part : merge(field, part, next, known)];
    });
  return parts[0];
};

/**
 * Joins contributions in a way that does not depend on their order: the most precise plain value replaces, everything
 * less precise than it is void; what is added joins in order of precision, then of text.
 */
export const join = <K extends FieldId>(
  field: K,
  inherited: Fields[K] | undefined,
  contributions: readonly Contribution<K>[],
  known: Known,
): Joined<Fields[K]> | undefined => {
  const [only] = contributions;
  if (only && contributions.length === 1 && only.edit.kind === 'set') return { value: only.edit.value, at: only.at };
  const textOf = ({ edit }: Contribution<K>): string =>
    edit.kind === 'set' ? print(field, edit.value) : JSON.stringify([edit.add, edit.replace]);
  const sorted = [...contributions].sort(
    (left, right) => left.precision - right.precision || (textOf(left) < textOf(right) ? -1 : 1),
  );
  const sets = sorted.filter(({ edit }) => edit.kind === 'set');
  const top = sets.at(-1);
  const rival = sets.find(
    (other) => top && other.precision === top.precision && plain(textOf(other)) !== plain(textOf(top)),
  );
  if (top && rival) return { conflict: [rival.at, top.at] };
  let value = top?.edit.kind === 'set' ? top.edit.value : inherited;
  let at = top?.at;
  let untouched: Place | undefined;
  let added: Fields[K][] = [];
  const settleAdded = (): void => {
    const all = joinAdded(field, added, known);
    if (all !== undefined) value = value === undefined ? all : merge(field, value, all, known);
    added = [];
  };
  for (const { edit, at: place, precision } of sorted) {
    if (edit.kind !== 'merge' || (top && precision < top.precision)) continue;
    if (edit.replace && field === 'basis') {
      settleAdded();
      const before = (value ?? []) as Fields['basis'];
      // What an entry of the same or a higher precision adds is not for this one to take out again.
      const open = edit.replace.filter(({ from }) => !addsCitation(sorted, precision, from, known));
      const after = replaceCitations(before, open, known);
      if (after.join('\n') === before.join('\n') && edit.add === undefined) {
        untouched = place;
        continue;
      }
      value = after as Fields[FieldId] as Fields[K];
    }
    if (edit.add !== undefined) added.push(edit.add);
    at = place;
  }
  settleAdded();
  if (value === undefined || at === undefined) return untouched && { untouched };
  return { value, at };
};

/** What a limit says of some kinds of matter: the limits that name them, without the name; else all of it. */
const inScope = (local: TimeLimit, scopes: readonly string[]): TimeLimit => {
  const named = local.limits.filter(({ scope }) => scope !== undefined && scopes.includes(scope));
  if (named.length === 0) return local;
  const limits = named.map(({ span, trigger }) => ({ span, ...(trigger ? { trigger } : {}) }));
  return { text: `${local.text}（${scopes.join('、')}）`, limits };
};

/** The limits of law that a written limit exceeds, whatever the item: remembered by the written value. */
const exceeded = (local: TimeLimit, known: Known): readonly StatutoryLimit[] => {
  const { lawful } = memoOf(known);
  const broken =
    lawful.get(local) ??
    known.reference.limits.filter(
      ({ titles, timeLimit }) => compareTimeLimits(inScope(local, titles), parseTimeLimit(timeLimit)) === 'looser',
    );
  lawful.set(local, broken);
  return broken;
};

/** The law's own limit when a written limit would exceed it (条例 26 and 双公示): only 主动 items are bound. */
export const brokenLaw = (item: ResolvedItem, local: TimeLimit, known: Known): StatutoryLimit | undefined => {
  if (item.fields.disclosureMode?.value.proactive === false) return undefined;
  return exceeded(local, known).find(
    ({ titles }) => titles.length === 0 || titles.some((word) => item.fields.title.value.includes(word)),
  );
};

const verdictOf = (field: FieldId, trust: Cell<unknown>['trust'], looser: boolean, onlyDoubtful: boolean): Verdict => {
  const { kind } = fields[field];
  if (kind === 'free' || !looser) return 'applied';
  if (trust === 'inferred' || onlyDoubtful) return 'unverified';
  if (kind === 'floor') return 'refused';
  return field === 'title' ? 'renamed' : 'narrowed';
};

/** What came of one written value: the cell in force after it, and the outcome that rules word. */
export interface Weighed<T> {
  readonly cell: Cell<T> | undefined;
  readonly outcome: Outcome;
}

/** A limit that the law cuts: refused, whatever the row says. */
const refusedByLaw = <K extends FieldId>(
  { clause, timeLimit }: StatutoryLimit,
  outcome: Pick<Outcome, 'item' | 'field' | 'at' | 'local'>,
  cell: Cell<Fields[K]>,
): Weighed<Fields[K]> => ({
  cell,
  outcome: { ...outcome, verdict: 'refused', order: 'looser', inherited: timeLimit, missing: [timeLimit], law: clause },
});

/** The free texts of a floor or a body that take back what the field says. */
const takenBack = <K extends FieldId>(field: K, value: Fields[K], { reference }: Known): string | undefined => {
  if (field === 'channels')
    return (value as Fields['channels']).other.map((text) => retractionIn(field, text, reference)).find(isText);
  if (field !== 'responsibleBody') return undefined;
  return Object.values(value as Fields['responsibleBody'])
    .map((name) => retractionIn(field, name, reference))
    .find(isText);
};

const isText = (text: string | undefined): text is string => text !== undefined;

const withoutDoubtful = (lost: readonly string[], doubtful: readonly string[] | undefined): readonly string[] =>
  doubtful ? lost.filter((part) => !doubtful.some((doubt) => plain(doubt) === plain(part))) : lost;

/** Compares a written value with the value in force and decides what stands (product.md §1). `inherited` is the parent's cell for level 3. */
export const weigh = <K extends FieldId>(
  item: ResolvedItem,
  field: K,
  value: Fields[K],
  at: Place,
  by: number,
  inherited: Cell<Fields[K]> | undefined,
  known: Known,
): Weighed<Fields[K]> => {
  const local = print(field, value);
  const law = field === 'timeLimit' ? brokenLaw(item, value as TimeLimit, known) : undefined;
  const standing = (stands: Fields[K], history: Cell<Fields[K]>['history'] = []): Cell<Fields[K]> => ({
    value: stands,
    at,
    by,
    trust: 'local',
    history: [...history, { value: stands, at, by }],
  });
  const retraction = takenBack(field, value, known);
  if (retraction !== undefined) {
    const before = inherited ? print(field, inherited.value) : '';
    const outcome = {
      item: item.ref,
      field,
      at,
      local,
      verdict: 'refused',
      order: 'looser',
      inherited: before,
      missing: [],
      retraction,
    } as const;
    // The floor stands; an item without one has none of it until the text is mended.
    return {
      cell: inherited,
      outcome: inherited ? { ...outcome, inheritedAt: inherited.at, inheritedBy: inherited.by } : outcome,
    };
  }
  if (!inherited) {
    if (law) {
      const limit = parseTimeLimit(law.timeLimit) as Fields[FieldId] as Fields[K];
      return refusedByLaw(law, { item: item.ref, field, at, local }, standing(limit));
    }
    const outcome: Outcome = {
      item: item.ref,
      field,
      at,
      local,
      verdict: 'applied',
      order: 'same',
      inherited: '',
      missing: [],
    };
    return { cell: standing(value), outcome };
  }
  const { order, missing: lost } = compare(field, value, inherited.value, known);
  const missing = withoutDoubtful(lost, inherited.doubtful);
  const looser = order === 'looser' || order === 'incomparable';
  const verdict = verdictOf(field, inherited.trust, looser, lost.length > 0 && missing.length === 0);
  if (law && verdict !== 'refused') return refusedByLaw(law, { item: item.ref, field, at, local }, inherited);
  const before = print(field, inherited.value);
  // Only what is the same in substance can be the same in words.
  const unchanged = order === 'same' && (local === before || plain(local) === plain(before));
  // Written out, not spread: this is made for every written value of a nation.
  const outcome: Outcome = {
    item: item.ref,
    field,
    at,
    local,
    verdict: unchanged ? 'unchanged' : verdict,
    order,
    inherited: before,
    inheritedAt: inherited.at,
    inheritedBy: inherited.by,
    missing: unchanged ? [] : verdict === 'refused' || missing.length === 0 ? lost : missing,
  };
  if (verdict === 'refused' || unchanged) return { cell: inherited, outcome };
  const held =
    field === 'timeLimit'
      ? (memoOf(known).triggered(value as object, inherited.value as object, () =>
          inheritTriggers(value as TimeLimit, inherited.value as TimeLimit),
        ) as Fields[FieldId] as Fields[K])
      : value;
  return { cell: standing(held, inherited.history), outcome };
};
