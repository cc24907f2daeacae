import type { FieldId, LevelId } from '../../model/catalogue.ts';
import type { Column, TickId } from '../columns/column.ts';
import type { Slot } from './slot.ts';

/** A position of a column for one item. `of`: the level that a body column is for; `row`: its row in the grid. */
export interface Piece extends Slot {
  readonly column: number;
  readonly row: number;
  readonly of?: LevelId;
}

/** The positions of one column for one item; several when the item takes several rows. */
export type Pieces = readonly Piece[];

/** One item as the table prints it, over one row or several. */
export interface ItemRow {
  /** 0-based rows of the grid. */
  readonly rows: readonly number[];
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly number: string;
  readonly domain: string;
  /** The positions of its names, the serial number and the domain. */
  readonly names: Pieces;
  readonly fields: ReadonlyMap<Exclude<FieldId, 'title'>, Pieces>;
  readonly ticks: ReadonlyMap<TickId, Pieces>;
  /** By column of the table. */
  readonly levels: ReadonlyMap<number, Pieces>;
  readonly others: readonly { readonly column: Column; readonly piece: Piece }[];
  readonly links: readonly { readonly label: string; readonly address: string }[];
  /** Nothing of the row may be written, and why. */
  readonly refused?: Refusal;
}

/** Why nothing of a row is written. */
export type Refusal = 'shifted' | 'no-name' | 'error-name' | 'odd-name';

/** What a row below the header is. */
export interface TableRow {
  readonly row: number;
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly kind: 'item' | 'continued' | 'heading' | 'note' | 'title';
  /** The words of a row that is no item. */
  readonly text: string;
  /** Index into the items of the block. */
  readonly item?: number;
}
