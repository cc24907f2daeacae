import leven from 'leven';
import { similarity } from '../model/did-you-mean.ts';

/**
 * The word of a list that was probably meant: at most a third of its characters differ, ties by shared pairs.
 * Undefined when nothing is near: a wrong offer is worse than none.
 */
export const suggest = (word: string, candidates: readonly string[]): string | undefined => {
  const near = candidates
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= Math.max(1, Math.floor(Math.max(candidate.length, word.length) / 3)) && distance < candidate.length,
    )
    .sort(
      (left, right) =>
        left.distance - right.distance || similarity(word, right.candidate) - similarity(word, left.candidate),
    );
  return near[0]?.candidate;
};
