/** Units of a limit. A 工作日 is not a 自然日 (`day`). */
export type TimeUnit = 'workday' | 'day';

/**
 * What a limit allows. `within` counts from the trigger; `yearly-by` and `every` follow the calendar;
 * 及时 (`promptly`), 长期 (`standing`), 办理时限 (`handling`) and `unclear` cannot be compared.
 * Months and weeks are kept as days: `days` is the longest, `shortest` the shortest they can be.
 */
export type Span =
  | { readonly kind: 'within'; readonly amount: number; readonly shortest: number; readonly unit: TimeUnit }
  | { readonly kind: 'every'; readonly daysBetween: number }
  | { readonly kind: 'yearly-by'; readonly month: number; readonly day: number }
  | { readonly kind: 'promptly' | 'standing' | 'handling' | 'unclear' };

/**
 * One limit of the cell: for `scope` (such as 行政许可) only, counted from the events in `trigger`; both absent when not said.
 * An event is one that the words know (`made`), or the text itself in 「」.
 */
export interface Limit {
  readonly scope?: string;
  readonly trigger?: readonly string[];
  readonly span: Span;
}

/** 公开时限 as printed, and what it means. */
export interface TimeLimit {
  readonly text: string;
  readonly limits: readonly Limit[];
}

/** How a local value stands to the inherited one. */
export type Strictness = 'same' | 'tighter' | 'looser' | 'incomparable';
