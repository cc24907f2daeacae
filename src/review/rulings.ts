import type { Choice, IdleReason, ReviewFinding, Ruling, Rulings, Submission, Verdict } from '../model/review.ts';

interface Entry {
  readonly finding?: unknown;
  readonly submission?: unknown;
  readonly decision?: unknown;
  readonly by?: unknown;
  readonly date?: unknown;
  readonly note?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What may stand for a decision, in the words of the form too. */
const decisions: { readonly [word: string]: Ruling['decision'] } = {
  accept: 'accept',
  认可: 'accept',
  reject: 'reject',
  不认可: 'reject',
};
const wholes: { readonly [word: string]: Verdict['decision'] } = {
  refuse: 'refuse',
  不予备案: 'refuse',
  return: 'return',
  退回重报: 'return',
  correct: 'correct',
  限期补正: 'correct',
};

const signed = ({ by, date, note }: Entry): Pick<Ruling, 'by' | 'date' | 'note'> => ({
  by: text(by),
  date: text(date),
  ...(text(note) ? { note: text(note) } : {}),
});

const choices = (use: unknown): Choice[] =>
  Object.entries((use ?? {}) as { readonly [region: string]: unknown }).flatMap(([region, submission]) =>
    text(submission) ? [{ region, submission: text(submission) }] : [],
  );

/** The decisions of a valid rulings file; entries without one are open. */
export const readRulings = (data: unknown): Rulings => {
  const { rulings, submissions, use } = (data ?? {}) as {
    readonly rulings?: readonly Entry[] | null;
    readonly submissions?: readonly Entry[] | null;
    readonly use?: unknown;
  };
  return {
    findings: (rulings ?? []).flatMap((entry): Ruling[] => {
      const decision = decisions[text(entry.decision)];
      return decision ? [{ finding: text(entry.finding), decision, ...signed(entry) }] : [];
    }),
    verdicts: (submissions ?? []).flatMap((entry): Verdict[] => {
      const decision = wholes[text(entry.decision)];
      return decision ? [{ submission: text(entry.submission), decision, ...signed(entry) }] : [];
    }),
    use: choices(use),
  };
};

/** A fingerprint without the hash of its value. */
const spot = (fingerprint: string): string => fingerprint.replace(/:[\da-f]{8}(?:~\d+)?$/u, '');
const regionOf = (fingerprint: string): string => fingerprint.split(':')[0] ?? '';

const reasonFor = (
  ruling: Ruling,
  found: ReadonlyMap<string, ReviewFinding>,
  spots: ReadonlySet<string>,
  regions: ReadonlySet<string>,
): IdleReason | undefined => {
  const finding = found.get(ruling.finding);
  if (finding) return finding.ruling ? undefined : 'fixed';
  if (!regions.has(regionOf(ruling.finding))) return 'absent';
  return spots.has(spot(ruling.finding)) ? 'changed' : 'solved';
};

/** Which rulings were applied, and why the others were not. */
export const checkRulings = (
  rulings: readonly Ruling[],
  submissions: readonly Submission[],
): { readonly applied: number; readonly idle: readonly { readonly ruling: Ruling; readonly reason: IdleReason }[] } => {
  const findings = submissions.flatMap((submission) => submission.findings);
  const found = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const spots = new Set(findings.map(({ fingerprint }) => spot(fingerprint)));
  const regions = new Set([
    ...findings.map(({ fingerprint }) => regionOf(fingerprint)),
    ...submissions.flatMap(({ key, region }) => [key, region?.code ?? '', region?.name ?? '']),
  ]);
  const seen = new Set<string>();
  const idle = rulings.flatMap((ruling) => {
    const reason = seen.has(ruling.finding) ? 'repeated' : reasonFor(ruling, found, spots, regions);
    seen.add(ruling.finding);
    return reason ? [{ ruling, reason }] : [];
  });
  return { applied: rulings.length - idle.length, idle };
};
