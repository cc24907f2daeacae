import { plain } from './plain.ts';
import type { Office } from './reference.ts';

const without = (text: string, words: readonly string[]): string =>
  [...words]
    .map(plain)
    .sort((left, right) => right.length - left.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);

/**
 * What the result of a review says (filing.review.result): `passed` only where every character of it is understood,
 * `failed` where a word of refusal stands in it, else `unknown`.
 */
export const reviewResult = (result: string, { results }: Pick<Office, 'results'>): 'passed' | 'failed' | 'unknown' => {
  const text = plain(result);
  const told = without(text, results.neutral);
  if (results.negative.some((word) => told.includes(plain(word)))) return 'failed';
  const isPositive = results.positive.some((word) => text.includes(plain(word)));
  const rest = without(without(told, results.positive), results.filler);
  return isPositive && rest === '' ? 'passed' : 'unknown';
};
