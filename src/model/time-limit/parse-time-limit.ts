import type { LimitWords } from '../reference.ts';
import { indexed, remember } from '../remember.ts';
import { eventsOfDecision, isDecision } from './decision.ts';
import { type Clause, grammarForm, limitGrammar, type Phrase } from './limit-grammar.ts';
import type { Hit, Input, Parser } from './parser.ts';
import type { Limit, TimeLimit } from './time-limit.ts';

/** Longer cells hold something else than a limit. */
const longest = 300;

/** The clauses of a limit that is understood, with the places of their phrases in the text as written. */
interface ReadLimit {
  readonly text: string;
  readonly clauses?: readonly Clause[];
}

/** A text as the grammar sees it, and where each of its characters was written. */
interface Prepared extends Pick<Input, 'text' | 'breaks'> {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Blanks, and signs that nobody sees; those that turn the direction of writing stay, and are not understood. */
const unseen = /[\s\u200b-\u200d\u2060\ufeff]/u;

const prepare = (written: string): Prepared => {
  const breaks = new Set<number>();
  const [from, to]: [number[], number[]] = [[], []];
  let text = '';
  let offset = 0;
  for (const char of written) {
    const start = offset;
    offset += char.length;
    if (char === '\n') breaks.add(text.length);
    if (unseen.test(char)) continue;
    for (const sign of grammarForm(char).replace(/\s/gu, '')) {
      text += sign;
      for (let unit = 0; unit < sign.length; unit += 1) {
        from.push(start);
        to.push(offset);
      }
    }
  }
  return { text, breaks, from, to };
};

/** How much of a clause is an event that is only kept as written. */
const unknownLength = ({ phrase: { events = [] } }: Clause): number =>
  events.filter((event) => event.startsWith('「')).join('').length;

/** 其他 needs something that it is other than. */
const isSound = (clauses: readonly Clause[]): boolean =>
  !clauses.some(({ scope }) => scope.rest) || clauses.some(({ scope }) => scope.names);

/**
 * Of several ways of reading the one that leaves least to unknown events, then the one of fewest clauses, then the one that
 * leaves most to the heading.
 */
const rank = (clauses: readonly Clause[]): number =>
  clauses.reduce((sum, clause) => sum + unknownLength(clause) * longest + 1 - clause.phrase.start / 1e6, 0);

/** A text to read, from its beginning. */
const inputOf = ({ text, breaks }: Pick<Input, 'text' | 'breaks'>): Input => ({
  text,
  breaks,
  reached: 0,
  known: new Map(),
});

const readWhole = (grammar: Parser<readonly Clause[]>, input: Input): readonly Clause[] | undefined =>
  grammar(input, 0)
    .filter(({ end, value }) => end === input.text.length && isSound(value))
    .map(({ value }: Hit<readonly Clause[]>) => value)
    .reduce<readonly Clause[] | undefined>(
      (best, clauses) => (best && rank(best) <= rank(clauses) ? best : clauses),
      undefined,
    );

const grammarOf = indexed(limitGrammar);

const reader = indexed((words: LimitWords) =>
  remember((written: string): ReadLimit => {
    const text = written.trim();
    const prepared = prepare(text);
    const { from, to } = prepared;
    if (/^[;,。、]*$/u.test(prepared.text)) return { text, clauses: [] };
    const clauses = prepared.text.length > longest ? undefined : readWhole(grammarOf(words), inputOf(prepared));
    if (!clauses) return { text };
    const inText = ({ start, end, ...rest }: Phrase): Phrase => {
      const first = from[start] ?? text.length;
      return { ...rest, start: first, end: end > start ? (to[end - 1] ?? first) : first };
    };
    return { text, clauses: clauses.map((clause) => ({ ...clause, phrase: inText(clause.phrase) })) };
  }),
);

/** Reads the clauses of 公开时限, with the places of what they count from. */
export const readClauses = (text: string, words: LimitWords): ReadLimit => reader(words)(text);

/**
 * What of a limit is not understood, as it is written: the least that must go, behind what was understood, for the rest
 * to be understood. Nothing where all is understood.
 */
export const findUnread = (written: string, words: LimitWords): string | undefined => {
  if (readClauses(written, words).clauses) return undefined;
  const { text, from, to } = prepare(written);
  const grammar = grammarOf(words);
  const input = inputOf({ text: text.slice(0, longest), breaks: new Set() });
  readWhole(grammar, input);
  const { reached } = input;
  if (text.length > longest || reached >= text.length) return written.trim();
  let end = reached + 1;
  for (; end < text.length; end += 1) {
    const rest = text.slice(0, reached) + text.slice(end);
    if (readWhole(grammar, inputOf({ text: rest, breaks: new Set([reached]) }))) break;
  }
  return written.slice(from[reached], to[end - 1]);
};

const limitsOf = ({ scope: { names }, phrase: { events }, span }: Clause, words: LimitWords): Limit[] => {
  const limit = (decided: boolean): Limit => ({
    ...(events ? { trigger: decided ? eventsOfDecision(events) : [...new Set(events)] } : {}),
    span,
  });
  return names ? names.map((name) => ({ scope: name, ...limit(isDecision(name, words)) })) : [limit(false)];
};

/** A text that speaks of handling and of no disclosure is a 办理时限 in the wrong place. */
const isHandling = (text: string, { handling, verbs }: LimitWords): boolean =>
  handling.some((word) => text.includes(word)) && !verbs.some((word) => text.includes(word));

const parser = indexed((words: LimitWords) =>
  remember((written: string): TimeLimit => {
    const { text, clauses } = readClauses(written, words);
    if (clauses) return { text, limits: clauses.flatMap((clause) => limitsOf(clause, words)) };
    const kind = isHandling(prepare(text).text, words) ? 'handling' : 'unclear';
    return { text, limits: [{ span: { kind } }] };
  }),
);

/** Reads 公开时限 as printed. Never fails: what is not understood to its last character is `unclear`. */
export const parseTimeLimit = (text: string, words: LimitWords): TimeLimit => parser(words)(text);
