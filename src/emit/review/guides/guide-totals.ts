import { isOpen, isToCorrect } from '../../../model/review.ts';
import type { GuideRow, GuideState, ReviewGuides } from '../../../model/review-guides.ts';

/** The guides of one submission, counted. */
export interface GuideTotals {
  readonly own: number;
  /** Guides of a layer above that the submission has none of its own for. */
  readonly inherited: number;
  readonly of: { readonly [state in GuideState]: number };
  readonly charts: number;
  readonly errors: number;
  readonly warnings: number;
  readonly added: number;
  readonly waived: number;
  /** The median of promised ÷ legal time, in per cent. */
  readonly promised?: number;
  /** Guides by which nobody needs to come. */
  readonly atHome: number;
  readonly oldest?: string;
  readonly copied: number;
}

const medianOf = (numbers: readonly number[]): number | undefined => {
  const sorted = [...numbers].sort((left, right) => left - right);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

/** Counts the guides of one submission. */
export const guideTotals = ({ rows, findings, copied }: ReviewGuides): GuideTotals => {
  const count = (matches: (row: GuideRow) => boolean): number => rows.filter(matches).length;
  const sum = (number: (row: GuideRow) => number): number => rows.reduce((all, row) => all + number(row), 0);
  const share = medianOf(
    rows.flatMap(({ days, legalDays }) => (days !== undefined && legalDays ? days / legalDays : [])),
  );
  const oldest = rows.flatMap(({ checked }) => checked ?? []).sort()[0];
  const own = count(({ isOwn }) => isOwn);
  return {
    own,
    inherited: rows.length - own,
    of: {
      sound: count(({ state }) => state === 'sound'),
      withheld: count(({ state }) => state === 'withheld'),
      unfinished: count(({ state }) => state === 'unfinished'),
    },
    charts: count(({ hasChart }) => hasChart),
    errors: findings.filter(isToCorrect).length,
    warnings: findings.filter((finding) => isOpen(finding) && !isToCorrect(finding)).length,
    added: sum((row) => row.added.length),
    waived: sum((row) => row.waived),
    ...(share === undefined ? {} : { promised: Math.round(share * 100) }),
    atHome: count(({ visits }) => visits === 0),
    ...(oldest ? { oldest } : {}),
    copied: copied.length,
  };
};
