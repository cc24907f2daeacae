import type { FieldId } from '../model/catalogue.ts';
import { fields } from '../model/fields.ts';
import { placeWords } from '../model/place-words.ts';
import type { Lang } from '../model/text.ts';
import { problemText } from '../source/table/problem-text.ts';
import { type ImportedRow, outcomeNames } from './account.ts';
import type { ImportAccount } from './report-json.ts';

const safe = (text: string): string =>
  text.replace(/[&<>"']/gu, (char) => `&#${char.codePointAt(0)};`).replaceAll('\n', '<br>');

const style = `body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;line-height:1.6;margin:1.5rem auto;max-width:75rem;padding:0 1rem;color:#1c2733}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border:1px solid #8a96a3;padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:#e9eef4}
.outcome{white-space:nowrap}.unread{color:#a1171d;font-weight:bold}details{margin:.2rem 0}summary{cursor:pointer}
@media print{details{display:none}}`;

const became: { readonly [what: string]: { zh: string; en: string } } = {
  same: { zh: '与标准同义', en: 'same as the standard' },
  written: { zh: '写入', en: 'written' },
  partly: { zh: '写入一部分', en: 'partly written' },
  unread: { zh: '读不出', en: 'not read' },
  ignored: { zh: '未写入', en: 'not written' },
};

const rowHtml = (row: ImportedRow, lang: Lang): string => {
  const words = [
    ...(row.title ? [lang === 'zh' ? `标准名称：${row.title}` : `standard title: ${row.title}`] : []),
    ...(row.changes
      ? [row.changes.map((field) => fields[field as FieldId].label[lang]).join(lang === 'zh' ? '、' : ', ')]
      : []),
    ...(row.notes ?? []),
  ];
  const cells = (row.cells ?? []).map(
    (cell) =>
      `<tr><td>${safe(placeWords(cell.place, lang))}</td><td>${safe(cell.column)}</td><td>${safe(cell.text)}</td><td${cell.became === 'unread' ? ' class="unread"' : ''}>${became[cell.became]?.[lang]}${cell.note ? `<br>${safe(cell.note)}` : ''}${(cell.left ?? []).map(({ text, why }) => `<br>${safe(text)}：${safe(why[lang])}`).join('')}${cell.inherited ? `<br>← ${safe(placeWords(cell.inherited, lang))}` : ''}</td></tr>`,
  );
  const summary = lang === 'zh' ? `${cells.length} 个单元格` : `${cells.length} cells`;
  const details =
    cells.length > 0 ? `<details><summary>${summary}</summary><table>${cells.join('')}</table></details>` : '';
  const names = [row.level1, row.level2, row.level3].map((name) => `<td>${safe(name)}</td>`).join('');
  return `<tr><td>${safe(placeWords(row.place, lang))}</td>${names}<td class="outcome">${outcomeNames[row.outcome][lang]}</td><td>${safe(row.item ?? '')}</td><td>${words.map(safe).join('<br>')}${details}</td></tr>`;
};

/** The account of an import as a page that needs nothing else: every row, and every cell behind a fold. */
export const importReportHtml = ({ file, problems, report }: ImportAccount, lang: Lang): string => {
  const name = safe(file);
  const title = lang === 'zh' ? `导入报告：${name}` : `Import report: ${name}`;
  const remarks = [
    ...problems.map((problem) => ({ place: problem.file, text: problemText(problem).text[lang] })),
    ...report.remarks.map(({ place = '', text }) => ({ place, text: text[lang] })),
  ].map(
    ({ place, text }) => `<li>${place ? `${safe(placeWords(place, lang))} ` : ''}${safe(placeWords(text, lang))}</li>`,
  );
  const heads =
    lang === 'zh'
      ? ['位置', '一级事项', '二级事项', '三级事项', '结果', '事项编号', '说明']
      : ['place', 'level 1', 'level 2', 'level 3', 'outcome', 'item', 'remarks'];
  const omitted = report.omitted.map((item) => `<li>${safe(item.item)} ${safe(item.title)}</li>`);
  const missing =
    lang === 'zh'
      ? '标准里有、表中没有（写作 omit，待核实）'
      : 'in the standard, not in the table (omitted, to be confirmed)';
  return `<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>
${remarks.length > 0 ? `<h2>${lang === 'zh' ? '需要看的地方' : 'To look at'}</h2><ul>${remarks.join('')}</ul>` : ''}
<h2>${lang === 'zh' ? '逐行结果' : 'Row by row'}</h2>
<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${report.rows.map((row) => rowHtml(row, lang)).join('\n')}
</tbody></table>
${omitted.length > 0 ? `<h2>${missing}</h2><ul>${omitted.join('')}</ul>` : ''}
</main></body></html>
`;
};
