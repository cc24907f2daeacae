import type { LayerAccount } from './layer-account.ts';

/** What somebody changed in a copy, and whether the original still stands as it was copied. */
export interface Differences {
  /** Keys to be taken over. */
  readonly changes: readonly string[];
  /** Keys that both have changed since, to different ends. */
  readonly conflicts: readonly string[];
}

/**
 * Compares a copy that came back with what it was made of and with the original as it stands now. What nobody touched in the
 * copy stays as it is now, so that nothing written meanwhile is lost. Without `base`, a silence of the copy changes nothing.
 */
export const threeWay = (base: LayerAccount | undefined, theirs: LayerAccount, mine: LayerAccount): Differences => {
  const changes: string[] = [];
  const conflicts: string[] = [];
  for (const key of new Set([...theirs.keys(), ...(base ?? mine).keys()])) {
    const [now, said] = [mine.get(key), theirs.get(key)];
    const before = base ? base.get(key) : said === undefined ? undefined : now;
    if (said === before || said === now) continue;
    (now === before ? changes : conflicts).push(key);
  }
  return { changes, conflicts };
};
