import { commentRoom, escapeMarkdown } from '../document/escape-markdown.ts';
import type { Finding } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import type { Lang } from '../model/text.ts';
import { placeName } from './place-name.ts';
import { type Printer, type Report, summarise } from './report.ts';
import { labels, severityNames, total } from './words.ts';

const words = {
  zh: {
    columns: ['位置', '级别', '规则', '说明'],
    passed: '通过',
    failed: '不通过',
    notes: (count: number) => `提示（${count}）`,
    more: (count: number) => `篇幅所限，另有 ${count} 条未列出，完整结果见 mulu validate`,
    judged: (date: string | undefined, register: string) =>
      `${date ? `，按 ${date} 判断` : ''}，法规库截至 ${register}`,
  },
  en: {
    columns: ['place', 'severity', 'rule', 'finding'],
    passed: 'passed',
    failed: 'failed',
    notes: (count: number) => `notes (${count})`,
    more: (count: number) => `${count} more are not listed for want of room; mulu validate prints them all`,
    judged: (date: string | undefined, register: string) =>
      `${date ? `, judged by ${date}` : ''}, legal register as of ${register}`,
  },
} as const;

/** A message; in English its values stand in backticks and become code. */
const prose = (text: string, lang: Lang): string => {
  const parts = text.split('`');
  if (lang === 'zh' || parts.length % 2 === 0) return escapeMarkdown(text);
  return parts
    .map((part, index) =>
      index % 2 === 1 && part !== '' ? `<code>${escapeMarkdown(part)}</code>` : escapeMarkdown(part),
    )
    .join('');
};

/** A link to the line of a place; without a target where the file is not in the repository. */
const link = (text: string, place: Place, { locate, isThere }: Report): string => {
  const position = locate(place);
  if (!position || isThere?.(place.file) === false || /^(?:\.\.\/|\/|[A-Za-z]:)/u.test(place.file))
    return escapeMarkdown(text);
  const target = place.file
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()!'*~]/gu, (char) => `%${char.charCodeAt(0).toString(16)}`))
    .join('/');
  return `[${escapeMarkdown(text)}](${target}#L${position.line})`;
};

const spot = ({ at }: Finding, report: Report): string =>
  link(placeName(at, report).slice(at.file.length + 1), at, report) || '–';

const row = (finding: Finding, report: Report): string => {
  const { lang } = report;
  const { severity, rule, message, fix, clause, related, accepted } = finding;
  const say = labels[lang];
  const told = [
    prose(message[lang], lang),
    ...(accepted
      ? [`${say.answered}${escapeMarkdown(mask(accepted.reason))}`]
      : fix
        ? [`${say.fix}${prose(fix[lang], lang)}`]
        : []),
    ...(clause && severity !== 'info' ? [`${say.clause}${escapeMarkdown(clause)}`] : []),
    ...(severity === 'info'
      ? []
      : related.map(
          (other) =>
            `${say.related}${link(placeName(other.at, report), other.at, report)} ${prose(other.value[lang], lang)}`,
        )),
  ];
  return `| ${spot(finding, report)} | ${severityNames[lang][severity]} | \`${rule}\` | ${told.join('<br>')} |`;
};

/** How many of the rows fit into the room. */
const fitting = (rows: readonly string[]): number => {
  let left = commentRoom;
  const end = rows.findIndex((one) => {
    left -= one.length + 1;
    return left < 0;
  });
  return end < 0 ? rows.length : end;
};

/** A summary for a merge request: counts, a table for each file, notes folded. */
export const printMarkdown: Printer = (report) => {
  const { findings, lang, strict, date, registerAsOf } = report;
  const say = words[lang];
  const isQuiet = ({ severity }: Finding): boolean => severity === 'info';
  const ordered = [...findings.filter((one) => !isQuiet(one)), ...findings.filter(isQuiet)];
  const rows = ordered.map((finding) => ({ finding, line: row(finding, report) }));
  const kept = rows.slice(0, fitting(rows.map(({ line }) => line)));
  const tables = (some: typeof rows): string[] =>
    [...new Set(some.map(({ finding }) => finding.at.file))].flatMap((file) => [
      `### ${escapeMarkdown(file)}`,
      '',
      `| ${say.columns.join(' | ')} |`,
      `|${' --- |'.repeat(say.columns.length)}`,
      ...some.filter(({ finding }) => finding.at.file === file).map(({ line }) => line),
      '',
    ]);
  const loud = kept.filter(({ finding }) => !isQuiet(finding));
  const quiet = kept.filter(({ finding }) => isQuiet(finding));
  const { errors, warnings, infos } = summarise(findings);
  const failed = errors > 0 || (strict === true && warnings > 0);
  return [
    `## mulu ${failed ? `❌ ${say.failed}` : `✅ ${say.passed}`}`,
    '',
    total(report),
    '',
    ...tables(loud),
    ...(quiet.length > 0
      ? [`<details><summary>${say.notes(infos)}</summary>`, '', ...tables(quiet), '</details>', '']
      : []),
    ...(kept.length < rows.length ? [say.more(rows.length - kept.length), ''] : []),
    `<sub>mulu ${report.version}${say.judged(date, registerAsOf)}</sub>`,
    '',
  ].join('\n');
};
