import { wrap } from '../../document/display-width.ts';
import { placeWords } from '../../model/place-words.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { problemText } from '../../source/table/problem-text.ts';
import type { TableProblem } from '../../source/table/table.ts';
import type { GuideImport, ImportedGuide } from './import-guides.ts';

/** An import of guides as its reports tell it. */
export interface GuideImportAccount {
  readonly file: string;
  readonly kind: string;
  readonly layer: string;
  readonly problems: readonly (TableProblem & { readonly file: string })[];
  readonly report: GuideImport;
}

/** Remarks beyond this number are only counted; the reports hold them all. */
const most = 30;

const marks: { readonly [severity: string]: Text } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

const outcomes: { readonly [outcome in ImportedGuide['outcome']]: Text } = {
  written: { zh: '新写', en: 'new' },
  updated: { zh: '更新', en: 'updated' },
  same: { zh: '与已有的相同', en: 'same as there is' },
  differs: { zh: '与已有的不同', en: 'differ from what there is' },
  blocked: { zh: '已有的读不出来', en: 'what there is cannot be read' },
  empty: { zh: '没有可写的', en: 'nothing to write' },
  unknown: { zh: '对不上事项', en: 'of no item' },
};

const counted = (guides: readonly ImportedGuide[], lang: Lang): string =>
  (Object.keys(outcomes) as ImportedGuide['outcome'][])
    .map((outcome) => ({ outcome, count: guides.filter((guide) => guide.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${outcomes[outcome][lang]} ${count}`)
    .join(lang === 'zh' ? '，' : ', ');

/** The account of an import of guides for a terminal of 80 columns. */
export const guideReportText = ({ file, kind, problems, report }: GuideImportAccount, lang: Lang): string => {
  const lines: string[] = [];
  const put = (text: string, indent = '     '): void => {
    const wrapped = wrap(visible(placeWords(text, lang)), 80 - indent.length);
    lines.push(...wrapped.map((line, index) => (index === 0 ? line : `${indent}${line}`)));
  };
  for (const problem of problems)
    put(`${marks[problem.severity]?.[lang]} ${problem.file}：${problemText(problem).text[lang]}`);
  const rank = ['error', 'warning', 'info'];
  const remarks = [...report.remarks].sort((one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity));
  for (const { severity, place, text } of remarks.slice(0, most))
    put(`${marks[severity]?.[lang]} ${place ? `${place} ` : ''}${text[lang]}`);
  if (remarks.length > most)
    put(
      lang === 'zh' ? `另有 ${remarks.length - most} 条，见 --report` : `${remarks.length - most} more, see --report`,
    );
  for (const { item, title, outcome, differences } of report.guides) {
    if (differences.length === 0) continue;
    put(`${item} ${title}：${outcomes[outcome][lang]}`);
    for (const { label, guide, file: there } of differences)
      put(
        lang === 'zh'
          ? `  ${label.zh}：指南“${guide}”，表里“${there}”`
          : `  ${label.en}: guide \`${guide}\`, table \`${there}\``,
        '       ',
      );
  }
  if (report.guides.length > 0)
    put(
      lang === 'zh'
        ? `${file}（${kind}）：${report.guides.length} 个事项，${counted(report.guides, lang)}`
        : `${file} (${kind}): ${report.guides.length} items, ${counted(report.guides, lang)}`,
    );
  return `${lines.join('\n')}\n`;
};

/** `--report FILE.json`: every item and every cell (schemas/guide-import.schema.json). */
export const guideReportJson = ({ file, kind, layer, problems, report }: GuideImportAccount): string => {
  const told = [
    ...problems.map((problem) => ({
      severity: problem.severity,
      message: problemText(problem).text.zh,
      place: problem.file,
    })),
    ...report.remarks.map(({ severity, text, place }) => ({ severity, message: text.zh, place: place ?? null })),
  ];
  const guides = report.guides.map(({ item, title, outcome, differences }) => ({
    item,
    title,
    outcome,
    differences: differences.map(({ field, guide, file: there }) => ({ field, guide, file: there })),
  }));
  const cells = report.cells.map(({ left, ...cell }) => ({
    ...cell,
    ...(left ? { left: left.map(({ text, why }) => ({ text, why: why.zh })) } : {}),
  }));
  return `${JSON.stringify({ file, kind, layer, guides, cells, remarks: told }, null, 2)}\n`;
};

const safe = (text: string): string =>
  text.replace(/[&<>"']/gu, (char) => `&#${char.codePointAt(0)};`).replaceAll('\n', '<br>');

const became: { readonly [what: string]: Text } = {
  written: { zh: '写入', en: 'written' },
  same: { zh: '已有', en: 'known' },
  partly: { zh: '写入一部分', en: 'partly written' },
  unread: { zh: '没有写入', en: 'not written' },
  ignored: { zh: '不写', en: 'left out' },
};

const style =
  'body{font-family:sans-serif;line-height:1.6;margin:1.5rem auto;max-width:75rem;padding:0 1rem;color:#1c2733}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}th,td{border:1px solid #8a96a3;padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:#e9eef4}.unread,.partly{color:#a1171d;font-weight:bold}';

const tableHtml = (caption: string, heads: readonly string[], rows: readonly string[]): string =>
  `<table><caption>${caption}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;

/** `--report FILE.html`: the same, for people. */
export const guideReportHtml = ({ file, report }: GuideImportAccount, lang: Lang): string => {
  const zh = lang === 'zh';
  const title = zh ? `导入指南：${safe(file)}` : `Import of guides: ${safe(file)}`;
  const remarks = report.remarks.map(
    ({ place = '', text }) => `<li>${safe(placeWords(place, lang))} ${safe(text[lang])}</li>`,
  );
  const guides = report.guides.map(
    ({ item, title: name, outcome, differences }) =>
      `<tr><td>${safe(item ?? '')} ${safe(name)}</td><td>${outcomes[outcome][lang]}</td><td>${differences.map(({ label, guide, file: there }) => `${label[lang]}：${safe(guide)} → ${safe(there)}`).join('<br>')}</td></tr>`,
  );
  const cells = report.cells.map(
    ({ place, column, text, became: what, left = [], note }) =>
      `<tr><td>${safe(placeWords(place, lang))}</td><td>${safe(column)}</td><td>${safe(text)}</td><td class="${what}">${became[what]?.[lang]}${left.map((one) => `<br>${safe(one.text)}：${safe(one.why[lang])}`).join('')}${note ? `<br>${safe(note)}` : ''}</td></tr>`,
  );
  return `<!DOCTYPE html>
<html lang="${zh ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>
${remarks.length > 0 ? `<h2>${zh ? '需要看的地方' : 'To look at'}</h2><ul>${remarks.join('')}</ul>` : ''}
${tableHtml(zh ? '各个事项' : 'Items', zh ? ['事项', '结果', '不同之处（指南 → 表）'] : ['item', 'outcome', 'differences (guide → table)'], guides)}
${tableHtml(zh ? '每一格' : 'Cells', zh ? ['位置', '栏', '内容', '去向'] : ['place', 'column', 'text', 'became'], cells)}
</main></body></html>
`;
};
