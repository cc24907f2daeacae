import type { Reference } from './reference.ts';
import { amountsIn } from './time-limit/amounts-in.ts';
import { compareSpans } from './time-limit/compare-time-limits.ts';
import type { Span, Strictness } from './time-limit/time-limit.ts';

/** The one length that a 办理时限 speaks of; of several it cannot be told which one counts. 当场 is none at all. */
export const handlingSpan = (text: string, { limitWords, guideWords }: Reference): Span | undefined => {
  const found = amountsIn(text, limitWords);
  if (found.length === 0 && guideWords.instant.some((word) => text.includes(word)))
    return { kind: 'within', amount: 0, shortest: 0, unit: 'workday' };
  return found.length === 1 ? found[0] : undefined;
};

/** How one 办理时限 stands to another; `incomparable` where one of them is not understood. */
export const compareHandling = (local: string, inherited: string, reference: Reference): Strictness => {
  const [one, other] = [handlingSpan(local, reference), handlingSpan(inherited, reference)];
  return one && other ? compareSpans(one, other) : 'incomparable';
};

/** The limit that law sets for handling an item, as far as the reference data hold it. */
export const lawfulLimit = (
  item: string,
  { handlingLimits }: Reference,
): { readonly text: string; readonly clause: string } | undefined => {
  const law = handlingLimits.find(({ items }) => items.includes(item));
  return law && { text: `${law.workdays}个工作日`, clause: law.clause };
};
