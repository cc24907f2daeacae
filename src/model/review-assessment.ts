import type { Demonstration, IndicatorKind } from './assessment.ts';

/** What one indicator came to. `points` is missing where nothing was to be counted, or nothing was told. */
export interface ReviewIndicator {
  readonly id: string;
  readonly text: string;
  readonly how: IndicatorKind;
  readonly most: number;
  readonly points?: number;
  /** Of what was counted: so many of so many. */
  readonly count?: number;
  readonly total?: number;
}

/** The indicators of one kind together; kinds are never added up. */
export interface ReviewSubtotal {
  readonly how: IndicatorKind;
  readonly points: number;
  readonly most: number;
  /** Indicators without data. */
  readonly open: number;
}

/** The assessment of a submission that has records: it has no part in the result. */
export interface ReviewAssessment {
  /** The set of indicators. */
  readonly name: string;
  readonly subtotals: readonly ReviewSubtotal[];
  readonly indicators: readonly ReviewIndicator[];
  /** 示范点. */
  readonly demonstration: readonly Demonstration[];
  /** Record files with errors, of which nothing was counted. */
  readonly withheld: readonly string[];
}
