import { regionName } from '../model/bare-region.ts';
import { levelOfCode } from '../model/level-of-code.ts';
import { plain } from '../model/plain.ts';
import type { ListWords } from '../model/reference.ts';
import type { ExpectedRegion, Summary } from '../model/review.ts';

/** Whether a text has a code as a whole, not in a longer number. */
const hasCode = (text: string, code: string | undefined): boolean =>
  code !== undefined && text.split(/\D+/u).includes(code);

/**
 * Finds the region on the list that the name of a folder or file speaks of, where what lies in it is the catalogue of another
 * one of its level: one of both is wrong, and neither may get an answer by it.
 */
export const strangerIn = (
  expected: readonly ExpectedRegion[],
  words: ListWords,
): ((summary: Summary, listed: ExpectedRegion | undefined) => ExpectedRegion | undefined) => {
  const named = expected
    .map((entry) => ({ entry, name: regionName(entry.name, words), level: levelOfCode(entry.code) }))
    .sort((left, right) => right.name.length - left.name.length);
  return ({ name: file, region }, listed) => {
    if (!region || !listed) return undefined;
    const text = plain(file);
    const speaksOf = (code: string | undefined, name: string): boolean =>
      hasCode(text, code) || (name.length > 1 && text.includes(name));
    if ([region, listed].some(({ code, name }) => speaksOf(code, regionName(name, words)))) return undefined;
    return named.find(({ entry, name, level }) => level === region.level && speaksOf(entry.code, name))?.entry;
  };
};
