import {
  type GroupRuling,
  groupOf,
  type IdleReason,
  type ReviewFinding,
  type Ruling,
  type Submission,
} from '../model/review.ts';

/** What may be ruled on: findings of the catalogue, and of guides. */
const allFindings = ({ findings, guides }: Submission): readonly ReviewFinding[] => [
  ...findings,
  ...(guides?.findings ?? []),
];

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
  const findings = submissions.flatMap(allFindings);
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

/** Rulings on groups that decided nothing: no finding is of the group, or none that may be waived. */
export const idleGroups = (groups: readonly GroupRuling[], submissions: readonly Submission[]): GroupRuling[] => {
  const findings = submissions.flatMap(allFindings);
  const used = new Set(findings.flatMap(({ ruling }) => (ruling?.group ? [ruling.group] : [])));
  const decided = new Set(
    findings.flatMap(({ fingerprint, ruling }) => (ruling && !ruling.group ? [groupOf(fingerprint)] : [])),
  );
  return groups.filter(({ group }) => !used.has(group) && !decided.has(group));
};
