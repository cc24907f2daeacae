import type { Known } from '../model/fields.ts';
import type { Reference } from '../model/reference.ts';
import { diff } from './diff.ts';
import { guideChanges } from './guide-changes.ts';
import type { Comparison } from './report.ts';

/** Two editions of one catalogue with their guides, judged by the day of the new one. */
export const compareEditions = (
  { old, now }: Pick<Comparison, 'old' | 'now'>,
  date: string | undefined,
  reference: Reference,
): Omit<Comparison, 'repeated'> => {
  const day = date ?? now.effective ?? old.effective;
  const known: Known = { reference, ...(day ? { date: day } : {}) };
  const isKnown = !old.lacksGuides && !now.lacksGuides;
  const guides = !isKnown ? [] : guideChanges(old.guides ?? new Map(), now.guides ?? new Map(), reference);
  return { old, now, guides, ...diff(old.resolved, now.resolved, known) };
};
