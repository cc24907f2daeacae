import { isCounted, type Proposal, type Submission } from '../../../model/review.ts';
import type { CityShare } from './by-city.ts';

/** What a bulletin counts of a city: regions, each once. */
export interface Rates {
  readonly expected: number;
  readonly filed: number;
  /** Of those that filed: by their day, and with a day to hold to. */
  readonly onTime: number;
  readonly dated: number;
  /** With a day to hold to, but none of their own. */
  readonly undated: number;
  readonly judged: number;
  /** Agreed on when they were first reviewed. */
  readonly first: number;
  readonly of: { readonly [proposal in Exclude<Proposal, 'hold'>]: number };
}

const results = ['agree', 'correct', 'return', 'refuse'] as const;

/** A region with several versions has filed once. */
const regionsOf = (submissions: readonly Submission[]): number =>
  new Set(submissions.map(({ listed, region, key }) => listed ?? region?.code ?? region?.name ?? key)).size;

const isOurs = ({ hold }: Submission): boolean => hold !== 'superseded' && hold !== 'unlisted';

/** Counts of one city, or of several together. `hasList` tells whether it is known who has to file. */
export const ratesOf = (shares: readonly CityShare[], hasList: boolean): Rates => {
  const submissions = shares.flatMap((share) => share.submissions).filter(isOurs);
  const arrived = hasList ? submissions.filter(({ listed }) => listed) : submissions;
  const counted = submissions.filter(isCounted);
  const dated = counted.filter(({ arrival }) => arrival === 'on-time' || arrival === 'late');
  const filed = regionsOf(arrived);
  return {
    expected: filed + shares.reduce((sum, { missing }) => sum + missing.length, 0),
    filed,
    onTime: dated.filter(({ arrival }) => arrival === 'on-time').length,
    dated: dated.length,
    undated: counted.filter(({ arrival }) => arrival === 'undated').length,
    judged: counted.length,
    first: counted.filter(({ since, proposal }) => proposal === 'agree' && (since?.first ?? proposal) === 'agree')
      .length,
    of: Object.fromEntries(
      results.map((result) => [result, counted.filter(({ proposal }) => proposal === result).length]),
    ) as Rates['of'],
  };
};

/** A share as an office prints it: 87.5%; a dash where there is nothing to divide by. */
export const rate = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1).replace(/\.0$/u, '')}%`;
