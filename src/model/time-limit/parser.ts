/** A text that is read, and how far any word of the grammar got in it. */
export interface Input {
  readonly text: string;
  /** Places where the text was broken into lines. */
  readonly breaks: ReadonlySet<number>;
  reached: number;
  /** What was read already, by parser and place. */
  readonly known: Map<Parser<unknown>, Map<number, readonly Hit<unknown>[]>>;
}

/** One way of reading: where it ends, and what it means. */
export interface Hit<T> {
  readonly end: number;
  readonly value: T;
}

/** Reads from a place on, in every way that there is: an ambiguous text is seen to be one. */
export type Parser<T> = (input: Input, at: number) => readonly Hit<T>[];

/** One of some words. */
export const oneOf = (words: readonly string[]): Parser<string> => {
  const byFirst = new Map<string, string[]>();
  for (const word of words) byFirst.set(word.charAt(0), [...(byFirst.get(word.charAt(0)) ?? []), word]);
  return (input, at) => {
    const found = (byFirst.get(input.text.charAt(at)) ?? []).filter((word) => input.text.startsWith(word, at));
    return found.map((word) => {
      input.reached = Math.max(input.reached, at + word.length);
      return { end: at + word.length, value: word };
    });
  };
};

/** Reads a place once, however many ways lead to it. */
export const once = <T>(parser: Parser<T>): Parser<T> => {
  const remembering: Parser<T> = (input, at) => {
    const places = input.known.get(remembering) ?? new Map<number, readonly Hit<unknown>[]>();
    if (places.size === 0) input.known.set(remembering, places);
    const earlier = places.get(at) as readonly Hit<T>[] | undefined;
    const found = earlier ?? parser(input, at);
    if (!earlier) places.set(at, found);
    return found;
  };
  return remembering;
};

/** What a sticky pattern finds here. */
export const matching = <T>(pattern: RegExp, read: (found: RegExpExecArray) => T | undefined): Parser<T> => {
  const sticky = new RegExp(pattern.source, 'uy');
  return (input, at) => {
    sticky.lastIndex = at;
    const found = sticky.exec(input.text);
    const value = found ? read(found) : undefined;
    return found && value !== undefined ? [{ end: at + found[0].length, value }] : [];
  };
};

/** Nothing at all, with a meaning. */
export const nothing =
  <T>(value: T): Parser<T> =>
  (_input, at) => [{ end: at, value }];

export const either =
  <T>(...parsers: readonly Parser<T>[]): Parser<T> =>
  (input, at) => {
    const found: Hit<T>[] = [];
    for (const parser of parsers) for (const hit of parser(input, at)) found.push(hit);
    return found;
  };

/** One after the other; `join` says what both mean, or that they do not go together. */
export const followed =
  <A, B, T>(first: Parser<A>, second: Parser<B>, join: (a: A, b: B) => T | undefined): Parser<T> =>
  (input, at) => {
    const found: Hit<T>[] = [];
    for (const a of first(input, at))
      for (const b of second(input, a.end)) {
        const value = join(a.value, b.value);
        if (value !== undefined) found.push({ end: b.end, value });
      }
    return found;
  };

const hitsAt = (ends: ReadonlySet<number>): Hit<null>[] => [...ends].map((end) => ({ end, value: null }));

/** As often as it goes, or not at all; only the ends count. */
export const many =
  (parser: Parser<unknown>): Parser<null> =>
  (input, at) => {
    const ends = new Set([at]);
    for (const end of ends) for (const hit of parser(input, end)) ends.add(hit.end);
    return hitsAt(ends);
  };

export const optional =
  (parser: Parser<unknown>): Parser<null> =>
  (input, at) =>
    hitsAt(new Set([at, ...parser(input, at).map(({ end }) => end)]));

/** Several in a row; only the ends count. */
export const sequence =
  (...parsers: readonly Parser<unknown>[]): Parser<null> =>
  (input, at) => {
    let ends = new Set([at]);
    for (const parser of parsers) {
      const next = new Set<number>();
      for (const end of ends) for (const hit of parser(input, end)) next.add(hit.end);
      ends = next;
    }
    return hitsAt(ends);
  };

/** What stands behind something without a meaning of its own. */
export const after = <T>(before: Parser<unknown>, parser: Parser<T>): Parser<T> =>
  followed(before, parser, (_, value) => value);

/** What stands before something without a meaning of its own. */
export const before = <T>(parser: Parser<T>, behind: Parser<unknown>): Parser<T> =>
  followed(parser, behind, (value) => value);

/** One and as many more as there are, in a list; readings that end alike and mean the same are one. */
export const chain =
  <T>(first: Parser<T>, more: Parser<T>): Parser<readonly T[]> =>
  (input, at) => {
    const found = new Map<string, Hit<readonly T[]>>();
    const meanings = new Map<T, string>();
    const meaningOf = (value: T): string => {
      const meaning = meanings.get(value) ?? JSON.stringify(value);
      meanings.set(value, meaning);
      return meaning;
    };
    // The key of a list is made from the key of the list before: to write each list down anew took most of the time.
    const add = (end: number, value: readonly T[], meaning: string): void => {
      const key = `${end}${meaning}`;
      if (!found.has(key)) found.set(key, { end, value });
    };
    for (const { end, value } of first(input, at)) add(end, [value], `,${meaningOf(value)}`);
    for (const [key, { end, value }] of found)
      for (const next of more(input, end))
        add(next.end, [...value, next.value], `${key.slice(key.indexOf(','))},${meaningOf(next.value)}`);
    return [...found.values()];
  };

/** The place itself. */
export const here: Parser<number> = (_input, at) => [{ end: at, value: at }];

/** The end of a line that was broken here. */
export const lineBreak: Parser<null> = (input, at) => (input.breaks.has(at) ? [{ end: at, value: null }] : []);
