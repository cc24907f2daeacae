import type { LimitWords } from '../reference.ts';
import { findUnread } from './parse-time-limit.ts';
import type { TimeLimit } from './time-limit.ts';

/**
 * What of a limit keeps it from being compared with another one: the part that is not understood (nothing for a 办理时限,
 * which is understood to be one), or an event that the other one does not count from.
 */
export const foreignPart = (
  local: TimeLimit,
  other: TimeLimit,
  words: LimitWords,
): { readonly unread?: string; readonly start?: string } => {
  if (local.limits.some(({ span }) => span.kind === 'handling')) return {};
  const unread = findUnread(local.text, words);
  if (unread !== undefined) return { unread };
  const events = new Set(other.limits.flatMap(({ trigger = [] }) => trigger));
  const start = local.limits
    .flatMap(({ trigger = [] }) => trigger)
    .find((event) => event.startsWith('「') && !events.has(event));
  return start === undefined ? {} : { start: start.slice(1, -1) };
};
