import type { DomainId, ResolvedItem } from '../../model/catalogue.ts';
import type { Block } from '../columns/column.ts';
import type { ItemRow } from '../rows/item-row.ts';

/** One row of the official annex as printed. */
export interface AnnexRow {
  readonly domain: DomainId;
  readonly block: Block;
  readonly row: ItemRow;
  /** The names without their numbering. */
  readonly heading: string;
  readonly title: string;
  /** The number of level 2 that is printed beside the name or in a column of its own. */
  readonly number?: string;
}

/** A row with the item of ours that it stands for. */
export interface AlignedRow extends AnnexRow {
  readonly item?: ResolvedItem;
}
