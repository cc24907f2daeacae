import type { Filing, Ref, Resolved } from '../model/catalogue.ts';
import type { Change } from '../model/change.ts';
import type { EmittedFile } from '../model/emitted-file.ts';
import type { Known } from '../model/fields.ts';
import type { Finding } from '../model/finding.ts';
import type { Guide, PublishedGuide } from '../model/guide.ts';
import type { Kept } from '../model/kept.ts';
import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';
import { changesSinceStandard } from './changes.ts';
import { type Statistics, statistics } from './statistics.ts';

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
  /** The guides that are published with it, where they are asked for. */
  readonly guides?: readonly PublishedGuide[];
  /** How it is kept, where an output asks for it. */
  readonly kept?: Kept;
  /** The guides of the layer as they are written, where the form to fill in is asked for. */
  readonly written?: readonly Guide[];
  /** The form for requests that the layer names, where it is a file. */
  readonly requestForm?: EmittedFile;
  /** The offices that get a workbook of their own, with their items. */
  readonly owners?: readonly { readonly name: string; readonly refs: readonly Ref[] }[];
  /** What no published copy of the national table shows is marked 待核: for use inside the office only. */
  readonly marks?: true;
}

/** Joins what the emitters print. `date` is printed as 版本日期. */
export const compilation = (
  compiled: Resolved,
  known: Known,
  {
    findings,
    filing,
    date,
    edition,
  }: {
    readonly findings: readonly Finding[];
    readonly filing?: Filing;
    readonly date?: string;
    readonly edition?: string;
  },
): Compilation => {
  const changes = changesSinceStandard(compiled, known);
  return {
    resolved: compiled,
    changes,
    statistics: statistics(compiled, changes, known.reference.register),
    findings,
    filing: filing ?? {},
    reference: known.reference,
    ...(date ? { date } : {}),
    ...(edition ? { edition } : {}),
  };
};
