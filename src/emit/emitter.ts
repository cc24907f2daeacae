import type { Filing, LevelId, Resolved } from '../model/catalogue.ts';
import type { Change } from '../model/change.ts';
import type { Finding } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';
import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';
import type { Lang, Text } from '../model/text.ts';
import type { Statistics } from '../catalogue/statistics.ts';

/** What every emitter prints: a resolved catalogue and what is known about it. */
export interface Compilation {
  readonly resolved: Resolved;
  /** Differences against the national catalogue, in print order. */
  readonly changes: readonly Change[];
  readonly statistics: Statistics;
  readonly findings: readonly Finding[];
  readonly filing: Filing;
  readonly reference: Reference;
  /** ISO date printed as 版本日期: `--date`, else the layer's `effective`; absent when neither is given. */
  readonly date?: string;
  readonly edition?: string;
  /** The layer and what it inherits; absent for the national catalogue and for extracts. */
  readonly step?: Step;
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
  /** An extract holds only the items of its level. */
  readonly level?: LevelId;
  /** The name under which a source file is printed, the same on every machine. */
  readonly fileName: (file: string) => string;
  readonly locate: (place: Place) => Position | undefined;
}

/** A file of the result; `path` is relative to the output folder. */
export interface EmittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the user should know about this file. */
  readonly remarks?: readonly Text[];
}

/** Turns a compilation into files. Never touches the disk, never validates. */
export interface Emitter {
  readonly id: string;
  readonly emit: (input: Compilation, options: EmitOptions) => Promise<readonly EmittedFile[]>;
}
