import leven from 'leven';
import { similarity } from '../model/did-you-mean.ts';

/** Characters that are typed or scanned for one another. */
const lookAlikes: readonly (readonly [string, string])[] = [
  ['曰', '日'],
  ['末', '未'],
  ['己', '已'],
  ['巳', '已'],
  ['千', '干'],
  ['人', '入'],
  ['土', '士'],
  ['口', '□'],
];

const fold = (word: string): string => {
  let folded = word.normalize('NFKC').toLowerCase();
  for (const [wrong, right] of lookAlikes) folded = folded.replaceAll(wrong, right);
  return folded;
};

/** How many characters may differ: a third of the longer word; a word of one or two characters has to agree. */
const allowed = (length: number): number => Math.floor(length / 3);

/**
 * The word of a list that was probably meant, ties broken by shared pairs. Undefined when nothing is near: a wrong
 * offer is worse than none.
 */
export const suggest = (word: string, candidates: readonly string[]): string | undefined => {
  const near = candidates
    .map((candidate) => ({ candidate, distance: leven(fold(word), fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= allowed(Math.max(candidate.length, word.length)))
    .sort(
      (left, right) =>
        left.distance - right.distance || similarity(word, right.candidate) - similarity(word, left.candidate),
    );
  return near[0]?.candidate;
};
