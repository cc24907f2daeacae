import type { LimitWords } from '../reference.ts';
import { matchEvents } from './compare-time-limits.ts';
import type { Clause } from './limit-grammar.ts';
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

/** The inherited clause that a local one takes its events from: that of its scope, else the general one. */
const modelOf = (clause: Clause, inherited: readonly Clause[]): Clause | undefined =>
  inherited.find((other) => sameScope(other, clause)) ?? inherited.find(({ scope }) => !scope.names);

const isStatutory = ({ phrase }: Clause): boolean =>
  matchEvents(undefined, phrase.events) === 'exact' && matchEvents(phrase.events, undefined) === 'exact';

/** 即时公开 counts from nothing, and a scope reads on from the general limit, as long as that counts as the law does. */
const readsWell = ({ scope, span }: Clause, model: Clause): boolean =>
  isStatutory(model) && (scope.names !== undefined || (span.kind === 'within' && span.amount === 0));

/** Behind nothing or a mark. */
const startsAnew = /(?:^|[\s:：,，;；。、(（])$/u;

/**
 * An omitted event means the inherited one (product.md 1), for the layers below and for the reader too: it is printed. So is
 * 形成或变更 for one who wrote 形成 alone.
 */
export const inheritTriggers = (local: TimeLimit, inherited: TimeLimit, words: LimitWords): Inheriting => {
  const { text: source, clauses: models = [] } = readClauses(inherited.text, words);
  let { text } = local;
  let widened = false;
  // From the end on, so that the places before stay right.
  for (const clause of [...(readClauses(text, words).clauses ?? [])].reverse()) {
    const model = modelOf(clause, models);
    const { start, end, events } = clause.phrase;
    if (clause.span.kind !== 'within' || !model?.phrase.events) continue;
    const part = events !== undefined && matchEvents(events, model.phrase.events) === 'part';
    if (events ? !part : readsWell(clause, model)) continue;
    const phrase = source.slice(model.phrase.start, model.phrase.end);
    const opener = events || startsAnew.test(text.slice(0, start)) ? '' : '自';
    text = `${text.slice(0, start)}${opener}${phrase}${text.slice(end)}`;
    widened ||= part;
  }
  return { value: text === local.text ? local : parseTimeLimit(text, words), widened };
};
