import type { Compilation } from '../catalogue/compilation.ts';
import type { EarlierAssessment } from '../catalogue/since-assessment.ts';
import type { Paper } from '../document/paper.ts';
import type { Sheet } from '../document/sheet/sheet.ts';
import type { LevelId } from '../model/catalogue.ts';
import type { EmittedFile } from '../model/emitted-file.ts';
import type { Place, Position } from '../model/place.ts';
import type { Lang, Text } from '../model/text.ts';

/** What an edition changes of the one before: the paper, its sum in one sentence, the pages that have to follow, and what to look into. */
export interface Adjusted {
  readonly paper: Paper;
  readonly sentence: string;
  readonly pages: Sheet;
  readonly remarks: readonly Text[];
}

export interface EmitOptions {
  readonly lang: Lang;
  /** Marks every page 草稿. */
  readonly draft: boolean;
  readonly docType: '函' | '报告';
  /** Prints 发文机关标志 over the letter of the filing pack; else paper with a printed head is assumed. */
  readonly redHead: boolean;
  /** Encoding of the CSV. */
  readonly encoding: 'utf-8' | 'gb18030';
  /** Name of the tool and its version, for `generator` fields. */
  readonly tool: string;
  /** What else is written in the same run: pages link only to what is there. */
  readonly formats?: readonly string[];
  /** A page of changes that is written beside, by its name. */
  readonly changesPage?: string;
  /** How the catalogue differs from its edition before, where that is given. */
  readonly adjustment?: Adjusted;
  /** The assessment before, where that is given. */
  readonly lastAssessment?: EarlierAssessment;
  /** An extract holds only the items of its level. */
  readonly level?: LevelId;
  /** The name under which a source file is printed, the same on every machine. */
  readonly fileName: (file: string) => string;
  readonly locate: (place: Place) => Position | undefined;
  /** The rules whose warnings may be answered, and what a clerk calls them. */
  readonly answerable?: readonly { readonly id: string; readonly name: string }[];
}

/** Turns a compilation into files. Never touches the disk, never validates. */
export interface Emitter {
  readonly id: string;
  readonly emit: (input: Compilation, options: EmitOptions) => Promise<readonly EmittedFile[]>;
}
