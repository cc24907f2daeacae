import { printers } from '../findings/index.ts';
import { summarise } from '../findings/report.ts';
import type { Applied } from '../fix.ts';
import { version } from '../generated/version.js';
import type { Finding } from '../model/finding.ts';
import type { Lang } from '../model/text.ts';
import { rules } from '../rules/index.ts';
import { paint, print, tell } from './console.ts';
import { findSources } from './find-sources.ts';
import { fixFile } from './fix-files.ts';
import { nationalEdition } from './national-edition.ts';
import { openWorkspace } from './open-workspace.ts';

export interface ValidateOptions {
  readonly format: string;
  readonly strict?: boolean;
  readonly fix?: boolean;
  readonly lang: Lang;
  readonly date?: string;
}

/** Whether printing a finding needs places of the national files; the text report shows no second place of mere information. */
const pointsIntoNational = ({ at, related, severity }: Finding, format: string): boolean =>
  [at, ...(format === 'text' && severity === 'info' ? [] : related.map((other) => other.at))].some(({ file }) =>
    file.startsWith(`${nationalEdition.folder}/`),
  );

const tellFixes = (file: string, applied: readonly Applied[], lang: Lang): void => {
  if (applied.length === 0) return;
  const lines = applied.map(({ line, from, to }) => `  ${line}: ${from} → ${to}`).join('\n');
  tell({ zh: `${file} 改正 ${applied.length} 处：\n${lines}`, en: `${file}: ${applied.length} fixes\n${lines}` }, lang);
};

/** `mulu validate`: checks files and folders, prints the findings; 0 clean, 1 errors, 2 nothing could be checked. */
export const validate = async (
  paths: readonly string[],
  { format, strict, fix, lang, date }: ValidateOptions,
): Promise<0 | 1 | 2> => {
  const { files, empty } = await findSources(paths.length > 0 ? paths : ['.']);
  for (const folder of empty)
    tell(
      { zh: `“${folder}”里没有 YAML 文件（.yaml、.yml）可检查`, en: `there is no YAML file to check in \`${folder}\`` },
      lang,
    );
  if (files.length === 0) return 2;
  if (fix) for (const file of files) tellFixes(file, await fixFile(file, date), lang);
  const workspace = openWorkspace(date);
  const findings: Finding[] = [];
  const dates: string[] = [];
  let unreadable = 0;
  for (const file of files) {
    const compiled = await workspace.check(file);
    findings.push(...compiled.findings);
    if (compiled.known.date) dates.push(compiled.known.date);
    if (compiled.findings.some(({ rule, at }) => rule === 'readable-file' && at.file === file)) unreadable += 1;
  }
  if (findings.some((finding) => pointsIntoNational(finding, format))) await workspace.loadPlaces();
  const judged = date ?? dates.sort().at(-1);
  const printer = printers[format];
  if (!printer) return 2;
  const { line, locate, reference } = workspace;
  print(
    printer(
      {
        files,
        findings,
        lang,
        version,
        locate,
        line,
        registerAsOf: reference.register.asOf,
        rules,
        ...(strict ? { strict } : {}),
        ...(judged ? { date: judged } : {}),
      },
      paint,
    ),
  );
  const { errors, warnings } = summarise(findings);
  if (unreadable === files.length || empty.length > 0) return 2;
  return errors > 0 || (strict && warnings > 0) ? 1 : 0;
};
