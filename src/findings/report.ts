import type { Finding, Severity } from '../model/finding.ts';
import type { Paint } from '../model/paint.ts';
import type { Place, Position } from '../model/place.ts';
import type { Lang, Text } from '../model/text.ts';

/** What a rule demands, for formats that describe the rules beside the findings. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly clause?: string;
  readonly summary: Text;
  readonly why: Text;
  /** It judges by the legal register. */
  readonly register?: true;
  readonly messages: { readonly [name: string]: { readonly fix?: Text } };
}

/** Everything that a printer of findings may use. */
export interface Report {
  readonly files: readonly string[];
  /** What was checked with a file, as a part of it: the tables that a layer names. */
  readonly parts?: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
  /** Every rule; only some formats describe them. */
  readonly rules?: readonly RuleText[];
  /** Warnings fail too. */
  readonly strict?: boolean;
  readonly lang: Lang;
  readonly version: string;
  /** ISO date that the rules judged by. */
  readonly date?: string;
  readonly registerAsOf: string;
  readonly locate: (place: Place) => Position | undefined;
  /** Whether a file is where its name says, so that a report may link to it; all are where it is not given. */
  readonly isThere?: (file: string) => boolean;
  /** A 1-based line of a source file. */
  readonly line: (file: string, number: number) => string | undefined;
}

/** Prints findings in one format. Pure: the caller writes. */
export type Printer = (report: Report, paint: Paint) => string;

/** How many findings of each severity there are. */
export const summarise = (findings: readonly Finding[]): { errors: number; warnings: number; infos: number } => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
  infos: findings.filter(({ severity }) => severity === 'info').length,
});
