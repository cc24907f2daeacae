import { plain } from '../../model/plain.ts';
import type { AnnexDifference } from './difference.ts';

/** One difference, or the same one in several items: what ours says and the annex does not, and the other way round. */
export interface GroupedDifference {
  readonly members: readonly AnnexDifference[];
  readonly ours: readonly string[];
  readonly annex: readonly string[];
}

/** The lines that the other value lacks; where both have the same lines they only stand in another order. */
const apart = ({ ours = '', annex = '' }: AnnexDifference): Pick<GroupedDifference, 'ours' | 'annex'> => {
  const [left, right] = [ours.split('\n'), annex.split('\n')];
  const [lefts, rights] = [left, right].map((lines) => new Set(lines.map(plain)));
  const mine = left.filter((line) => !rights?.has(plain(line)));
  const theirs = right.filter((line) => !lefts?.has(plain(line)));
  return mine.length + theirs.length > 0 ? { ours: mine, annex: theirs } : { ours: left, annex: right };
};

/** Differences of cells that are the same in several items together, each where the first of them stands. */
export const groupDifferences = (differences: readonly AnnexDifference[]): GroupedDifference[] => {
  const groups = new Map<string, GroupedDifference>();
  for (const [index, difference] of differences.entries()) {
    const { kind, field } = difference;
    const lines = apart(difference);
    const key = kind === 'changed' ? JSON.stringify([field, lines]) : String(index);
    const group = groups.get(key);
    groups.set(key, { ...lines, members: [...(group?.members ?? []), difference] });
  }
  return [...groups.values()];
};
