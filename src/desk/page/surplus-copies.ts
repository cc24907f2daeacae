/** What tells copies apart: the work, the tab that it was changed in, and when. */
export interface Stamp {
  readonly name: string;
  /** Copies of older pages have none. */
  readonly sitting?: string;
  readonly time: number;
}

const newestFirst = (left: Stamp, right: Stamp): number => right.time - left.time;

/** The newest copy of each work in each tab, the newest first. */
export const lastCopies = <Copy extends Stamp>(copies: readonly Copy[]): readonly Copy[] => {
  const last = new Map<string, Copy>();
  for (const copy of [...copies].sort(newestFirst)) {
    const of = JSON.stringify([copy.name, copy.sitting ?? '']);
    if (!last.has(of)) last.set(of, copy);
  }
  return [...last.values()];
};

/** The copies that are too many: never the last that a tab has, as long as older ones of any tab may go. */
export const surplusCopies = <Copy extends Stamp>(copies: readonly Copy[], most: number): readonly Copy[] => {
  const last = lastCopies(copies);
  const others = copies.filter((copy) => !last.includes(copy)).sort(newestFirst);
  return [...last, ...others].slice(most);
};
