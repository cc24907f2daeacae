import { existsSync } from 'node:fs';
import { wholesAmong } from '../../compiler/wholes-among.ts';
import { printers } from '../../findings/index.ts';
import { summarise } from '../../findings/report.ts';
import { domains } from '../../generated/domains.js';
import { version } from '../../generated/version.js';
import { paint, print, tell } from '../../host/console.ts';
import { nationalEdition } from '../../host/national-edition.ts';
import type { Compiled } from '../../kinds/result.ts';
import { fillClause } from '../../model/fill-clause.ts';
import type { Finding } from '../../model/finding.ts';
import type { Lang } from '../../model/text.ts';
import { rules } from '../../rules/index.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { openWorkspace } from '../../workspace/open-workspace.ts';

export interface CheckOptions {
  readonly format: string;
  readonly strict?: boolean;
  readonly lang: Lang;
  readonly date?: string;
  /** Folder of pinned parents. */
  readonly base?: string;
  /** Folder for findings of unchanged files; false for none. */
  readonly cache?: string | false;
  /** A file with the rulings of a review. */
  readonly rulings?: string;
}

type Workspace = ReturnType<typeof openWorkspace>;

/** Whether printing a finding needs places of the national files; the text report shows no second place of mere information. */
const pointsIntoNational = ({ at, related, severity }: Finding, format: string): boolean =>
  [at, ...(format === 'text' && severity === 'info' ? [] : related.map((other) => other.at))].some(({ file }) =>
    file.startsWith(`${nationalEdition.folder}/`),
  );

const openCache = async (workspace: Workspace, date: string | undefined, folder: CheckOptions['cache']) =>
  folder === false
    ? undefined
    : (await import('../../workspace/findings-cache.ts')).openFindingsCache(workspace, date, folder);

const openDecided = async (file: string, workspace: Workspace) =>
  (await import('../review/open-waiver.ts')).openWaiver(file, workspace);

/** What settles many findings of a layer at once; the words of a workbook are others. */
const stepsFor = async (compiled: Compiled, lang: Lang): Promise<readonly string[]> =>
  isYamlName(compiled.file) ? (await import('./next-steps.ts')).nextSteps(compiled, lang) : [];

/** Checks files with an open workspace and prints the findings; 0 clean, 1 errors, 2 none could be read. */
export const checkFiles = async (
  given: readonly string[],
  workspace: Workspace,
  { format, strict, lang, date, base, cache: folder, rulings: rulingsFile }: CheckOptions,
): Promise<0 | 1 | 2> => {
  // Whoever names a table beside its layer is not told everything twice.
  const files = given.every(isYamlName) ? given : await wholesAmong(given, workspace.ground);
  // One file is checked as fast as it is looked up; what a base pins is not told by the file alone.
  const alone = files.length === 1;
  const cache =
    alone || rulingsFile !== undefined || base !== undefined ? undefined : await openCache(workspace, date, folder);
  const decided = rulingsFile === undefined ? undefined : await openDecided(rulingsFile, workspace);
  if (decided && 'problem' in decided) {
    tell(decided.problem, lang);
    return 2;
  }
  const findings: Finding[] = [];
  const dates: string[] = [];
  const parts = new Map<string, readonly string[]>();
  const steps: string[] = [];
  let unreadable = 0;
  const all = new Set(files);
  // What a layer has beside it is checked with it; a set hands out what is added on the way.
  for (const file of all) {
    const earlier = cache?.recall(file);
    if (earlier) {
      findings.push(...earlier.findings);
      if (earlier.parts) parts.set(file, earlier.parts);
      if (earlier.date) dates.push(earlier.date);
      continue;
    }
    const compiled = await workspace.check(file);
    findings.push(...(decided?.(compiled) ?? compiled.findings));
    const onSheets = await workspace.formGuides(file);
    findings.push(...(onSheets ?? []));
    if (compiled.parts) parts.set(file, compiled.parts);
    if (compiled.known.date) dates.push(compiled.known.date);
    // What stands above the guides on its sheets is no ground of a workbook.
    if (!onSheets) await cache?.keep(compiled);
    for (const one of compiled.layer ? await workspace.besideOf(compiled.layer) : []) all.add(one);
    if (alone && file === files[0] && format === 'text') steps.push(...(await stepsFor(compiled, lang)));
    workspace.release(compiled);
    if (compiled.findings.some(({ rule, at }) => rule === 'readable-file' && at.file === file)) unreadable += 1;
  }
  cache?.prune();
  if (findings.some((finding) => pointsIntoNational(finding, format))) await workspace.loadPlaces();
  const judged = date ?? dates.sort().at(-1);
  const printer = await printers[format]?.();
  if (!printer) return 2;
  const { reference } = workspace;
  print(
    printer(
      {
        files: [...all],
        parts,
        findings,
        lang,
        version,
        isThere: existsSync,
        locate: (place) => cache?.locate(place) ?? workspace.locate(place),
        line: (file, number) => workspace.line(file, number) ?? cache?.line(file, number),
        registerAsOf: reference.register.asOf,
        // In a run over many documents the rules speak of those of the tool.
        rules: rules.map((rule) => (rule.clause ? { ...rule, clause: fillClause(rule.clause, domains) } : rule)),
        ...(strict ? { strict } : {}),
        ...(judged ? { date: judged } : {}),
      },
      paint,
    ),
  );
  for (const line of steps) tell({ zh: line, en: line }, lang);
  const { errors, warnings } = summarise(findings);
  if (all.size > 0 && unreadable === all.size) return 2;
  return errors > 0 || (strict && warnings > 0) ? 1 : 0;
};
