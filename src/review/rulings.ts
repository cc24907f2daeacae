import type { IdleReason, ReviewFinding, Ruling, Submission } from '../model/review.ts';

interface Entry {
  readonly finding?: unknown;
  readonly decision?: unknown;
  readonly by?: unknown;
  readonly date?: unknown;
  readonly note?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The decisions of a valid rulings file; entries without one are open. */
export const readRulings = (data: unknown): Ruling[] =>
  ((data as { rulings?: readonly Entry[] } | null)?.rulings ?? []).flatMap((entry): Ruling[] => {
    const { decision } = entry;
    if (decision !== 'accept' && decision !== 'reject') return [];
    const note = text(entry.note);
    return [
      {
        finding: text(entry.finding),
        decision,
        by: text(entry.by),
        date: text(entry.date),
        ...(note ? { note } : {}),
      },
    ];
  });

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
