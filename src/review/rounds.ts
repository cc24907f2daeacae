import { isOpen, type Proposal, type Round, type Submission } from '../model/review.ts';

/** What the next round asks of a submission of the last one. */
interface EarlierSubmission {
  readonly key: string;
  readonly title: string;
  /** The region of the list that it was taken for, behind its city. */
  readonly listed?: string;
  readonly proposal: Proposal;
  /** The result when it was reviewed first. */
  readonly first: Proposal;
  /** Fingerprints of what was open. */
  readonly open: readonly string[];
}

/** What the next round asks of the last one. */
export interface EarlierReview {
  readonly date: string | null;
  readonly submissions: readonly EarlierSubmission[];
}

/** A region of the list by its city and name: of one that came in under another code, only these stay. */
const listKey = (city: string | undefined, name: string): string => `${city ?? ''} ${name}`;

/** Reads a valid `review.json`. */
export const readEarlier = (data: unknown): EarlierReview => {
  const { date, submissions } = data as {
    readonly date: string | null;
    readonly submissions: readonly (Omit<EarlierSubmission, 'open' | 'first' | 'listed'> & {
      readonly listed?: string | null;
      readonly city?: { readonly name: string } | null;
      readonly since: { readonly first?: Proposal | null } | null;
      readonly findings: readonly {
        readonly fingerprint: string;
        readonly severity: string;
        readonly ruling: { readonly decision: string } | null;
      }[];
    })[];
  };
  return {
    date,
    submissions: submissions.map(({ key, title, listed, city, proposal, findings, since }) => ({
      key,
      title,
      ...(listed ? { listed: listKey(city?.name, listed) } : {}),
      proposal,
      first: since?.first ?? proposal,
      open: findings
        .filter(({ severity, ruling }) => (ruling ? ruling.decision === 'reject' : severity !== 'info'))
        .map(({ fingerprint }) => fingerprint),
    })),
  };
};

/** What each submission was in the last round: under its key, else as the only one of its region that has no other key now. */
const lastOf = (
  earlier: EarlierReview,
  submissions: readonly Submission[],
): ReadonlyMap<Submission, EarlierSubmission> => {
  const byKey = new Map(earlier.submissions.map((one) => [one.key, one]));
  const keys = new Set(submissions.map(({ key }) => key));
  const left = new Map<string, EarlierSubmission[]>();
  for (const one of earlier.submissions)
    if (one.listed && !keys.has(one.key)) left.set(one.listed, [...(left.get(one.listed) ?? []), one]);
  return new Map(
    submissions.flatMap((submission): [Submission, EarlierSubmission][] => {
      const { key, listed, city } = submission;
      const region = listed && listKey(city?.name, listed.name);
      const [only, ...more] = (region && left.get(region)) || [];
      const last = byKey.get(key) ?? (more.length > 0 ? undefined : only);
      if (last === only && region) left.delete(region);
      return last ? [[submission, last]] : [];
    }),
  );
};

/** Marks what is new and what stands again in submissions. */
export const markSince = (earlier: EarlierReview, submissions: readonly Submission[]): Submission[] => {
  const before = lastOf(earlier, submissions);
  return submissions.map((submission) => {
    const last = before.get(submission);
    const open = last?.open ?? [];
    const known = new Set(open);
    const now = new Set(submission.findings.map(({ fingerprint }) => fingerprint));
    return {
      ...submission,
      findings: submission.findings.map((finding) =>
        isOpen(finding)
          ? { ...finding, since: known.has(finding.fingerprint) ? ('again' as const) : ('new' as const) }
          : finding,
      ),
      since: {
        ...(last ? { proposal: last.proposal } : {}),
        first: last && last.first !== 'hold' ? last.first : submission.proposal,
        solved: open.filter((fingerprint) => !now.has(fingerprint)).length,
        isNew: last === undefined,
        ...(last && last.key !== submission.key ? { key: last.key } : {}),
      },
    };
  });
};

/** What changed since the last round, over all submissions; they are marked already. */
export const roundSince = (submissions: readonly Submission[], earlier: EarlierReview): Round => {
  const findings = submissions.filter(({ since }) => !since?.isNew).flatMap((submission) => submission.findings);
  const keys = new Set(submissions.map(({ key, since }) => since?.key ?? key));
  return {
    ...(earlier.date ? { date: earlier.date } : {}),
    solved: submissions.reduce((sum, { since }) => sum + (since?.solved ?? 0), 0),
    again: findings.filter(({ since }) => since === 'again').length,
    fresh: findings.filter(({ since }) => since === 'new').length,
    arrived: submissions.filter(({ since }) => since?.isNew).map(({ key }) => key),
    gone: earlier.submissions.filter(({ key }) => !keys.has(key)).map(({ title }) => title),
    moved: submissions.flatMap(({ key, since, proposal }) =>
      since?.proposal && since.proposal !== proposal ? [{ submission: key, from: since.proposal, to: proposal }] : [],
    ),
  };
};
