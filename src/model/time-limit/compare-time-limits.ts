import { plain } from '../plain.ts';
import type { LimitWords } from '../reference.ts';
import { asDecision, isDecision } from './decision.ts';
import { type Match, matchTogether, shareEvent } from './match-events.ts';
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

const severity: readonly Strictness[] = ['looser', 'incomparable', 'tighter', 'same'];
const worst = (orders: readonly Strictness[]): Strictness =>
  severity.find((order) => orders.includes(order)) ?? 'incomparable';

/** Limits for one kind of matter: each inherited one is met by all that count from one of its events. */
const compareLimits = (local: readonly Limit[], inherited: readonly Limit[]): Strictness => {
  const triggersOf = (limits: readonly Limit[]) => limits.map(({ trigger }) => trigger);
  const matches = matchTogether(triggersOf(local), triggersOf(inherited));
  const isMetBy = (standard: Limit, { trigger }: Limit, match: Match): boolean =>
    match !== 'exact' ||
    shareEvent(trigger, standard.trigger) ||
    !inherited.some((other) => shareEvent(trigger, other.trigger));
  return worst(
    inherited.map((standard) =>
      worst(
        local.flatMap((limit, index) =>
          isMetBy(standard, limit, matches[index])
            ? [matches[index] ? compareSpans(limit.span, standard.span) : 'incomparable']
            : [],
        ),
      ),
    ),
  );
};

const eventsTogether = (limits: readonly Limit[]): Pick<Limit, 'trigger'> => {
  const events = limits.flatMap(({ trigger = [] }) => trigger);
  return events.length > 0 ? { trigger: [...new Set(events)] } : {};
};

const scoped = (limits: readonly Limit[], scope: string | undefined): readonly Limit[] =>
  limits.filter((limit) => limit.scope === scope);

/**
 * Compares two 公开时限 (三(四)). Every inherited limit must be met by a local one of the same scope, or by a
 * local one without scope; a local exception for one scope is held against the general inherited limit, which for a
 * decision counts from its being taken, too.
 */
export const compareTimeLimits = (
  local: TimeLimit,
  inherited: TimeLimit,
  words: Pick<LimitWords, 'scopes'>,
): Strictness => {
  if (plain(local.text) === plain(inherited.text)) return 'same';
  const general = eventsTogether(scoped(inherited.limits, undefined));
  const of = (limit: TimeLimit, scope: string | undefined): readonly Limit[] => {
    const exact = scoped(limit.limits, scope);
    // What says no event is published with those of the general limit, for every scope that it is to meet.
    const all = exact.length > 0 ? exact : scoped(limit.limits, undefined).map((one) => ({ ...general, ...one }));
    return isDecision(scope, words) ? asDecision({ ...limit, limits: all }).limits : all;
  };
  const scopes = new Set([...inherited.limits, ...local.limits].map(({ scope }) => scope));
  const held = [...scopes].filter((scope) => of(inherited, scope).length > 0);
  return worst(held.map((scope) => compareLimits(of(local, scope), of(inherited, scope))));
};

/** What a limit of the calendar promises at most: what is new waits for the next day of disclosure. */
const asWithin = ({ span, ...limit }: Limit): Limit => {
  const days = span.kind === 'every' ? span.daysBetween : span.kind === 'yearly-by' ? 366 : undefined;
  return { ...limit, span: days === undefined ? span : { kind: 'within', amount: days, shortest: days, unit: 'day' } };
};

/** Holds a 公开时限 against one that the law sets: a rhythm keeps it, too, if it is fast enough. */
export const compareWithLaw = (local: TimeLimit, law: TimeLimit, words: Pick<LimitWords, 'scopes'>): Strictness =>
  compareTimeLimits({ ...local, limits: local.limits.map(asWithin) }, law, words);
