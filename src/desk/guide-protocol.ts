/** What the page and its worker say to each other of guides. */
import type { Ref } from '../model/catalogue.ts';
import type { ShownFinding } from './protocol.ts';

/** A text with the name of its file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A service of the catalogue, and whether it has a guide: of this layer, of one above it only, or none. */
export interface GuideEntry {
  readonly ref: Ref;
  readonly id: string;
  readonly title: string;
  readonly domain: string;
  readonly from: 'own' | 'above' | 'none';
  readonly errors: number;
  readonly warnings: number;
}

/** One column of a list: a text, one of some words, words with “、” between, or lines of cells with “｜” between. */
export interface GuideColumn {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'choice' | 'words' | 'lines';
  readonly options?: readonly string[];
  /** Seldom filled in. */
  readonly isRare?: true;
}

/** How a part of a guide is filled in. `none`: the word that says that there is nothing of it. */
export type GuideForm =
  | { readonly kind: 'text'; readonly hint?: string }
  /** `isList`: one line is a list, too. */
  | { readonly kind: 'lines'; readonly hint?: string; readonly isList: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** `isMap`: a word and what it says, not a list. */
  | {
      readonly kind: 'rows';
      readonly columns: readonly GuideColumn[];
      readonly none?: string;
      readonly isMap?: true;
    };

/** A row of a list; `was`: which one of the file it is. */
export interface GuideRow {
  readonly was?: number;
  readonly cells: { readonly [key: string]: string };
}

/** What a part says: a text, lines, rows; the word for nothing is a text. */
export type GuideValue = string | readonly string[] | readonly GuideRow[];

/** A part of a guide that is filled in by itself. */
export interface GuidePart {
  readonly path: readonly string[];
  readonly label: string;
  readonly form: GuideForm;
  readonly value: GuideValue;
}

/** One field of a guide. */
export interface ShownGuideField {
  readonly id: string;
  readonly label: string;
  readonly kind: 'floor' | 'watched' | 'free';
  /** The row of the catalogue promises it, and nothing says it yet. */
  readonly isMissing: boolean;
  /** What the guide above says. */
  readonly above: readonly string[];
  readonly parts: readonly GuidePart[];
}

/** A guide as it is edited. */
export interface GuideDetail {
  readonly ref: Ref;
  readonly id: string;
  readonly title: string;
  /** Who set what stands above: a region, or the law. */
  readonly aboveBy?: string;
  /** The file of this layer; absent when there is none yet. */
  readonly file?: NamedText;
  readonly fields: readonly ShownGuideField[];
  readonly findings: readonly ShownFinding[];
  /** The flow chart as it would be published. */
  readonly chart?: string;
}

/** A part with another value. */
export interface GuidePartChange {
  readonly path: readonly string[];
  readonly value: GuideValue;
}

/** The texts after a change of a guide: of the guide, and of the layer where that had to name the folder; or why it cannot be. */
export type GuideChanged =
  | {
      readonly guide: NamedText;
      readonly layer?: string;
      readonly findings: readonly ShownFinding[];
      readonly chart?: string;
    }
  | { readonly obstacle: string };

/** What may be asked of guides. */
export interface GuideCalls {
  guides: { readonly ask: Record<string, never>; readonly answer: readonly GuideEntry[] };
  guide: { readonly ask: { readonly ref: Ref }; readonly answer: GuideDetail | undefined };
  /** What would come of changes of a guide, which is begun where there is none; nothing of it stays. */
  changeGuide: {
    readonly ask: { readonly ref: Ref; readonly changes: readonly GuidePartChange[] };
    readonly answer: GuideChanged;
  };
}
