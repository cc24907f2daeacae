import type { Finding } from '../model/finding.ts';
import { isOpen, type Proposal, type ReviewFinding } from '../model/review.ts';

/** Findings that leave nothing to be filed: the text cannot be read, the chain is a circle, or a parent was doctored. */
const grave: { readonly [rule: string]: readonly string[] | 'all' } = {
  'readable-file': 'all',
  yaml: 'all',
  'parent-found': ['cycle'],
  'parent-pinned': ['differs', 'national'],
};

/** Whether a finding by itself leads to 不予备案. No ruling waves it through. */
export const isGrave = ({ rule, wording, severity }: Finding): boolean => {
  const words = grave[rule];
  return severity === 'error' && (words === 'all' || words?.includes(wording ?? '') === true);
};

/**
 * 审核意见 as a reviewer would propose it: nothing that could be filed, or a grave finding: 不予备案; any other open error:
 * 限期补正; else 同意备案, with the open warnings as questions.
 */
export const propose = (findings: readonly ReviewFinding[], hopeless: boolean): Proposal =>
  hopeless
    ? 'refuse'
    : findings.some((finding) => finding.severity === 'error' && isOpen(finding))
      ? 'correct'
      : 'agree';
