import { sameCitation } from '../model/basis.ts';
import type { Cell, Edit, FieldId, Fields, ResolvedItem } from '../model/catalogue.ts';
import { type Comparison, fieldIds, fields, type Known } from '../model/fields.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Reference, StatutoryLimit } from '../model/reference.ts';
import { indexed, pairMemo } from '../model/remember.ts';
import { retractionIn } from '../model/retraction.ts';
import type { Outcome, Verdict } from '../model/step.ts';
import { compareWithLaw } from '../model/time-limit/compare-time-limits.ts';
import { asDecision } from '../model/time-limit/decision.ts';
import { foreignPart } from '../model/time-limit/foreign-part.ts';
import { type Inheriting, inheritTriggers } from '../model/time-limit/inherit-triggers.ts';
import { parseTimeLimit } from '../model/time-limit/parse-time-limit.ts';
import type { Strictness, TimeLimit } from '../model/time-limit/time-limit.ts';

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
  triggered: pairMemo<Inheriting>(),
  lawful: { made: new WeakMap<object, readonly BrokenLaw[]>(), decided: new WeakMap<object, readonly BrokenLaw[]>() },
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

/** A limit of law that a written one does not keep, or cannot be told to keep. */
export interface BrokenLaw {
  readonly law: StatutoryLimit;
  readonly limit: TimeLimit;
  readonly order: Strictness;
}

/** What a written limit breaks of the law, whatever the item: remembered by the written value. */
const brokenLaws = (local: TimeLimit, decided: boolean, known: Known): readonly BrokenLaw[] => {
  const lawful = memoOf(known).lawful[decided ? 'decided' : 'made'];
  const { limits, limitWords } = known.reference;
  const broken =
    lawful.get(local) ??
    limits.flatMap((law): BrokenLaw[] => {
      const limit = parseTimeLimit(law.timeLimit, limitWords);
      const asMade = decided || law.titles.length > 0 ? asDecision : (same: TimeLimit): TimeLimit => same;
      const order = compareWithLaw(asMade(inScope(local, law.titles)), asMade(limit), limitWords);
      return order === 'same' || order === 'tighter' ? [] : [{ law, limit, order }];
    });
  lawful.set(local, broken);
  return broken;
};

/** Where only a part of an item is 行政许可, the rest has the limit of all. */
const withGeneral = (broken: BrokenLaw, { reference: { limits, limitWords } }: Known): BrokenLaw => {
  const { titles, timeLimit } = broken.law;
  const general = limits.find((law) => law.titles.length === 0)?.timeLimit;
  const text = general === undefined ? timeLimit : `${general}；其中${titles.join('、')}自${timeLimit}`;
  return { ...broken, limit: parseTimeLimit(text, limitWords) };
};

/** The law binds 主动 items only, and those that do not say. */
const isBound = ({ fields: { disclosureMode } }: ResolvedItem): boolean => disclosureMode?.value.proactive !== false;

