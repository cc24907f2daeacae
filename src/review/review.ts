import { type ExpectedRegion, isCounted, type Review, type Rulings, type Submission } from '../model/review.ts';
import type { Text } from '../model/text.ts';
import { lookAcross, repeatedRegions } from './look-across.ts';
import { type EarlierReview, roundSince } from './rounds.ts';
import { checkRulings } from './rulings.ts';

/** What the whole of a review is made from, once each submission has been summed up. */
export interface ReviewInput {
  readonly submissions: readonly Submission[];
  readonly date?: string;
  readonly registerAsOf: string;
  readonly edition: string;
  readonly base?: Review['base'];
  readonly passedOver: readonly string[];
  readonly expected?: readonly ExpectedRegion[];
  readonly rulings?: Rulings;
  /** Choices and decisions on whole submissions that name nothing here. */
  readonly unused: readonly string[];
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
  const { date, registerAsOf, edition, base, passedOver, expected, rulings, earlier, unused } = input;
  const submissions = [...input.submissions].sort(inOrder);
  const deadlines = new Set(submissions.flatMap(({ deadline }) => deadline ?? []));
  // The deadline that everybody has holds for those who are missing, too.
  const common = deadlines.size === 1 ? [...deadlines][0] : undefined;
  // What is held has arrived, and is not dunned.
  const filed = expected && new Set(submissions.flatMap(({ listed }) => listed ?? []));
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
            unexpected: submissions.filter(({ listed }) => !listed).map(({ key }) => key),
          },
        }
      : {}),
    unused,
    ...lookAcross(submissions.filter(isCounted), new Map(input.rules.map(({ id, summary }) => [id, summary]))),
    repeated: repeatedRegions(submissions),
    ...(rulings ? { rulings: checkRulings(rulings.findings, submissions) } : {}),
    ...(earlier ? { previous: roundSince(submissions, earlier) } : {}),
  };
};
