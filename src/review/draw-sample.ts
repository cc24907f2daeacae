import { isCounted, type Submission } from '../model/review.ts';
import { sha256 } from '../model/sha256.ts';

/** How a spot check is drawn: a share of each city, by a seed. */
export interface SampleRule {
  /** Of a hundred. */
  readonly percent: number;
  readonly seed: string;
}

/**
 * The submissions of a spot check: of each city the same share, at least one, in an order that seed and key alone decide. So
 * anybody can draw the same ones again, and nobody can choose them.
 */
export const drawSample = (submissions: readonly Submission[], { percent, seed }: SampleRule): readonly string[] => {
  const cities = new Map<string, Submission[]>();
  for (const submission of submissions.filter(isCounted)) {
    const city = submission.city?.code ?? submission.city?.name ?? '';
    cities.set(city, [...(cities.get(city) ?? []), submission]);
  }
  const drawn = new Set(
    [...cities.values()].flatMap((members) =>
      members
        .map(({ key }) => ({ key, lot: sha256(`${seed}\n${key}`) }))
        .sort((left, right) => (left.lot < right.lot ? -1 : 1))
        .slice(0, Math.ceil((members.length * percent) / 100))
        .map(({ key }) => key),
    ),
  );
  return submissions.flatMap(({ key }) => (drawn.has(key) ? [key] : []));
};
