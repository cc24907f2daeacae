import type { City, MissingRegion, Review, Submission } from '../../../model/review.ts';

/** What belongs to one city; the last one holds what belongs to none. */
export interface CityShare {
  readonly city?: City;
  readonly submissions: readonly Submission[];
  readonly missing: readonly MissingRegion[];
}

const orderOf = ({ city }: CityShare): string => (city ? (city.code ?? `~${city.name}`) : '~~');

/** The regions of a review by city, in the order of 区划. */
export const byCity = ({ submissions, expected }: Pick<Review, 'submissions' | 'expected'>): CityShare[] => {
  const shares = new Map<string, { city?: City; submissions: Submission[]; missing: MissingRegion[] }>();
  const shareOf = (city: City | undefined) => {
    const key = city ? (city.code ?? city.name) : '';
    const found = shares.get(key) ?? { ...(city ? { city } : {}), submissions: [], missing: [] };
    shares.set(key, found);
    return found;
  };
  for (const submission of submissions) shareOf(submission.city).submissions.push(submission);
  for (const region of expected?.missing ?? []) shareOf(region.place).missing.push(region);
  return [...shares.values()].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
};

/** The name of a share as a table prints it. */
export const shareName = ({ city }: CityShare): string => city?.name ?? '未分设区市';
