import { isOpen, type ReviewFinding } from '../../model/review.ts';

/** Findings counted as a reviewer counts them: what was accepted or answered is no longer open. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Warnings that the author answered. */
  readonly answered: number;
  /** Findings that a reviewer accepted. */
  readonly accepted: number;
}

/** Counts findings; every finding is in exactly one of the counts. */
export const tally = (findings: readonly ReviewFinding[]): Tally => {
  const count = (matches: (finding: ReviewFinding) => boolean): number => findings.filter(matches).length;
  const isAccepted = ({ ruling }: ReviewFinding): boolean => ruling?.decision === 'accept';
  return {
    errors: count((finding) => isOpen(finding) && finding.severity === 'error'),
    warnings: count((finding) => isOpen(finding) && finding.severity === 'warning'),
    infos: count((finding) => finding.severity === 'info' && !finding.answer && !isAccepted(finding)),
    answered: count((finding) => finding.answer !== undefined && !isAccepted(finding)),
    accepted: count(isAccepted),
  };
};
