import { mask, withoutControls } from '../model/mask.ts';
import type { ExpectedRegion, ReviewFinding, Ruling, Submission, Summary, SummaryFinding } from '../model/review.ts';
import { expectedFor } from './expected.ts';
import { propose } from './propose.ts';
import { type EarlierReview, markSince } from './rounds.ts';

/** What a reviewer brings to the submissions: who has to file, decisions, the last round. */
export interface Lists {
  readonly expected?: readonly ExpectedRegion[];
  readonly rulings?: readonly Ruling[];
  readonly earlier?: EarlierReview;
}

const arrivalOf = (filed: string | undefined, deadline: string | undefined): Submission['arrival'] => {
  if (deadline === undefined) return 'open';
  if (filed === undefined) return 'undated';
  return filed > deadline ? 'late' : 'on-time';
};

/** Fingerprints begin with the region, and what tells no region is named by its key. */
const underKey = (fingerprint: string, { key, region }: Summary, own: string): string =>
  region || own === key ? fingerprint : `${own}${fingerprint.slice(key.length)}`;

/**
 * Opens the applying of what the reviewer brings. Summaries are handed over one by one, in the order of their names: of
 * several submissions of one region the second gets a number.
 */
export const applyLists = ({ expected = [], rulings = [], earlier }: Lists): ((summary: Summary) => Submission) => {
  const keys = new Set<string>();
  // Of two decisions about one finding the first counts.
  const decided = new Map(rulings.toReversed().map((ruling) => [ruling.finding, ruling]));
  const mark = earlier ? markSince(earlier) : (submission: Submission) => submission;
  const freeKey = (wanted: string): string => {
    let key = wanted;
    for (let count = 2; keys.has(key); count += 1) key = `${wanted}-${count}`;
    keys.add(key);
    return key;
  };
  return (summary) => {
    const { hopeless, counts, findings: found, ...rest } = summary;
    const key = freeKey(summary.key);
    const listed = expectedFor(expected, { ...summary, key });
    const findings = found.map(({ grave, ...finding }: SummaryFinding): ReviewFinding => {
      const fingerprint = underKey(finding.fingerprint, summary, key);
      const ruling = decided.get(fingerprint);
      const counted = ruling && (ruling.decision === 'reject' || !grave);
      return { ...finding, fingerprint, ...(counted ? { ruling } : {}) };
    });
    const deadline = listed?.deadline ?? summary.deadline;
    return mark({
      ...rest,
      key,
      title: summary.region?.name ?? (listed ? mask(withoutControls(listed.name)) : summary.name),
      proposal: propose(findings, hopeless),
      findings,
      counts,
      ...(deadline ? { deadline } : {}),
      arrival: arrivalOf(summary.filing.date, deadline),
    });
  };
};
