/** A cell of a paper: text, where it leads, and how urgent it is. */
export interface PaperCell {
  readonly text: string;
  readonly href?: string;
  readonly tone?: 'late' | 'due' | 'good';
  /** An empty cell to write in by hand: so many lines high on paper. */
  readonly lines?: number;
}

/** A table of a paper; `widths` are shares of the line, the first cell of a row names it unless `name` says another. */
export interface PaperTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly width: number; readonly center?: true }[];
  readonly rows: readonly (readonly PaperCell[])[];
  readonly name?: number;
}

/** A part of a paper; a page and a Word document print the same ones. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'list'; readonly items: readonly PaperCell[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'table'; readonly table: PaperTable };

/** A page that an office publishes or files, apart from catalogue, guides and letter. */
export interface Paper {
  readonly title: string;
  /** Whose paper it is. */
  readonly office: string;
  /** ISO date. */
  readonly date?: string;
  /** A form that somebody else fills in: the office does not sign it. */
  readonly isForm?: true;
  readonly blocks: readonly PaperBlock[];
}
