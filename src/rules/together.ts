import type { Sourced } from '../model/place.ts';
import { indexed } from '../model/remember.ts';

/**
 * All texts of a file in one, a line each. Most files hold nothing that a rule looks for: one look at the whole tells, and
 * each text is only looked at when something is there.
 */
export const together = indexed((texts: readonly Sourced<string>[]): string =>
  texts.map(({ value }) => value).join('\n'),
);
