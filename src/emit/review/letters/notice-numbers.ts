import type { Review, ReviewSettings } from '../../../model/review.ts';
import { noticeKind } from './notice-names.ts';

/** Numbers after a pattern such as 示人社补〔2027〕{n}号, those left out that are given already. */
const counter = (taken: ReadonlySet<string>, from: number): ((pattern: string) => string) => {
  const last = new Map<string, number>();
  return (pattern) => {
    if (!pattern.includes('{n}')) return pattern;
    let next = last.get(pattern) ?? from;
    while (taken.has(pattern.replace('{n}', String(next)))) next += 1;
    last.set(pattern, next + 1);
    return pattern.replace('{n}', String(next));
  };
};

/** What gives numbers to letters: those that were set by hand stand, the others count on. */
export const numbering = ({
  submissions,
  settings,
}: Review): ((kind: keyof NonNullable<ReviewSettings['notices']>) => string | undefined) => {
  const taken = new Set(submissions.flatMap(({ desk }) => desk?.number ?? []));
  const next = counter(taken, settings?.notices?.from ?? 1);
  return (kind) => {
    const pattern = settings?.notices?.[kind];
    return typeof pattern === 'string' ? next(pattern) : undefined;
  };
};

/** 发文字号 of the letter to each region, in the order of 区划; what is given once is carried on in the rulings. */
export const noticeNumbers = (review: Review): ReadonlyMap<string, string> => {
  const next = numbering(review);
  return new Map(
    review.submissions.flatMap((submission): [string, string][] => {
      const kind = noticeKind(submission);
      const number = submission.desk?.number ?? (kind && next(kind));
      return number ? [[submission.key, number]] : [];
    }),
  );
};
