import { plain } from '../plain.ts';
import type { Limit, Span, Strictness, TimeLimit } from './time-limit.ts';

type Within = Extract<Span, { kind: 'within' }>;

/**
 * The longest that `amount` 工作日 can last in calendar days: two weekend days for each begun week,
 * and nine days for the longest public holiday with its weekend.
 */
const longestDays = (workdays: number): number => (workdays === 0 ? 0 : workdays + 2 * Math.ceil(workdays / 5) + 9);

const compareWithin = (local: Within, inherited: Within): Strictness => {
  if (local.unit === inherited.unit || local.amount === 0 || inherited.amount === 0) {
    if (local.amount === inherited.amount && local.shortest === inherited.shortest) return 'same';
    if (local.amount <= inherited.shortest) return 'tighter';
    return local.shortest >= inherited.amount ? 'looser' : 'incomparable';
  }
  if (inherited.unit === 'workday') {
    if (local.amount <= inherited.amount) return 'tighter';
    return local.shortest > longestDays(inherited.amount) ? 'looser' : 'incomparable';
  }
  if (longestDays(local.amount) <= inherited.shortest) return 'tighter';
  return local.amount > inherited.amount ? 'looser' : 'incomparable';
};

/** How one span stands to another that counts from the same event. */
export const compareSpans = (local: Span, inherited: Span): Strictness => {
  if (local.kind === 'within' && inherited.kind === 'within') return compareWithin(local, inherited);
  if (local.kind === 'every' && inherited.kind === 'every' && local.daysBetween !== inherited.daysBetween)
    return local.daysBetween < inherited.daysBetween ? 'tighter' : 'looser';
  if (local.kind === 'yearly-by' && inherited.kind === 'yearly-by') {
    const gap = local.month * 100 + local.day - (inherited.month * 100 + inherited.day);
    return gap === 0 ? 'same' : gap < 0 ? 'tighter' : 'looser';
  }
  return 'incomparable';
};

/** 条例 26: a limit without a trigger counts from the information being made or changed. */
const statutoryTrigger: readonly string[] = ['made', 'changed'];

/** 条例 2: information is made by being produced or obtained. One of the two alone is a part of it. */
const partsOfMade: readonly string[] = ['produced', 'obtained'];

/**
 * Whether a limit counts from the events of the inherited one: from these and no other (`exact`; 变更 beside 形成 is the law's
 * own), or from being made without saying that a change counts, too (`part`: printed with the inherited events).
 */
export const matchEvents = (local: Limit['trigger'], inherited: Limit['trigger']): 'exact' | 'part' | undefined => {
  const expected = inherited ?? statutoryTrigger;
  const events = local ?? expected;
  const has = (event: string) => events.includes(event);
  if (events.length === expected.length && expected.every(has)) return 'exact';
  if (!expected.includes('made')) return undefined;
  const others = events.filter((event) => !partsOfMade.includes(event) && !statutoryTrigger.includes(event));
  if (others.length > 0 || !(has('made') || has('produced'))) return undefined;
  return has('made') && expected.every(has) ? 'exact' : 'part';
};

const compareLimits = (local: Limit, inherited: Limit): Strictness =>
  matchEvents(local.trigger, inherited.trigger) ? compareSpans(local.span, inherited.span) : 'incomparable';

const severity: readonly Strictness[] = ['looser', 'incomparable', 'tighter', 'same'];
const worst = (orders: readonly Strictness[]): Strictness =>
  severity.find((order) => orders.includes(order)) ?? 'incomparable';

const scoped = (limits: readonly Limit[], scope: string | undefined): readonly Limit[] =>
  limits.filter((limit) => limit.scope === scope);

/**
 * Compares two 公开时限 (三(四)). Every inherited limit must be met by a local one of the same scope, or by a
 * local one without scope; a local exception for one scope is held against the general inherited limit.
 */
export const compareTimeLimits = (local: TimeLimit, inherited: TimeLimit): Strictness => {
  if (plain(local.text) === plain(inherited.text)) return 'same';
  const met = inherited.limits.map((limit) => {
    const exact = scoped(local.limits, limit.scope);
    const candidates = exact.length > 0 ? exact : scoped(local.limits, undefined);
    return worst(candidates.map((candidate) => compareLimits(candidate, limit)));
  });
  const general = scoped(inherited.limits, undefined);
  const exceptions = local.limits
    .filter((limit) => limit.scope !== undefined && scoped(inherited.limits, limit.scope).length === 0)
    .flatMap((limit) => general.map((standard) => compareLimits(limit, standard)));
  return worst([...met, ...exceptions]);
};

/** What a limit of the calendar promises at most: what is new waits for the next day of disclosure. */
const asWithin = ({ span, ...limit }: Limit): Limit => {
  const days = span.kind === 'every' ? span.daysBetween : span.kind === 'yearly-by' ? 366 : undefined;
  return { ...limit, span: days === undefined ? span : { kind: 'within', amount: days, shortest: days, unit: 'day' } };
};

/** Holds a 公开时限 against one that the law sets: a rhythm keeps it, too, if it is fast enough. */
export const compareWithLaw = (local: TimeLimit, law: TimeLimit): Strictness =>
  compareTimeLimits({ ...local, limits: local.limits.map(asWithin) }, law);
