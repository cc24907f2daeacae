import type { Place, Position } from '../model/place.ts';
import type { Lang, Text } from '../model/text.ts';
import { type AboutDifference, type Difference, identify } from './difference.ts';
import type { GuideChange } from './guide-changes.ts';
import type { NamedCatalogue } from './pair-catalogues.ts';

/** Two catalogues of one region and how they differ. */
export interface Comparison {
  readonly old: NamedCatalogue;
  readonly now: NamedCatalogue;
  readonly about: readonly AboutDifference[];
  readonly differences: readonly Difference[];
  /** How their guides differ. */
  readonly guides: readonly GuideChange[];
  /** Those of `differences` that a layer above, compared in the same report, has too: they are told there. */
  readonly repeated: ReadonlySet<Difference>;
}

const sayings = (one: Difference): string =>
  JSON.stringify([
    identify(one),
    one.disclosure,
    one.lost,
    one.gained,
    one.from?.printed,
    one.to?.printed,
    one.now?.omission,
  ]);

/** Marks in each comparison what it only takes over from a layer above that is compared too. */
export const withRepeated = (comparisons: readonly Omit<Comparison, 'repeated'>[]): Comparison[] => {
  const byFile = new Map(comparisons.map((one) => [one.now.file, new Set(one.differences.map(sayings))]));
  return comparisons.map((one) => {
    const above = one.now.resolved.layers.slice(0, -1).flatMap(({ file }) => byFile.get(file) ?? []);
    return {
      ...one,
      repeated: new Set(one.differences.filter((two) => above.some((known) => known.has(sayings(two))))),
    };
  });
};

/** What is told of a comparison: everything but what was told above. */
export const toldOf = ({ differences, repeated }: Comparison): Difference[] =>
  differences.filter((one) => !repeated.has(one));

/** A file that could not be compared, and why. */
export interface Uncompared {
  readonly side: 'old' | 'now';
  readonly file: string;
  readonly message: Text;
}

/** Everything that a printer of differences may use. */
export interface DiffReport {
  /** The two sides as given on the command line. */
  readonly names: { readonly old: string; readonly now: string };
  readonly comparisons: readonly Comparison[];
  /** Regions that stand on one side only. */
  readonly added: readonly NamedCatalogue[];
  readonly removed: readonly NamedCatalogue[];
  readonly uncompared: readonly Uncompared[];
  readonly lang: Lang;
  readonly version: string;
  readonly date?: string;
  /** Where a place of one side stands: the file as it is named in reports, and the position. */
  readonly locate: {
    readonly [side in 'old' | 'now']: (place: Place) => { readonly file: string; readonly position?: Position };
  };
}

/** How much there is to tell. */
export const isBreaking = ({ comparisons, removed }: DiffReport): boolean =>
  removed.length > 0 ||
  comparisons.some(({ differences, guides }) => [...differences, ...guides].some(({ breaking }) => breaking));

/** `file:12:5`, or the file alone. */
export const placeName = (report: DiffReport, side: 'old' | 'now', place: Place | undefined): string | undefined => {
  if (!place) return undefined;
  const { file, position } = report.locate[side](place);
  return position ? `${file}:${position.line}:${position.column}` : file;
};

/** The counts of a whole report. */
export const countAll = ({ comparisons, added, removed }: DiffReport) => {
  const all = comparisons.flatMap(({ differences }) => differences);
  return {
    catalogues: comparisons.length,
    differences: all.length,
    breaking: all.filter(({ breaking }) => breaking).length,
    added: added.length,
    removed: removed.length,
  };
};
