import type { Resolved } from '../model/catalogue.ts';
import type { GuidesByItem } from './guide-changes.ts';

/** A catalogue of a folder: `path` is its file relative to the folder, `resolved` what it says. */
export interface NamedCatalogue {
  readonly path: string;
  /** The file as the user would type it. */
  readonly file: string;
  readonly resolved: Resolved;
  /** Edition and date of the layer itself. */
  readonly edition?: string;
  readonly effective?: string;
  /** The guides of a layer that names a folder of them, or stands below one that does. */
  readonly guides?: GuidesByItem;
  /** A form, or the result of a build, in which no guide stands: nothing is known of them. */
  readonly lacksGuides?: true;
}

export interface PairedCatalogues {
  readonly pairs: readonly { readonly old: NamedCatalogue; readonly now: NamedCatalogue }[];
  readonly added: readonly NamedCatalogue[];
  readonly removed: readonly NamedCatalogue[];
}

const codeOf = ({ resolved }: NamedCatalogue): string | undefined =>
  resolved.region.level === 'national' ? 'national' : resolved.region.code;
const baseName = ({ path }: NamedCatalogue): string => path.split('/').at(-1) ?? path;

/** Pairs two folders: by region code, else by path, else by file name; a key that stands twice pairs nothing. */
export const pairCatalogues = (olds: readonly NamedCatalogue[], nows: readonly NamedCatalogue[]): PairedCatalogues => {
  const pairs: { old: NamedCatalogue; now: NamedCatalogue }[] = [];
  const done = new Set<NamedCatalogue>();
  let [left, right] = [olds, nows];
  const keys: ((one: NamedCatalogue) => string | undefined)[] = [codeOf, ({ path }) => path, baseName];
  for (const key of keys) {
    const grouped = (all: readonly NamedCatalogue[]) => {
      const seen = new Map<string, NamedCatalogue[]>();
      for (const one of all) {
        const name = key(one);
        if (name !== undefined) seen.set(name, [...(seen.get(name) ?? []), one]);
      }
      return seen;
    };
    const [before, after] = [grouped(left), grouped(right)];
    for (const [name, [old, ...more]] of before) {
      const [now, ...others] = after.get(name) ?? [];
      if (!old || !now || more.length > 0 || others.length > 0) continue;
      pairs.push({ old, now });
      done.add(old).add(now);
    }
    left = left.filter((one) => !done.has(one));
    right = right.filter((one) => !done.has(one));
  }
  const byFile = (one: { readonly path: string }, other: { readonly path: string }) => (one.path < other.path ? -1 : 1);
  return {
    pairs: pairs.sort((one, other) => byFile(one.now, other.now)),
    added: [...right].sort(byFile),
    removed: [...left].sort(byFile),
  };
};
