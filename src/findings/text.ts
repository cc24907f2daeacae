import { displayWidth, widestWidth, wrap } from '../document/display-width.ts';
import { cellName } from '../model/cell-name.ts';
import type { Finding } from '../model/finding.ts';
import type { Paint } from '../model/paint.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import { visible } from '../model/visible.ts';
import { type Printer, type Report, summarise } from './report.ts';
import { labels, severityNames, total } from './words.ts';

/** Reports stay readable on the narrowest terminal in use. */
const columns = 80;

/** Text wrapped behind a label; further lines hang under the first. */
const hang = (indent: string, label: string, text: string): string[] => {
  const [first = '', ...rest] = wrap(text.replace(/\s*\n\s*/gu, ' '), columns - indent.length - widestWidth(label));
  const pad = ' '.repeat(displayWidth(label));
  return [`${indent}${label}${first}`, ...rest.map((line) => `${indent}${pad}${line}`)];
};

/** The part of a long line around the marked columns, so that the frame stays within the width. */
const window = (
  line: string,
  from: number,
  to: number,
  room: number,
): { text: string; before: string; marked: string } => {
  const widthOf = (index: number) => widestWidth(line.charAt(index));
  let end = from;
  let width = 0;
  const grow = (limit: number) => {
    while (end < limit && width + widthOf(end) <= room) {
      width += widthOf(end);
      end += 1;
    }
  };
  grow(Math.max(from + 1, to));
  let start = from;
  while (start > 0 && width + widthOf(start - 1) <= room) {
    start -= 1;
    width += widthOf(start);
  }
  grow(line.length);
  return {
    text: line.slice(start, end),
    before: line.slice(start, from),
    marked: line.slice(from, Math.max(from, Math.min(to, end))),
  };
};

const shown = (line: string): string => withoutControls(line.replaceAll('\t', ' '));

/** The line at a place with carets under the value, aligned under double-width characters. */
const frame = (place: Place, indent: string, { locate, line }: Report, paint: Paint): string[] => {
  const position = locate(place);
  const raw = position && line(place.file, position.line);
  if (!position || raw === undefined) return [];
  const source = shown(raw);
  const gutter = `${indent}${position.line} | `;
  // What is not shown does not move the carets either.
  const start = shown(raw.slice(0, position.column - 1)).length;
  const stop =
    position.endLine === position.line ? shown(raw.slice(0, position.endColumn - 1)).length : source.trimEnd().length;
  const { text, before, marked } = window(mask(source), start, Math.max(stop, start + 1), columns - gutter.length);
  const pad = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(displayWidth(before))}`;
  return [
    paint('faint', gutter) + text.trimEnd(),
    paint('faint', pad.slice(0, gutter.length)) +
      pad.slice(gutter.length) +
      paint('error', '^'.repeat(Math.max(1, displayWidth(marked)))),
  ];
};

const where = (place: Place, { locate }: Report): string => {
  if ('cell' in place) return visible(cellName(place));
  const position = locate(place);
  return position ? `${position.line}:${position.column}` : '';
};

const printFinding = (finding: Finding, report: Report, paint: Paint): string[] => {
  const { lang } = report;
  const { severity, message, fix, clause, at, related, accepted, answer, rule } = finding;
  const name = severityNames[lang][severity];
  const spot = where(at, report);
  const label = `${name} ${spot}  `;
  const [first = '', ...rest] = hang('  ', label, `${message[lang]}  [${rule}]`);
  const head = first.replace(`  ${label}`, `  ${paint(severity, name)} ${paint('strong', spot)}  `);
  const quiet = severity === 'info';
  const remark = (text: string, value: string | undefined) => (value === undefined ? [] : hang('     ', text, value));
  return [
    head,
    ...rest,
    ...(quiet ? [] : frame(at, '     ', report, paint)),
    ...remark(labels[lang].answered, accepted && mask(accepted.reason)),
    ...(accepted ? [] : remark(labels[lang].fix, fix?.[lang])),
    ...remark(labels[lang].answer, answer),
    ...(quiet ? [] : remark(labels[lang].clause, clause)),
    ...(quiet
      ? []
      : related.flatMap((other) => {
          const place = `${visible(other.at.file)}:${where(other.at, report)}`;
          return [
            ...hang('     ', `${labels[lang].related}`, `${place} ${other.value[lang]}`),
            ...frame(other.at, '       ', report, paint),
          ];
        })),
    '',
  ];
};

/** Of which day the legal register is, once, where a finding rests on it. */
const registerDay = ({ findings, rules = [], registerAsOf, lang }: Report): string[] => {
  const resting = new Set(rules.flatMap(({ id, register }) => (register ? [id] : [])));
  if (!findings.some(({ rule }) => resting.has(rule))) return [];
  return [
    {
      zh: `依据的效力照依据登记册，截至 ${registerAsOf}`,
      en: `documents are judged by the legal register as of ${registerAsOf}`,
    }[lang],
  ];
};

/** The report for a terminal: file by file, with code frames, at most 80 columns. */
export const printText: Printer = (report, paint) => {
  const { files, findings } = report;
  const named = [...new Set([...files, ...findings.map(({ at }) => at.file)])];
  const blocks = named.flatMap((file) => {
    const here = findings.filter(({ at }) => at.file === file);
    return here.length === 0
      ? []
      : [paint('strong', visible(file)), ...here.flatMap((finding) => printFinding(finding, report, paint))];
  });
  const { errors, warnings } = summarise(findings);
  return `${[...blocks, ...registerDay(report), paint(errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'strong', total(report))].join('\n')}\n`;
};
