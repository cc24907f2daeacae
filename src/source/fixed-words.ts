import { reference } from '../generated/reference.js';
import type { Fault } from '../model/finding.ts';
import type { Path } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { FixedWord } from '../model/reference.ts';
import type { Source } from './source.ts';

type Data = { readonly [key: string]: unknown };

const isData = (value: unknown): value is Data => value !== null && typeof value === 'object';

/** Every value at a path such as `region/level`, where a step may be any (`*`). */
function* valuesAt(data: unknown, steps: readonly string[], path: Path = []): Generator<readonly [Path, unknown]> {
  const [step, ...rest] = steps;
  if (step === undefined) {
    yield [path, data];
    return;
  }
  if (!isData(data)) return;
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  const wanted = step === '*' ? keys : Object.hasOwn(data, step) ? [step] : [];
  for (const key of wanted) yield* valuesAt((data as Data)[key], rest, [...path, key]);
}

/** The data with another value at a path; what lies beside it is the same. */
const replaced = (data: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((one, index) => (index === step ? replaced(one, rest, value) : one));
  return isData(data) ? { ...data, [step]: replaced(data[step], rest, value) } : data;
};

/** One value that was written in other words. */
interface Said {
  readonly path: Path;
  readonly said: string;
  readonly means: string;
}

/** Fixed words, and where any word that is to be read as one of them may stand. */
interface Fixed {
  readonly words: readonly FixedWord[];
  readonly places: readonly (readonly [steps: readonly string[], others: ReadonlySet<string>])[];
}

const fixed = (words: readonly FixedWord[]): Fixed => ({
  words,
  places: [...new Set(words.map(({ at }) => at))].map((place) => [
    place.split('/'),
    new Set(words.flatMap(({ at, words: others }) => (at === place ? others.map(plain) : []))),
  ]),
});

const kindWords = fixed(reference.office.fixed.filter(({ at }) => at === 'kind'));
const layerWords = fixed([
  ...reference.office.fixed.filter(({ at, of }) => at !== 'kind' && of === undefined),
  ...reference.office.omissions.map(({ reason, words }) => ({ at: '*/omit/*/reason', means: reason, words })),
]);

const guideWords = fixed(reference.office.fixed.filter(({ of }) => of === 'guide'));
const wordsOf = (kind: unknown): Fixed | undefined =>
  kind === 'layer' ? layerWords : kind === 'guide' ? guideWords : undefined;

/** What a word at a place of a guide means, where only fixed ones may stand; itself where none is known. */
export const fixedWordOfGuide = (place: string, word: string): string =>
  guideWords.words.find(({ at, words }) => at === place && words.some((one) => plain(one) === plain(word)))?.means ??
  word;

/** Whether one of these words stands at a path: hardly a file has any, and to look costs less than to list all values. */
const standsAt = (data: unknown, steps: readonly string[], words: ReadonlySet<string>, done = 0): boolean => {
  const step = steps[done];
  if (step === undefined) return typeof data === 'string' && words.has(plain(data));
  if (!isData(data)) return false;
  if (step !== '*') return Object.hasOwn(data, step) && standsAt(data[step], steps, words, done + 1);
  return Object.values(data).some((value) => standsAt(value, steps, words, done + 1));
};

/** What of the data is said in other words than the fixed ones. */
const saidIn = (data: unknown, { words, places }: Fixed): Said[] =>
  places.some(([steps, others]) => standsAt(data, steps, others))
    ? words.flatMap(({ at, means, words: others }) =>
        [...valuesAt(data, at.split('/'))].flatMap(([path, value]) =>
          typeof value === 'string' && value !== means && others.some((word) => plain(word) === plain(value))
            ? [{ path, said: value, means }]
            : [],
        ),
      )
    : [];

const asMeant = (data: unknown, said: readonly Said[]): unknown =>
  said.reduce((all, { path, means }) => replaced(all, path, means), data);

/**
 * A source whose fixed words are the documented ones: a clerk may write 县级 for `county`. What was written is told beside the
 * data, so that it can be set right.
 */
export const withFixedWords = (source: Source): Source => {
  if (!isData(source.data) || source.cellOf) return source;
  const kinds = saidIn(source.data, kindWords);
  const named = asMeant(source.data, kinds) as Data;
  const words = wordsOf(named.kind);
  const values = words ? saidIn(named, words) : [];
  const all = [...kinds, ...values];
  if (all.length === 0) return source;
  const { file } = source;
  const otherWords = all.map(
    ({ path, said, means }): Fault => ({
      rule: 'schema',
      message: 'other-word',
      args: { said, means },
      at: { file, path },
      edits: [{ at: { file, path }, text: means }],
    }),
  );
  return { ...source, data: asMeant(named, values), otherWords };
};
