import type { Compilation } from '../../catalogue/compilation.ts';
import type { Ref } from '../../model/catalogue.ts';
import type { Comment } from '../../model/record.ts';
import { type Group, groupDifferences } from '../describe.ts';
import type { Difference } from '../difference.ts';
import type { Comparison } from '../report.ts';
import { type PageToUpdate, pagesToUpdate } from './pages-to-update.ts';
import { adoptedOn, isExplained, reasonsOf } from './reasons.ts';

/** Differences that say the same of several items, with what is known of why. */
export interface AdjustedGroup {
  readonly group: Group;
  readonly reasons: readonly string[];
  /** Neither a reason nor a note says why. */
  readonly isBare: boolean;
}

/** 调整: how an edition of a catalogue differs from the one before, why, and what is to be done about it. */
export interface Adjustment {
  readonly comparison: Omit<Comparison, 'repeated'>;
  readonly differences: readonly Difference[];
  readonly groups: readonly AdjustedGroup[];
  /** What was said of the edition before: received, or answered, since it is in force. */
  readonly comments: readonly Comment[];
  readonly pages: readonly PageToUpdate[];
}

/** That somebody has seen the annex changes nothing for the public, and stands on no paper. */
const isForPublic = ({ class: kind, field, old, now }: Difference): boolean =>
  kind !== 'changed' || field !== undefined || old?.candidate === now?.candidate;

const sinceEdition = (comments: readonly Comment[], from: string | undefined): Comment[] =>
  comments.filter(({ cells: { received, answered } }) => {
    const last = answered?.value ?? received?.value;
    return from === undefined || last === undefined || last >= from;
  });

/** Groups that have their reasons in common, too. */
const byReason = (
  { all: members }: Group,
  told: (one: Difference) => readonly string[],
  comments: readonly Comment[],
): AdjustedGroup[] => {
  const adopted = adoptedOn(members, comments);
  const parts = new Map<string, Difference[]>();
  for (const one of members) {
    const key = JSON.stringify([told(one), isExplained(one)]);
    parts.set(key, [...(parts.get(key) ?? []), one]);
  }
  return [...parts.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const reasons = [...told(first), ...adopted];
    return [{ group: { first, all }, reasons, isBare: reasons.length === 0 && !isExplained(first) }];
  });
};

/** The items that an adjustment touches, in the order of the catalogue: by their number now, else by the one before. */
export const touchedItems = ({ differences, comparison }: Pick<Adjustment, 'differences' | 'comparison'>): Ref[] => {
  const touched = new Set([
    ...differences.flatMap(({ old, now }) => (now ?? old)?.ref ?? []),
    ...comparison.guides.map(({ item }) => item),
  ]);
  const order = [...comparison.now.resolved.items.keys(), ...comparison.old.resolved.items.keys()];
  return [...new Set(order)].filter((ref) => touched.has(ref));
};

/** The adjustment from one edition to the next. Everything in it is computed; reasons are those that somebody wrote. */
export const adjustmentOf = (comparison: Omit<Comparison, 'repeated'>, input: Compilation): Adjustment => {
  const differences = comparison.differences.filter(isForPublic);
  const comments = sinceEdition(input.kept?.comments ?? [], comparison.old.effective);
  const told = reasonsOf(comparison, input.findings);
  const touched = touchedItems({ differences, comparison });
  return {
    comparison,
    differences,
    groups: groupDifferences(differences).flatMap((group) => byReason(group, told, comments)),
    comments,
    pages: pagesToUpdate(touched, { comparison, differences }, input),
  };
};
