import type { ResolvedItem } from '../model/catalogue.ts';
import { indexed } from '../model/remember.ts';
import type { Compilation } from './compilation.ts';
import { completeCitations } from './complete-citations.ts';
import { statistics } from './statistics.ts';

/** An item without its doubts: a reader counts what is listed, the candidate like the others. */
const itemAsPublished = ({ candidate: _, ...item }: ResolvedItem): ResolvedItem => ({
  ...item,
  fields: Object.fromEntries(
    Object.entries(item.fields).map(([field, { doubtful: _doubtful, ...cell }]) => [
      field,
      cell.trust === 'inferred' ? { ...cell, trust: 'pattern' } : cell,
    ]),
  ) as unknown as ResolvedItem['fields'],
});

/** The same with its citations as they are printed; data and forms keep those that the layers have. */
export const withCitations = indexed((input: Compilation): Compilation => {
  const { register } = input.reference;
  const { resolved, changes } = completeCitations(input.resolved, input.changes, register);
  return { ...input, resolved, changes, statistics: statistics(resolved, changes, register) };
});

/**
 * What is printed on signed paper and public pages: no value is marked 待核, and every count is the one that a reader
 * gets who counts the rows. The doubts stay in `validate`, the workbook and the check list.
 */
export const asPublished = indexed((given: Compilation): Compilation => {
  const input = withCitations(given);
  const items = new Map([...input.resolved.items].map(([ref, item]) => [ref, itemAsPublished(item)]));
  const resolved = { ...input.resolved, items };
  return { ...input, resolved, statistics: statistics(resolved, input.changes, input.reference.register) };
});
