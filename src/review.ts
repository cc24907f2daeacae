import type { ExpectedRegion, Review, Ruling, Submission } from './model/review.ts';
import type { Text } from './model/text.ts';
import { expectedFor } from './review/expected.ts';
import { lookAcross } from './review/look-across.ts';
import { type EarlierReview, roundSince } from './review/rounds.ts';
import { checkRulings } from './review/rulings.ts';

/** What the whole of a review is made from, once each submission has been summed up. */
export interface ReviewInput {
  readonly submissions: readonly Submission[];
  readonly date?: string;
  readonly registerAsOf: string;
  readonly edition: string;
  readonly base?: Review['base'];
  readonly passedOver: readonly string[];
  readonly expected?: readonly ExpectedRegion[];
  readonly rulings?: readonly Ruling[];
  readonly earlier?: EarlierReview;
  /** What each rule demands. */
  readonly rules: readonly { readonly id: string; readonly summary: Text }[];
}

const compareNames = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By region code, those without one last, then by name of the file. */
const inOrder = (left: Submission, right: Submission): number => {
  const codeOf = ({ region, key }: Submission): string => region?.code ?? (/^\d/u.test(key) ? key : '~');
  const [one, other] = [codeOf(left), codeOf(right)];
  return compareNames(one, other) || compareNames(left.key, right.key);
};

/** Joins the summaries of submissions into one review: what is missing, what repeats, what changed since the last round. */
export const review = (input: ReviewInput): Review => {
  const { date, registerAsOf, edition, base, passedOver, expected, rulings, earlier } = input;
  const submissions = [...input.submissions].sort(inOrder);
  const deadlines = new Set(submissions.flatMap(({ deadline }) => deadline ?? []));
  // The deadline that everybody has holds for those who are missing, too.
  const common = deadlines.size === 1 ? [...deadlines][0] : undefined;
  const filed = expected && new Set(submissions.flatMap((submission) => expectedFor(expected, submission) ?? []));
  return {
    ...(date ? { date } : {}),
    registerAsOf,
    edition,
    ...(base ? { base } : {}),
    submissions,
    passedOver,
    ...(expected && filed
      ? {
          expected: {
            regions: expected.length,
            missing: expected
              .filter((region) => !filed.has(region))
              .map((region) => (region.deadline || !common ? region : { ...region, deadline: common })),
            unexpected: submissions.filter((submission) => !expectedFor(expected, submission)).map(({ key }) => key),
          },
        }
      : {}),
    ...lookAcross(submissions, new Map(input.rules.map(({ id, summary }) => [id, summary]))),
    ...(rulings ? { rulings: checkRulings(rulings, submissions) } : {}),
    ...(earlier ? { previous: roundSince(submissions, earlier) } : {}),
  };
};
