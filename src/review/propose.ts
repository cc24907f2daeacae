import { isOpen, isToCorrect, type Proposal, type ReviewFinding } from '../model/review.ts';

/** Whether a finding holds the filing back: it must be corrected, or it is a warning that asks for an answer. */
const holdsBack = (finding: ReviewFinding): boolean =>
  isToCorrect(finding) || (isOpen(finding) && finding.answer === undefined && finding.asks === 'required');

/** 审核意见 as a reviewer would propose it from findings alone: 限期补正 while one holds the filing back, else 同意备案. */
export const propose = (findings: readonly ReviewFinding[]): Extract<Proposal, 'correct' | 'agree'> =>
  findings.some(holdsBack) ? 'correct' : 'agree';
