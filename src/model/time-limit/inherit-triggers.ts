import type { LimitWords } from '../reference.ts';
import { eventsOfDecision, isDecision } from './decision.ts';
import type { Clause, Phrase } from './limit-grammar.ts';
import { matchEvents, matchTogether, type Trigger } from './match-events.ts';
import { parseTimeLimit, readClauses } from './parse-time-limit.ts';
import type { TimeLimit } from './time-limit.ts';

/** A local value as it is published: with the events that it takes over. */
export interface Inheriting {
  readonly value: TimeLimit;
  /** It named events itself, but left one out that counts. */
  readonly widened: boolean;
}

const sameScope = (left: Clause, right: Clause): boolean =>
  (left.scope.names ?? []).join() === (right.scope.names ?? []).join();

/** The inherited clauses that a local one takes its events from: those of its scope, else the general ones. */
const modelsOf = (clause: Clause, inherited: readonly Clause[]): readonly Clause[] => {
  const exact = inherited.filter((other) => sameScope(other, clause));
  return exact.length > 0 ? exact : inherited.filter(({ scope }) => !scope.names);
};

const isStatutory = (events: Trigger): boolean =>
  matchEvents(undefined, events) === 'exact' && matchEvents(events, undefined) === 'exact';

/** 即时公开 counts from nothing, and a scope reads on from the general limit, as long as that counts as the law does. */
const readsWell = ({ scope, span }: Clause, events: Trigger): boolean =>
  isStatutory(events) && (scope.names !== undefined || (span.kind === 'within' && span.amount === 0));

/** Behind nothing or a mark. */
const startsAnew = /(?:^|[\s:：,，;；。、(（])$/u;

/** 信息形成 and 变更, of two clauses: 信息形成或变更之日起. */
const joinPhrases = (source: string, phrases: readonly Phrase[]): string => {
  const last = phrases.at(-1);
  const lists = phrases.map(({ start, listEnd }) => source.slice(start, listEnd));
  return last ? `${lists.join('或')}${source.slice(last.listEnd, last.end) || '之日起'}` : '';
};

const distinct = (clauses: readonly Clause[]): readonly Phrase[] => {
  const phrases = clauses.map(({ phrase }) => phrase).filter(({ events }) => events);
  return phrases.filter(({ events }, at) => phrases.findIndex((other) => `${other.events}` === `${events}`) === at);
};

/** The events of the clause and its model as they are compared. */
const eventsFor = ({ scope: { names = [] } }: Clause, words: LimitWords): ((phrase: Phrase) => Trigger) => {
  const decided = names.some((name) => isDecision(name, words));
  return ({ events }) => (decided && events ? eventsOfDecision(events) : events);
};

/** Whether a clause names a part only of what counts; those of its scope may name the rest. */
const isPart = (clause: Clause, clauses: readonly Clause[], models: readonly Clause[], words: LimitWords): boolean => {
  const eventsOf = eventsFor(clause, words);
  const siblings = clauses.filter((other) => sameScope(other, clause));
  const triggers = (some: readonly Clause[]) => some.map(({ phrase }) => eventsOf(phrase));
  return matchTogether(triggers(siblings), triggers(models))[siblings.indexOf(clause)] === 'part';
};

/**
 * An omitted event means the inherited one (product.md 1), for the layers below and for the reader too: it is printed. So is
 * 形成或变更 for one who wrote 形成 alone.
 */
export const inheritTriggers = (local: TimeLimit, inherited: TimeLimit, words: LimitWords): Inheriting => {
  const { text: source, clauses: standards = [] } = readClauses(inherited.text, words);
  const { clauses = [] } = readClauses(local.text, words);
  let { text } = local;
  let widened = false;
  // From the end on, so that the places before stay right.
  for (const clause of [...clauses].reverse()) {
    const models = modelsOf(clause, standards);
    const phrases = distinct(models);
    const { start, end, events } = clause.phrase;
    if (clause.span.kind !== 'within' || phrases.length === 0) continue;
    const part = events !== undefined && isPart(clause, clauses, models, words);
    const named = phrases.flatMap((phrase) => phrase.events ?? []);
    if (events ? !part : readsWell(clause, named)) continue;
    const opener = events || startsAnew.test(text.slice(0, start)) ? '' : '自';
    const [first] = phrases;
    const phrase = phrases.length === 1 && first ? source.slice(first.start, first.end) : joinPhrases(source, phrases);
    text = `${text.slice(0, start)}${opener}${phrase}${text.slice(end)}`;
    widened ||= part;
  }
  return { value: text === local.text ? local : parseTimeLimit(text, words), widened };
};