/** The law's own limit where a written one is not known to keep it (条例 26 and 双公示). */
export const brokenLaw = (item: ResolvedItem, local: TimeLimit, known: Known): BrokenLaw | undefined => {
  if (!isBound(item)) return undefined;
  const title = item.fields.title.value;
  const decided = known.reference.limitWords.scopes.some((scope) => scope.decided && title.includes(scope.name));
  const broken = brokenLaws(local, decided, known);
  const named = (name: string): boolean => local.limits.some(({ scope }) => scope === name);
  const titled = broken.find(({ law: { titles } }) => titles.some((word) => title.includes(word)));
  const scoped = broken.find(({ law: { titles } }) => titles.some(named));
  const general = broken.find(({ law: { titles } }) => titles.length === 0);
  // What holds for some titles only is stricter than what holds for all.
  return titled ?? (scoped && withGeneral(scoped, known)) ?? general;
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

/** What the author of a limit that the law cuts, or does not understand, is told. */
export const lawOutcome = (
  { law, limit, order }: BrokenLaw,
  local: TimeLimit,
  where: Pick<Outcome, 'item' | 'at'>,
  { reference }: Known,
): Outcome => ({
  ...where,
  field: 'timeLimit',
  local: local.text,
  verdict: 'refused',
  order,
  inherited: law.timeLimit,
  missing: [law.timeLimit],
  law: law.clause,
  ...(order === 'incomparable' ? foreignPart(local, limit, reference.limitWords) : {}),
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

/** A limit as it is published, with the events that it takes over from the one in force, or from the law. */
const inheriting = (local: TimeLimit, inherited: TimeLimit, known: Known): Inheriting =>
  memoOf(known).triggered(local, inherited, () => inheritTriggers(local, inherited, known.reference.limitWords));

const asField = <K extends FieldId>(limit: TimeLimit): Fields[K] => limit as Fields[FieldId] as Fields[K];

/** What is compared with nothing. */
const unopposed: Comparison = { order: 'same', missing: [] };

/** What a value is published as: a limit takes over the events of the one in force, an own one those of the law if it left one out. */
const publish = <K extends FieldId>(
  item: ResolvedItem,
  field: K,
  value: Fields[K],
  inherited: Cell<Fields[K]> | undefined,
  known: Known,
): { readonly value: Fields[K]; readonly widened?: string } => {
  if (field !== 'timeLimit') return { value };
  const { limits, limitWords } = known.reference;
  const [law] = isBound(item) ? limits.filter(({ titles }) => titles.length === 0) : [];
  const model = inherited ? (inherited.value as TimeLimit) : law && parseTimeLimit(law.timeLimit, limitWords);
  const published = model && inheriting(value as TimeLimit, model, known);
  if (!published || (!inherited && !published.widened)) return { value };
  return { value: asField(published.value), ...(published.widened ? { widened: published.value.text } : {}) };
};

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
  const { order, missing: lost } = inherited ? compare(field, value, inherited.value, known) : unopposed;
  const missing = withoutDoubtful(lost, inherited?.doubtful);
  const looser = order === 'looser' || order === 'incomparable';
  const onlyDoubtful = lost.length > 0 && missing.length === 0;
  const verdict = inherited ? verdictOf(field, inherited.trust, looser, onlyDoubtful) : 'applied';
  const standing = (stands: Fields[K]): Cell<Fields[K]> => ({
    value: stands,
    at,
    by,
    trust: 'local',
    history: [...(inherited?.history ?? []), { value: stands, at, by }],
  });
  const before = inherited ? print(field, inherited.value) : '';
  const retraction = takenBack(field, value, known);
  if (retraction !== undefined) {
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
  // Where the law's own limit is in force, it is the law that is told.
  if (law && (verdict !== 'refused' || before === law.limit.text))
    return {
      cell: inherited ?? standing(asField(law.limit)),
      outcome: lawOutcome(law, value as TimeLimit, { item: item.ref, at }, known),
    };
  const published = verdict === 'refused' ? { value } : publish(item, field, value, inherited, known);
  const says = (text: string): boolean => text === before || plain(text) === plain(before);
  // Only what is the same in substance can be the same in words.
  const unchanged =
    inherited !== undefined &&
    order === 'same' &&
    published.widened === undefined &&
    (says(local) || says(print(field, published.value)));
  // Written out, not spread: this is made for every written value of a nation.
  const outcome: { -readonly [key in keyof Outcome]: Outcome[key] } = {
    item: item.ref,
    field,
    at,
    local,
    verdict: unchanged ? 'unchanged' : verdict,
    order,
    inherited: before,
    missing: unchanged ? [] : verdict === 'refused' || missing.length === 0 ? lost : missing,
  };
  if (inherited) {
    outcome.inheritedAt = inherited.at;
    outcome.inheritedBy = inherited.by;
    if (verdict === 'refused' && field === 'timeLimit')
      Object.assign(outcome, foreignPart(value as TimeLimit, inherited.value as TimeLimit, known.reference.limitWords));
  }
  if (published.widened !== undefined) outcome.widened = published.widened;
  if (inherited && (verdict === 'refused' || unchanged)) return { cell: inherited, outcome };
  return { cell: standing(published.value), outcome };
};
