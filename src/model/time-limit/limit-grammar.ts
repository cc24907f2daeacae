import { readNumeral } from '../numeral.ts';
import type { LimitWords } from '../reference.ts';
import {
  after,
  before,
  chain,
  either,
  followed,
  type Hit,
  here,
  lineBreak,
  many,
  matching,
  nothing,
  once,
  oneOf,
  optional,
  type Parser,
  sequence,
} from './parser.ts';
import type { Span } from './time-limit.ts';

/** The events that a limit counts from, where they are said: `end` equals `start` where they are left out, and would stand. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  /** Where the events end and 之日起 begins. */
  readonly listEnd: number;
  readonly events?: readonly string[];
}

/** For what a limit holds: some kinds of matter, or what other limits of the cell leave. */
export interface Scope {
  readonly names?: readonly string[];
  readonly rest?: true;
}

/** One limit as it is written. */
export interface Clause {
  readonly scope: Scope;
  readonly phrase: Phrase;
  readonly span: Span;
}

/** The form in which the grammar compares text. */
export const grammarForm = (text: string): string => text.normalize('NFKC').replaceAll('曰', '日');

const literal = (...texts: readonly string[]): Parser<string> => oneOf(texts);

/** A word of any entry of a list, with what the entry says. */
const meaning = <T, E>(
  entries: readonly E[],
  wordsOf: (entry: E) => readonly string[],
  read: (entry: E) => T,
): Parser<T> => {
  const meanings = new Map(entries.flatMap((entry) => wordsOf(entry).map((word) => [grammarForm(word), read(entry)])));
  return followed(oneOf([...meanings.keys()]), nothing(null), (word) => meanings.get(word));
};

type Vocabulary = {
  readonly [list in keyof LimitWords as LimitWords[list] extends readonly string[] ? list : never]: Parser<string>;
};

const vocabulary = (words: LimitWords): Vocabulary =>
  Object.fromEntries(
    Object.entries(words).flatMap(([list, entries]) =>
      entries.every((entry: unknown) => typeof entry === 'string')
        ? [[list, oneOf((entries as readonly string[]).map(grammarForm))]]
        : [],
    ),
  ) as Vocabulary;

const comma = literal(',');

const bracketed = <T>(parser: Parser<T>): Parser<T> => after(literal('('), before(parser, literal(')')));

/** Events that are named, and where their list ends. */
type Named = Required<Pick<Phrase, 'events' | 'listEnd'>>;

/** 信息形成或变更之日起: events that the words know, of something. */
const eventsOf = (object: Parser<unknown>, { joiners, starts }: Vocabulary, { events }: LimitWords): Parser<Named> => {
  const event = meaning(
    events,
    ({ words }) => words,
    ({ id }): readonly string[] => [id],
  );
  // 形成（变更）
  const member = either(
    event,
    followed(event, after(literal('('), before(event, literal(')'))), (outer, inner) => [...outer, ...inner]),
  );
  // 形成之日或者变更之日起
  const list = chain(after(many(object), member), after(sequence(optional(starts), joiners, many(object)), member));
  return before(
    followed(list, here, (found, listEnd) => ({ events: found.flat(), listEnd })),
    sequence(many(object), optional(starts)),
  );
};

/** Events of what is disclosed; where only a part of it is named (政策形成之日起), it is a part that is made. */
const knownEvents = (known: Vocabulary, words: LimitWords): Parser<Named> =>
  either(
    eventsOf(known.subjects, known, words),
    followed(eventsOf(either(known.subjects, known.matters), known, words), nothing(null), ({ events, listEnd }) => ({
      events: events.map((event) => (event === 'made' ? 'produced' : event)),
      listEnd,
    })),
  );

/** 自归档之日起: an event that they do not know, kept as it is written. It is the same only as itself. */
const otherEvent =
  ({ starts }: Vocabulary): Parser<Named> =>
  (input, at) => {
    const found: Hit<Named>[] = [];
    for (let end = at + 1; end < input.text.length && /[^,;:。()]/u.test(input.text.charAt(end - 1)); end += 1)
      for (const start of starts({ ...input, reached: 0 }, end))
        found.push({ end: start.end, value: { events: [`「${input.text.slice(at, end)}」`], listEnd: end } });
    return found;
  };

