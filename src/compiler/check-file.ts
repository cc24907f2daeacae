import type { Fault, Finding } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';
import type { Rule, RuleKnown } from '../rules/rule.ts';
import type { Source } from '../source/source.ts';
import type { Checked, Graph, Read, RunRules } from './kind.ts';
import { settle } from './settle.ts';

/** What checking needs besides the files. */
export interface Checking<Result> {
  readonly graph: Graph<Result>;
  readonly rules: readonly Rule[];
  readonly judge: RuleKnown['judge'];
  readonly locate: (place: Place) => Position | undefined;
  readonly source: (file: string) => Source | undefined;
  readonly runRules: (file: string) => RunRules;
}

const faultsOf = async <Result>(
  { source, check, faults, known }: Read<Result>,
  { runRules, judge }: Checking<Result>,
): Promise<readonly Fault[]> => (check ? check(runRules(source.file), { ...known, judge }) : faults);

/** Rules and items as a workbook names them; undefined for any other file. */
const formNames = <Result>(
  { source, known, domains = known.reference.domains }: Read<Result>,
  rules: readonly Rule[],
): ((name: string) => string) | undefined =>
  source.cellOf &&
  ((name) => {
    const domain = domains.find(({ id }) => name.startsWith(`${id}/`));
    return domain
      ? `${domain.name.zh} ${name.slice(domain.id.length + 1)}`
      : (rules.find(({ id }) => id === name)?.summary.zh ?? name);
  });

/** What is wrong in a cell is told there, and mended by the one who filled it in. */
const inCells = (finding: Finding, source: Checking<unknown>['source']): Finding => {
  const placed = (place: Place): Place => source(place.file)?.cellOf?.(place) ?? place;
  const at = placed(finding.at);
  const related = finding.related.map((other) => ({ ...other, at: placed(other.at) }));
  const { edits: _edits, ...rest } = finding;
  return { ...(at === finding.at ? finding : rest), at, related };
};

/** Checks a file with its parts: every fault as a finding, those that the file answers marked. */
export const checkFile = async <Result>(file: string, checking: Checking<Result>): Promise<Checked<Result>> => {
  const { graph, rules, locate, source } = checking;
  const read = await graph.read(file);
  const { parts = [] } = read.ground ?? {};
  const all = [read, ...(await Promise.all(parts.map(graph.read)))];
  const found = await Promise.all(all.map((one) => faultsOf(one, checking)));
  const { known, kind, result, accepted = [] } = read;
  const form = formNames(read, rules);
  const settled = settle(found.flat(), {
    rules,
    ...(form ? { form } : {}),
    ...(read.domains ? { domains: read.domains } : {}),
    accepted,
    locate: (place) => source(place.file)?.spotOf?.(place) ?? locate(place),
    written: (place) => source(place.file)?.written(place),
    files: [file, ...parts],
    ...(known.date ? { date: known.date } : {}),
  });
  const findings = settled.map((finding) => inCells(finding, source));
  return { ...result, file, findings, known, ...(kind ? { kind } : {}), ...(parts.length > 0 ? { parts } : {}) };
};
