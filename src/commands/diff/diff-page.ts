import { basename } from 'node:path';
import { asPublished } from '../../catalogue/as-published.ts';
import { compilation } from '../../catalogue/compilation.ts';
import { reference } from '../../generated/reference.js';
import { print, printAside } from '../../host/console.ts';
import { annexReportJson, annexReportText, pageWords } from '../../import/annex/annex-report.ts';
import { compareAnnex } from '../../import/annex/compare-annex.ts';
import type { Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { createJudge } from '../../overlap/judge.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { refuse } from '../edit-layer/refuse.ts';
import { openTables } from '../import/import-files.ts';
import type { DiffOptions } from './diff.ts';

const shownOn = (wanted: number, { items }: Resolved): ResolvedItem[] =>
  [...items.values()].filter(({ level, omitted, withheld }) => level === wanted && !omitted && !withheld);

/** What is listed on levels 1 and 2; level 3 is told, and not compared. */
const listed = (resolved: Resolved): Resolved => {
  const seconds = shownOn(2, resolved);
  const refs = new Set<string>(seconds.flatMap(({ ref, parent }) => [ref, ...(parent ? [parent] : [])]));
  return { ...resolved, items: new Map([...resolved.items].filter(([ref]) => refs.has(ref))) };
};

/** The items that level 3 parts: a table may have rows of the parts alone. */
const parted = (resolved: Resolved): ReadonlySet<Ref> =>
  new Set(shownOn(3, resolved).flatMap(({ parent }) => parent ?? []));

/** `mulu diff LAYER PAGE`: what a published page, or another table, still says differently. 0 compared, 1 something could not be, 2 nothing was. */
export const diffPage = async (name: string, page: string, options: DiffOptions): Promise<0 | 1 | 2> => {
  const { format, lang, date, against, impact, changelog, failOn } = options;
  if (against ?? impact ?? changelog ?? failOn ?? (format === 'text' || format === 'json' ? undefined : format))
    return refuse(
      {
        zh: '与网页、表格比较只有 --format text 和 json',
        en: 'a comparison with a page or a table has --format text and json only',
      },
      lang,
    );
  const { step, known, findings } = await openWorkspace(date).check(name.replaceAll('\\', '/'));
  if (!step) {
    const told = findings.find(({ severity }) => severity === 'error')?.message;
    return refuse(told ?? { zh: `“${name}”不是地方层`, en: `\`${name}\` is no layer` }, lang);
  }
  const tables = await openTables([page], { lang });
  if (!tables) return 2;
  const { resolved } = asPublished(compilation(step.resolved, known, { findings: [] }));
  const comparison = compareAnnex({
    grids: tables.problems.some(({ severity }) => severity === 'error') ? [] : tables.grids,
    parent: listed(resolved),
    mayLack: parted(resolved),
    known,
    judge: createJudge(reference),
    level: step.layer.region.level === 'national' ? 'county' : step.layer.region.level,
  });
  const account = {
    ...{ file: basename(page), kind: tables.kind, edition: name, problems: tables.problems, comparison },
    domains: resolved.domains,
  };
  if (format === 'json') print(annexReportJson(account));
  else (comparison.domains.length > 0 ? print : printAside)(annexReportText(account, lang, pageWords));
  if (comparison.domains.length === 0) return 2;
  return comparison.remarks.some(({ severity }) => severity !== 'info') ||
    comparison.differences.some(({ kind }) => kind === 'unread')
    ? 1
    : 0;
};