/** The events that a limit counts from, with their place; what stands before them is no part of it. */
const triggerOf = (known: Vocabulary, words: LimitWords): Parser<Phrase> => {
  const at = (parser: Parser<Named>): Parser<Phrase> =>
    followed(
      followed(here, parser, (start, named) => ({ start, ...named })),
      here,
      (phrase, end) => ({ ...phrase, end }),
    );
  return either(
    after(optional(known.openers), at(knownEvents(known, words))),
    after(optional(known.openers), at(otherEvent(known))),
  );
};

/** 20个工作日, 10日（自然日）, 二十天. */
export const amountOf = ({ units, halves }: LimitWords): Parser<Span> => {
  const unit = meaning(
    units,
    ({ words }) => words,
    (one) => one,
  );
  const number = matching(/(\d+|[一二两三四五六七八九十百零廿]+)(?:个(?![个月天]|日(?!历)))?/u, ([, numeral = '']) =>
    readNumeral(numeral),
  );
  const counted = either(
    followed(number, unit, (count, one) => ({ count, one })),
    // 半个月 is a word of its own: 一个半月 is not read as one.
    meaning(
      halves,
      (half) => half.words,
      (one) => ({ count: 1, one }),
    ),
  );
  const spanOf = (count: number, { unit: kind, longest, shortest }: LimitWords['units'][number]): Span => ({
    kind: 'within',
    amount: (count * longest) / 24,
    shortest: (count * shortest) / 24,
    unit: kind,
  });
  const named = after(literal('('), before(unit, literal(')')));
  return either(
    followed(counted, nothing(null), ({ count, one }) => spanOf(count, one)),
    // 10日（工作日） are 工作日; 20个工作日（自然日） contradicts itself.
    followed(counted, named, ({ count, one }, other) =>
      one.longest === other.longest && (one.unit === 'day' || other.unit === 'workday')
        ? spanOf(count, other)
        : undefined,
    ),
  );
};

/** 予以公开, 在政府网站上公开并及时更新, 通过县政府网站、公示栏等途径公开; `alone` says whether 更新 counts without a verb. */
const tailOf = (
  { adverbs, placed, placeOwners, places, placeEnds, joiners, verbs, updates, links, subjects }: Vocabulary,
  alone: boolean,
): Parser<null> => {
  const place = sequence(many(placeOwners), places);
  const several = sequence(place, many(sequence(joiners, place)), optional(placeEnds));
  const modifiers = many(either<unknown>(adverbs, sequence(placed, several)));
  const further = either<unknown>(
    verbs,
    sequence(links, modifiers, either(verbs, updates)),
    sequence(comma, optional(links), modifiers, updates),
  );
  return optional(
    sequence(optional(comma), modifiers, alone ? either(verbs, updates) : verbs, many(further), many(subjects)),
  );
};

/** 每月10日前, 每季度结束后10日内, 每年1月31日前: a rhythm of so many days, or a day of the year. */
const rhythmOf = (known: Vocabulary, words: LimitWords, amount: Parser<Span>): Parser<Span> => {
  const tail = tailOf(known, true);
  const period = meaning(
    words.periods,
    (one) => one.words,
    ({ days }) => days,
  );
  const every = (daysBetween: number): Span => ({ kind: 'every', daysBetween });
  const date = matching(/(\d{1,2})月(?:(\d{1,2})日|底)/u, ([, month, day = '31']) => ({
    month: Number(month),
    day: Number(day),
  }));
  const dayOfMonth = matching(/\d{1,2}日/u, () => null);
  return either(
    before(followed(period, nothing(null), every), sequence(optional(known.once), tail, optional(known.once))),
    before(followed(period, nothing(null), every), sequence(dayOfMonth, known.before, tail)),
    followed(before(period, known.periodEnds), before(amount, sequence(known.inside, tail)), (days, span) =>
      span.kind === 'within' && span.unit === 'day' ? every(days + span.amount) : undefined,
    ),
    followed(period, before(date, sequence(known.before, tail)), (days, { month, day }) =>
      days > 365 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { kind: 'yearly-by', month, day } : undefined,
    ),
  );
};

