import { wrap } from '../document/display-width.ts';
import { placeWords } from '../model/place-words.ts';
import type { Lang, Text } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { problemText } from '../source/table/problem-text.ts';
import { outcomeNames, type RowOutcome } from './account.ts';
import type { ImportAccount } from './report-json.ts';

/** Remarks beyond this number are only counted; the JSON and HTML reports hold them all. */
const most = 30;

const marks: { readonly [severity: string]: Text } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** The account of an import for a terminal of 80 columns. `findings` are the counts of a check of the new layer. */
export const importReportText = (
  { file, kind, problems, report }: ImportAccount,
  findings: readonly number[],
  lang: Lang,
): string => {
  const lines: string[] = [];
  const put = (text: string, indent: string): void => {
    lines.push(
      ...wrap(visible(placeWords(text, lang)), 80 - indent.length).map((line, index) =>
        index === 0 ? line : `${indent}${line}`,
      ),
    );
  };
  const tell = (severity: string, text: string, place: string | undefined): void =>
    put(`${marks[severity]?.[lang] ?? ''} ${place === undefined ? '' : `${place} `}${text}`, '     ');
  for (const problem of problems) {
    const { text, fix } = problemText(problem);
    tell(
      problem.severity,
      `${problem.file}：${text[lang]}${fix ? (lang === 'zh' ? `。${fix.zh}` : `; ${fix.en}`) : ''}`,
      undefined,
    );
  }
  const rank = ['error', 'warning', 'info'];
  const remarks = [...report.remarks].sort((left, right) => rank.indexOf(left.severity) - rank.indexOf(right.severity));
  for (const { severity, text, place } of remarks.slice(0, most)) tell(severity, text[lang], place);
  if (remarks.length > most)
    put(
      lang === 'zh' ? `另有 ${remarks.length - most} 条，见 --report` : `${remarks.length - most} more, see --report`,
      '',
    );
  if (report.rows.length > 0) {
    const counts = (Object.keys(outcomeNames) as RowOutcome[])
      .map((outcome) => ({ outcome, count: report.rows.filter((row) => row.outcome === outcome).length }))
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${outcomeNames[outcome][lang]} ${count}`);
    const named = report.domains.map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : ', ');
    put(
      lang === 'zh'
        ? `${file}（${kind}）：${report.rows.length} 行，领域 ${named || '无'}`
        : `${file} (${kind}): ${report.rows.length} rows, ${named || 'no domain'}`,
      '  ',
    );
    put(`  ${counts.join(lang === 'zh' ? '，' : ', ')}`, '  ');
    if (report.omitted.length > 0)
      put(
        lang === 'zh'
          ? `  标准里有、表中没有 ${report.omitted.length} 项，写作 omit，理由 to-be-confirmed`
          : `  ${report.omitted.length} items of the standard are missing and written as omitted, to be confirmed`,
        '  ',
      );
    const [errors = 0, warnings = 0, infos = 0] = findings;
    put(
      lang === 'zh'
        ? `  检查这个地方层：错误 ${errors}，警告 ${warnings}，提示 ${infos}`
        : `  the new layer has ${errors} errors, ${warnings} warnings, ${infos} infos`,
      '  ',
    );
  }
  return `${lines.join('\n')}\n`;
};
