import type { FieldId, LevelId } from '../../model/catalogue.ts';
import type { Grid, TableCell } from '../../source/table/table.ts';

/** The boxes that have a column of their own. */
export type TickId = 'public' | 'specificGroup' | 'proactive' | 'onRequest';

/** What a column of a table holds. `level` names a column of 公开层级 as the table does; a body column may be for one level. */
export type Column =
  | { readonly kind: 'serial' | 'domain' | 'number' | 'level1' | 'level2' | 'level3' }
  | { readonly kind: 'field'; readonly field: Exclude<FieldId, 'title'>; readonly of?: LevelId }
  | { readonly kind: 'tick'; readonly tick: TickId }
  | { readonly kind: 'level'; readonly name: string }
  | { readonly kind: 'phone' | 'complaint' | 'remark' | 'derived' | 'unknown'; readonly name: string };

export type Line = readonly (TableCell | undefined)[];

/** A table with one header: where its rows begin and end, and what its columns hold. */
export interface Block {
  readonly grid: Grid;
  /** Words before the rows: sheet name, heading, title rows. */
  readonly title: string;
  readonly columns: readonly (Column | undefined)[];
  /** The headings as printed. */
  readonly heads: readonly string[];
  /** 0-based; the header rows lie before `first`. */
  readonly first: number;
  readonly end: number;
  /** The table goes on with the one before it. */
  readonly continues?: true;
  /** No header was found; the columns were told by what they hold. */
  readonly guessed?: true;
  /** Rows inside that repeat the header, and rows that only hold a title. */
  readonly frame: ReadonlySet<number>;
}

/** Whether two columns hold the same. */
export const sameColumn = (left: Column | undefined, right: Column | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
