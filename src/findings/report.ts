import type { Finding, Severity } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';
import type { Lang } from '../model/text.ts';

/** Everything that a printer of findings may use. */
export interface Report {
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly lang: Lang;
  readonly version: string;
  /** ISO date that the rules judged by. */
  readonly date?: string;
  readonly registerAsOf: string;
  readonly locate: (place: Place) => Position | undefined;
  /** A 1-based line of a source file. */
  readonly line: (file: string, number: number) => string | undefined;
}

/** Style of a part of the text report; without colour the text is returned as it is. */
export type Paint = (style: Severity | 'faint' | 'strong', text: string) => string;

/** Prints findings in one format. Pure: the caller writes. */
export type Printer = (report: Report, paint: Paint) => string;

/** How many findings of each severity there are. */
export const summarise = (findings: readonly Finding[]): { errors: number; warnings: number; infos: number } => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
  infos: findings.filter(({ severity }) => severity === 'info').length,
});
