import type { Box } from './box.ts';
import type { ChartDrawing } from './chart/chart-drawing.ts';

/** One cell of a table. Lines are separated by `\n`; `boxes` replaces the text by the 13 boxes of 公开渠道和载体. */
export interface FilingCell {
  readonly text: string;
  readonly center?: true;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Names the row for a screen reader. */
  readonly header?: true;
  readonly boxes?: readonly Box[];
}

/** A table with its head rows, which every page repeats. `widths` are shares of the line, one a leaf column. */
export interface FilingTable {
  readonly caption: string;
  readonly widths: readonly number[];
  readonly head: readonly (readonly FilingCell[])[];
  readonly rows: readonly (readonly FilingCell[])[];
  /** Rows under one merged first cell are not parted by a page; for short groups only. */
  readonly keepGroups?: true;
  /** No page parts its rows; for a form of a few. */
  readonly keepWhole?: true;
}

/** A bar for each level-1 item; `counts` in the order of `legend`. A picture of a table beside it: SVG on the page, shaded cells in the DOCX. */
export interface FilingChart {
  readonly caption: string;
  readonly legend: readonly string[];
  readonly bars: readonly { readonly label: string; readonly counts: readonly number[] }[];
}

/** A part of the letter or of an attachment; DOCX and HTML print the same blocks. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: 1 | 2; readonly text: string }
  /** `keep`: it stands on one page with what follows. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly keep?: true }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: FilingTable }
  | { readonly kind: 'chart'; readonly chart: FilingChart }
  /** A flow chart; the table of its steps follows it. */
  | { readonly kind: 'flow'; readonly drawing: ChartDrawing; readonly name: string };

/** An attachment on its own pages: A4 portrait, A4 landscape or, for the official tables, A3 landscape. */
export interface Attachment {
  readonly title: string;
  readonly sheet: 'portrait' | 'landscape' | 'wide';
  readonly blocks: readonly Block[];
}

/** The filing pack as plain content: the letter and its attachments, every number already computed. */
export interface FilingContent {
  readonly docType: '函' | '报告';
  readonly draft: boolean;
  /** 发文机关标志, printed in red over the letter. */
  readonly redHead?: string;
  /** Title in lines broken by sense (GB/T 9704: trapezoid or diamond). */
  readonly title: readonly string[];
  readonly number: string;
  /** 签发人, on a 报告 only. */
  readonly signer?: string;
  readonly receiver: string;
  readonly body: readonly Block[];
  readonly signature: string;
  readonly date: string;
  /** 附注: the office line, never a person. */
  readonly contact?: string;
  readonly copies: readonly string[];
  readonly attachments: readonly Attachment[];
}
