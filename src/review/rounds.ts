import { isOpen, type Proposal, type Round, type Submission } from '../model/review.ts';

/** What the next round asks of a submission of the last one. */
interface EarlierSubmission {
  readonly key: string;
  readonly title: string;
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

/** Reads a valid `review.json`. */
export const readEarlier = (data: unknown): EarlierReview => {
  const { date, submissions } = data as {
    readonly date: string | null;
    readonly submissions: readonly (Omit<EarlierSubmission, 'open' | 'first'> & {
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
    submissions: submissions.map(({ key, title, proposal, findings, since }) => ({
      key,
      title,
      proposal,
      first: since?.first ?? proposal,
      open: findings
        .filter(({ severity, ruling }) => (ruling ? ruling.decision === 'reject' : severity !== 'info'))
        .map(({ fingerprint }) => fingerprint),
    })),
  };
};

/** Marks what is new and what stands again in one submission. */
export const markSince = (earlier: EarlierReview): ((submission: Submission) => Submission) => {
  const before = new Map(earlier.submissions.map((submission) => [submission.key, submission]));
  return (submission) => {
    const last = before.get(submission.key);
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
      },
    };
  };
};

/** What changed since the last round, over all submissions; they are marked already. */
export const roundSince = (submissions: readonly Submission[], earlier: EarlierReview): Round => {
  const findings = submissions.filter(({ since }) => !since?.isNew).flatMap((submission) => submission.findings);
  const keys = new Set(submissions.map(({ key }) => key));
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
