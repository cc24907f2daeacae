import { groupBy } from '../model/group-by.ts';
import { isCounted, isOpen, type Proposal, type Round, type Submission } from '../model/review.ts';

/** What the next round asks of a submission of the last one. */
interface EarlierSubmission {
  readonly key: string;
  readonly title: string;
  /** The region of the list that it was taken for, behind its city. */
  readonly listed?: string;
  /** Its code was said to be that of another region. */
  readonly isMiscoded?: true;
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

const placeOf = ({ listed, city }: Submission): string | undefined => listed && listKey(city?.name, listed.name);

/** Reads a valid `review.json`. */
export const readEarlier = (data: unknown): EarlierReview => {
  const { date, submissions } = data as {
    readonly date: string | null;
    readonly submissions: readonly (Omit<EarlierSubmission, 'open' | 'first' | 'listed' | 'isMiscoded'> & {
      readonly listed?: string | null;
      readonly city?: { readonly name: string } | null;
      readonly since: { readonly first?: Proposal | null } | null;
      readonly findings: readonly {
        readonly rule: string;
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
      ...(findings.some(({ rule }) => rule === 'region-code') ? { isMiscoded: true } : {}),
      proposal,
      first: since?.first ?? proposal,
      open: findings
        .filter(({ severity, ruling }) => (ruling ? ruling.decision === 'reject' : severity !== 'info'))
        .map(({ fingerprint }) => fingerprint),
    })),
  };
};

/**
 * What each submission was in the last round: under its key as the same region of the list, else as the only one judged of
 * its region, else under its key alone, unless that was the code of another region.
 */
const lastOf = (
  earlier: EarlierReview,
  submissions: readonly Submission[],
): ReadonlyMap<Submission, EarlierSubmission> => {
  const found = new Map<Submission, EarlierSubmission>();
  const left = new Set(earlier.submissions);
  const byKey = new Map(earlier.submissions.map((one) => [one.key, one]));
  const pair = (
    among: readonly Submission[],
    last: (submission: Submission, place: string | undefined) => EarlierSubmission | undefined,
  ): void => {
    for (const submission of among) {
      const one = found.has(submission) ? undefined : last(submission, placeOf(submission));
      if (one && left.delete(one)) found.set(submission, one);
    }
  };
  pair(submissions, ({ key }, place) => {
    const last = byKey.get(key);
    return last?.listed && place && last.listed !== place ? undefined : last;
  });
  // What is judged goes before versions that are held; a scan beside them has no past of theirs.
  const sent = submissions.filter(({ isBeside }) => !isBeside);
  const byRegion = groupBy(earlier.submissions, ({ listed }) => listed);
  pair([...sent.filter(isCounted), ...sent], (_, place) => {
    const all = (place && byRegion.get(place)?.filter((one) => left.has(one))) || [];
    const judged = all.filter(({ first }) => first !== 'hold');
    const [only, ...more] = judged.length > 0 ? judged : all;
    return more.length > 0 ? undefined : only;
  });
  pair(submissions, ({ key }) => {
    const last = byKey.get(key);
    return last?.isMiscoded ? undefined : last;
  });
  return found;
};

/** Marks what is new and what stands again in submissions. */
export const markSince = (earlier: EarlierReview, submissions: readonly Submission[]): Submission[] => {
  const before = lastOf(earlier, submissions);
  return submissions.map((submission) => {
    const last = before.get(submission);
    // The name of a finding begins with the region that it was found in.
    const renamed = (name: string): string =>
      last && name.startsWith(`${last.key}:`) ? `${submission.key}${name.slice(last.key.length)}` : name;
    const open = last?.open.map(renamed) ?? [];
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
  const places = new Set(submissions.map(placeOf));
  return {
    ...(earlier.date ? { date: earlier.date } : {}),
    solved: submissions.reduce((sum, { since }) => sum + (since?.solved ?? 0), 0),
    again: findings.filter(({ since }) => since === 'again').length,
    fresh: findings.filter(({ since }) => since === 'new').length,
    arrived: submissions.filter(({ since }) => since?.isNew).map(({ key }) => key),
    gone: earlier.submissions
      .filter(({ key, listed }) => !keys.has(key) && !(listed && places.has(listed)))
      .map(({ title }) => title),
    moved: submissions.flatMap(({ key, since, proposal }) =>
      since?.proposal && since.proposal !== proposal ? [{ submission: key, from: since.proposal, to: proposal }] : [],
    ),
  };
};
