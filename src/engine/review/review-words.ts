import { wordFault } from '../../compiler/settle.ts';
import { reference } from '../../generated/reference.js';
import type { Words } from '../../review/beside.ts';
import { rules } from '../../rules/index.ts';
import { standingOf } from '../../rules/standing-of.ts';

/** How the faults of a review are worded, and what findings mean to its desk: as the rules say. */
export const reviewWords: Words = {
  word: (fault, domains) => wordFault(fault, rules, undefined, domains),
  standing: standingOf,
  lists: reference.office.lists,
  calendar: reference.workingDays,
};
