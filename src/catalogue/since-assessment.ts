import type { IndicatorKind } from '../model/assessment.ts';
import type { AssessedGroup } from './assess.ts';

/** One indicator of an earlier assessment. */
export interface EarlierIndicator {
  readonly id: string;
  readonly points: number | null;
  readonly failed: readonly string[];
}

/** An assessment as `assessment.json` keeps it. */
export interface EarlierAssessment {
  readonly region: { readonly code?: string; readonly name: string };
  readonly name: string;
  readonly date?: string;
  readonly groups: readonly {
    readonly how: IndicatorKind;
    readonly points: number;
    readonly most: number;
    readonly indicators: readonly EarlierIndicator[];
  }[];
}

/** What became of one indicator: other points, or other items that it fails on. */
export interface IndicatorChange {
  readonly how: IndicatorKind;
  readonly id: string;
  readonly text: string;
  readonly from: number | null;
  readonly to: number | null;
  /** What it failed on and does no more, and what it fails on now. */
  readonly mended: readonly string[];
  readonly fresh: readonly string[];
}

/** The indicators that came out otherwise than in an earlier assessment; one that was not asked for then is none. */
export const sinceAssessment = (now: readonly AssessedGroup[], before: EarlierAssessment): IndicatorChange[] => {
  const earlier = new Map(before.groups.flatMap(({ indicators }) => indicators.map((one) => [one.id, one] as const)));
  return now.flatMap(({ how, indicators }) =>
    indicators.flatMap(({ indicator: { id, text }, points, counted }): IndicatorChange[] => {
      const old = earlier.get(id);
      if (!old) return [];
      const failed = counted?.failed ?? [];
      const mended = old.failed.filter((name) => !failed.includes(name));
      const fresh = failed.filter((name) => !old.failed.includes(name));
      const to = points ?? null;
      return to === old.points && mended.length + fresh.length === 0
        ? []
        : [{ how, id, text, from: old.points, to, mended, fresh }];
    }),
  );
};
