import type { Domain } from '../model/domain.ts';
import { dueOf } from '../model/due-day.ts';
import {
  type ExpectedRegion,
  isCounted,
  type MissingRegion,
  ownRule,
  type Review,
  type ReviewSettings,
  type Rulings,
  type Submission,
} from '../model/review.ts';
import { domainsAmong, reviewDomain } from '../model/review-domains.ts';
import type { GuidesAcross } from '../model/review-guides.ts';
import type { Text } from '../model/text.ts';
import { isPast, type WorkCalendar } from '../model/working-days.ts';
import { checkRulings, idleGroups } from './check-rulings.ts';
import type { Cities } from './cities.ts';
import { drawSample, type SampleRule } from './draw-sample.ts';
import { lookAcross, repeatedRegions } from './look-across.ts';
import { type EarlierReview, roundSince } from './rounds.ts';

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
  readonly guides?: GuidesAcross;
  readonly cities: Cities;
  readonly earlier?: EarlierReview;
  readonly settings?: ReviewSettings;
  readonly sampling?: SampleRule;
  /** The domains of the national edition. */
  readonly domains: readonly Domain[];
  /** 放假调休: which days are 工作日. */
  readonly calendar: WorkCalendar;
  /** What each rule demands. */
  readonly rules: readonly { readonly id: string; readonly summary: Text }[];
}

const ownSummary: Text = { zh: '审核人提出的问题', en: 'what the reviewer found' };

const compareNames = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By region code, those without one last, then by name of the file. */
const inOrder = (left: Submission, right: Submission): number => {
  const codeOf = ({ region, key }: Submission): string => region?.code ?? (/^\d/u.test(key) ? key : '~');
  const [one, other] = [codeOf(left), codeOf(right)];
  return compareNames(one, other) || compareNames(left.key, right.key);
};

/** A region that has not filed, with the deadline that all have and the city that it lies in. */
const missingOf = (
  region: ExpectedRegion,
  common: string | undefined,
  { cities, date, calendar }: ReviewInput,
): MissingRegion => {
  const deadline = region.deadline ?? common;
  const place = cities.ofListed(region);
  const isOver = deadline !== undefined && date !== undefined && isPast(date, deadline, calendar) === true;
  return {
    ...region,
    ...(deadline ? { deadline } : {}),
    ...(place ? { place } : {}),
    ...(isOver ? { isOver } : {}),
  };
};

/** Sets 补正期限 as days: as the ruling says, else as the desk has set it for all. */
const dueDays = ({ settings, date, calendar }: ReviewInput) => {
  const from = settings?.date ?? date;
  const dayOf = (text: string | undefined): Pick<Submission, 'due'> => {
    const due = text === undefined ? undefined : dueOf(text, from, calendar);
    return due ? { due } : {};
  };
  const common = dayOf(settings?.deadline);
  const set = (one: Submission): Submission => ({
    ...one,
    ...(one.desk?.deadline ? dayOf(one.desk.deadline) : common),
  });
  return { common, set };
};

/** Joins the summaries of submissions into one review: what is missing, what repeats, what changed since the last round. */
export const review = (input: ReviewInput): Review => {
  const { date, registerAsOf, edition, base, passedOver, expected, rulings, earlier, unused } = input;
  const due = dueDays(input);
  const domains = domainsAmong(input.submissions, input.domains.map(reviewDomain));
  const submissions = [...input.submissions]
    .sort(inOrder)
    .map(due.set)
    .map((one) => (one.domains.length > 0 ? one : { ...one, domains }));
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
    domains,
    submissions,
    passedOver,
    ...(expected && filed
      ? {
          expected: {
            regions: expected.length,
            missing: expected.filter((region) => !filed.has(region)).map((region) => missingOf(region, common, input)),
            unexpected: submissions.filter(({ listed }) => !listed).map(({ key }) => key),
          },
        }
      : {}),
    ...(input.sampling ? { sample: { ...input.sampling, keys: drawSample(submissions, input.sampling) } } : {}),
    ...(input.settings ? { settings: input.settings } : {}),
    ...due.common,
    own: rulings?.own ?? [],
    unused: [...unused, ...idleGroups(rulings?.groups ?? [], submissions).map(({ group }) => group)],
    ...lookAcross(
      submissions.filter(isCounted),
      new Map([[ownRule, ownSummary], ...input.rules.map(({ id, summary }) => [id, summary] as const)]),
    ),
    ...(input.guides ? { guides: input.guides } : {}),
    repeated: repeatedRegions(submissions),
    ...(rulings
      ? { rulings: { ...checkRulings(rulings.findings, submissions), groups: idleGroups(rulings.groups, submissions) } }
      : {}),
    ...(earlier ? { previous: roundSince(submissions, earlier) } : {}),
  };
};
