import { isOpen, isToCorrect, type ReviewFinding } from '../../model/review.ts';

/** Findings counted as a reviewer counts them: what was accepted or answered is no longer open, what was rejected must be corrected. */
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
  return {
    errors: count(isToCorrect),
    warnings: count((finding) => isOpen(finding) && !isToCorrect(finding)),
    infos: count(({ severity, answer, ruling }) => severity === 'info' && answer === undefined && !ruling),
    answered: count(({ answer, ruling }) => answer !== undefined && !ruling),
    accepted: count(({ ruling }) => ruling?.decision === 'accept'),
  };
};
