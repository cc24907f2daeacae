import { changesSinceStandard } from './changes.ts';
import type { Compilation } from '../emit/emitter.ts';
import type { Filing, Resolved } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Finding } from '../model/finding.ts';
import { statistics } from './statistics.ts';

/** Joins what the emitters print. `date` is printed as 版本日期. */
export const compilation = (
  resolved: Resolved,
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
  const changes = changesSinceStandard(resolved, known);
  return {
    resolved,
    changes,
    statistics: statistics(resolved, changes),
    findings,
    filing: filing ?? {},
    reference: known.reference,
    ...(date ? { date } : {}),
    ...(edition ? { edition } : {}),
  };
};