const scopeOf = ({ scopeOpeners, scopeEnds, joiners, rest }: Vocabulary, { scopes }: LimitWords): Parser<Scope> => {
  const name = before(
    meaning(
      scopes,
      (one) => [one.name],
      (one) => one.name,
    ),
    many(scopeEnds),
  );
  const named = followed(
    chain(name, after(either(joiners, comma), name)),
    nothing(null),
    (names): Scope => ({ names }),
  );
  const others = before(
    followed(rest, nothing(null), (): Scope => ({ rest: true })),
    many(scopeEnds),
  );
  return after(many(either(scopeOpeners, comma)), before(either(named, others), many(literal(',', ':'))));
};

const clauseOf = (words: LimitWords, known: Vocabulary): Parser<Clause> => {
  const fillers = once(many(either(known.limiters, known.adverbs, comma)));
  const updating = once(tailOf(known, true));
  const amount = amountOf(words);
  const instant = followed(
    known.instant,
    nothing(null),
    (): Span => ({ kind: 'within', amount: 0, shortest: 0, unit: 'day' }),
  );
  const promptly = followed(known.promptly, nothing(null), (): Span => ({ kind: 'promptly' }));
  const standing = followed(known.standing, nothing(null), (): Span => ({ kind: 'standing' }));
  const trigger = once(triggerOf(known, words));
  const inside = optional(known.inside);
  const publishing = tailOf(known, false);
  const atOnce = either(instant, promptly, standing);
  const span = once(either(before(amount, sequence(inside, publishing)), before(atOnce, updating)));
  const omitted = followed(here, fillers, (start): Phrase => ({ start, end: start, listEnd: start }));
  const said = after(fillers, before(trigger, fillers));
  // What was made is disclosed; what changed is disclosed by being updated.
  const updated = followed(said, before(amount, sequence(inside, updating)), (phrase, of) =>
    phrase.events?.every((event) => event === 'changed') ? { phrase, span: of } : undefined,
  );
  // 5个工作日内（自信息形成之日起）公开；20个工作日内公开，自信息形成之日起计算
  const behind = either(bracketed(trigger), after(comma, after(known.openers, trigger)));
  const reversed = after(
    fillers,
    either(
      followed(span, behind, (of, phrase) => ({ phrase, span: of })),
      followed(before(amount, inside), before(bracketed(trigger), publishing), (of, phrase) => ({ phrase, span: of })),
    ),
  );
  // 及时公开，最迟不超过20个工作日: the number is the limit.
  const prefix = optional(sequence(known.promptly, updating, comma));
  const counted = after(
    prefix,
    either(
      followed(either(omitted, said), span, (phrase, of) => ({ phrase, span: of })),
      updated,
      reversed,
    ),
  );
  const calendar = followed(omitted, rhythmOf(known, words, amount), (phrase, of) => ({ phrase, span: of }));
  return followed(
    either(nothing<Scope>({}), scopeOf(known, words)),
    either(counted, calendar),
    (scope, rest): Clause => ({ scope, ...rest }),
  );
};

/** The whole cell: its limits, and the sentence of the law that may follow them. */
export const limitGrammar = (words: LimitWords): Parser<readonly Clause[]> => {
  const known = vocabulary(words);
  const clause = once(clauseOf(words, known));
  const marks = many(either<unknown>(literal(';', ',', '。', '、'), lineBreak));
  const separator = sequence(either<unknown>(literal(';', ',', '。', '、'), lineBreak), marks);
  const heading = optional(sequence(known.headings, many(literal(':', ',', '为'))));
  const clauses = chain(clause, either(after(separator, clause), bracketed(clause)));
  const law = optional(either<unknown>(sequence(separator, known.tails), bracketed(known.tails)));
  return after(sequence(marks, heading), before(clauses, sequence(law, marks)));
};
