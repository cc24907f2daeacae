import { cellName } from '../model/cell-name.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import { placeName } from './place-name.ts';
import type { Printer, Report } from './report.ts';
import { labels, total } from './words.ts';

const commands: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

const percent: { readonly [char: string]: string } = {
  '%': '%25',
  '\r': '%0D',
  '\n': '%0A',
  ':': '%3A',
  ',': '%2C',
};

const data = (text: string): string => text.replace(/[%\r\n]/gu, (char) => percent[char] ?? char);

const property = (text: string): string =>
  withoutControls(text).replace(/[%\r\n:,]/gu, (char) => percent[char] ?? char);

const annotation = (finding: Finding, report: Report): string => {
  const { severity, at, rule, message, fix, clause, related, accepted } = finding;
  const { lang, locate } = report;
  const say = labels[lang];
  const position = locate(at);
  const oneLine = position?.endLine === position?.line;
  const properties: { readonly [name: string]: string | number } = {
    file: at.file,
    ...(position ? { line: position.line } : {}),
    // Columns are taken for one line only; the last one is part of the mark.
    ...(position && oneLine ? { col: position.column } : {}),
    ...(position ? { endLine: position.endLine } : {}),
    ...(position && oneLine ? { endColumn: Math.max(position.column, position.endColumn - 1) } : {}),
    title: rule,
  };
  const lines = [
    ('cell' in at ? `${cellName(at)} ` : '') + message[lang],
    ...(accepted
      ? [`${say.answered}${mask(withoutControls(accepted.reason))}`]
      : fix
        ? [`${say.fix}${fix[lang]}`]
        : []),
    ...(clause ? [`${say.clause}${clause}`] : []),
    ...related.map((other) => `${say.related}${placeName(other.at, report)} ${other.value[lang]}`),
  ];
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${data(lines.join('\n'))}`;
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation in the changed files. */
export const printGithub: Printer = (report) =>
  `${[...report.findings.map((finding) => annotation(finding, report)), total(report)].join('\n')}\n`;
