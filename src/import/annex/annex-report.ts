import { wrap } from '../../document/display-width.ts';
import type { Domain } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { placeWords } from '../../model/place-words.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { problemText } from '../../source/table/problem-text.ts';
import type { TableProblem } from '../../source/table/table.ts';
import { say } from '../account.ts';
import type { AnnexComparison, ComparedDomain } from './compare-annex.ts';
import type { AnnexDifference } from './difference.ts';
import { type GroupedDifference, groupDifferences } from './group-differences.ts';

/** What the reports on a comparison tell. */
export interface AnnexAccount {
  readonly file: string;
  readonly kind: string;
  readonly edition: string;
  readonly problems: readonly (TableProblem & { readonly file: string })[];
  readonly comparison: AnnexComparison;
  readonly domains: readonly Domain[];
}

/** How the two sides are called. */
export interface SideWords {
  readonly theirs: Text;
  readonly ours: Text;
  /** The line that says what was compared; the rest of it are counts. */
  readonly compared: (file: string, edition: string) => Text;
}

/** The words for the annex beside the national catalogue. */
const annexWords: SideWords = {
  theirs: say('原件', 'annex'),
  ours: say('本目录', 'ours'),
  compared: (file, edition) =>
    say(`${file}与国家目录${edition}年版逐格对照`, `${file} compared with national edition ${edition}, cell by cell`),
};

/** The words for a published page beside the layer. */
export const pageWords: SideWords = {
  theirs: say('公布的', 'published'),
  ours: say('地方层', 'layer'),
  compared: (file, edition) => say(`${file}与${edition}逐格对照`, `${file} compared with ${edition}, cell by cell`),
};

const kindsOf = ({ theirs: { zh, en } }: SideWords): { readonly [kind in AnnexDifference['kind']]: Text } => ({
  missing: say(`${zh}没有这一项`, `the ${en} text lacks this item`),
  more: say(`${zh}多这一项`, `an item that only the ${en} text has`),
  moved: say(`在${zh}中的位置不同`, `stands elsewhere in the ${en} text`),
  renamed: say('事项名称不同', 'another name'),
  changed: say('不同', 'differs'),
  blank: say(`${zh}这一格是空的`, `the cell of the ${en} text is blank`),
  unread: say(`${zh}这一格没有读懂，没有核对`, `the cell of the ${en} text could not be read: not compared`),
});

/** How many cells say the same, how many differ. */
const cellCounts = (domains: readonly ComparedDomain[]): { readonly same: number; readonly other: number } => {
  const cells = domains.flatMap(({ rows }) => [...rows.values()].flatMap((row) => row.cells));
  const same = cells.filter((cell) => cell.same).length;
  return { same, other: cells.length - same };
};

const shownLines = (lines: readonly string[], lang: Lang): string =>
  lines.every((line) => line === '') ? { zh: '（空）', en: '(blank)' }[lang] : lines.join(lang === 'zh' ? '；' : '; ');

/** How an item is named: the domain where it is not told by the number alone. */
const nameOf = ({ domain, item, number, title }: AnnexDifference, domains: readonly Domain[], lang: Lang): string => {
  const name = domains.find(({ id }) => id === domain)?.name[lang] ?? domain;
  const id = item === undefined ? (number ?? '') : item.slice(domain.length + 1);
  return `${name} ${id} ${title}`;
};

/** One difference in lines; what several items have in common is said once. */
const linesOf = (
  { members, ours, annex }: GroupedDifference,
  domains: readonly Domain[],
  words: SideWords,
  lang: Lang,
): string[] => {
  const [first] = members;
  if (!first) return [];
  const names = members.map((one) => nameOf(one, domains, lang));
  const field = first.field && first.kind !== 'renamed' ? `${fields[first.field].label[lang]} ` : '';
  const places = members.flatMap(({ place }) => (place === undefined ? [] : [placeWords(place, lang)]));
  const at = places.length === 1 ? { zh: `（${places[0]}）`, en: ` (${places[0]})` }[lang] : '';
  const doubt = first.candidate ? { zh: '（原来就是待核事项）', en: ' (a candidate that no copy proved)' }[lang] : '';
  const head = `${names.join(lang === 'zh' ? '、' : ', ')}：${field}${kindsOf(words)[first.kind][lang]}${doubt}${at}`;
  const two = first.kind === 'missing' || first.kind === 'more';
  const why = first.why ? [`  ${first.why[lang]}：${annex.join('；')}`] : [];
  if (two) return [head];
  if (first.kind === 'unread') return [head, ...why];
  return [
    head,
    `  ${words.ours[lang]}：${shownLines(ours, lang)}`,
    `  ${words.theirs[lang]}：${shownLines(annex, lang)}`,
  ];
};

/** The comparison for a terminal of 80 columns. */
export const annexReportText = (account: AnnexAccount, lang: Lang, words: SideWords = annexWords): string => {
  const { file, kind, edition, problems, comparison, domains } = account;
  const told: string[] = [];
  for (const problem of problems) {
    const { text, fix } = problemText(problem);
    told.push(`${problem.file}：${text[lang]}${fix ? (lang === 'zh' ? `。${fix.zh}` : `; ${fix.en}`) : ''}`);
  }
  for (const { place, text } of comparison.remarks)
    told.push(`${place === undefined ? '' : `${placeWords(place, lang)} `}${text[lang]}`);
  const counts = comparison.domains.map(({ domain, rows }) => {
    const name = domains.find(({ id }) => id === domain)?.name[lang] ?? domain;
    return lang === 'zh' ? `${name} ${rows.size} 项` : `${name} ${rows.size} items`;
  });
  const { same } = cellCounts(comparison.domains);
  const { differences, renumbered } = comparison;
  told.push(
    {
      zh: `${words.compared(`${file}（${kind}）`, edition).zh}：${counts.join('，') || '没有可对照的表'}。一致 ${same} 格，不同 ${differences.length} 处`,
      en: `${words.compared(`${file} (${kind})`, edition).en}: ${counts.join(', ') || 'no table to compare'}; ${same} cells agree, ${differences.length} differences`,
    }[lang],
  );
  for (const group of groupDifferences(differences)) told.push(...linesOf(group, domains, words, lang));
  if (renumbered.length > 0) {
    const list = renumbered.map(({ from, to, title }) => `${from} → ${to} ${title}`);
    told.push(
      { zh: `编号随之变动：${list.join('、')}`, en: `numbers that follow from that: ${list.join(', ')}` }[lang],
    );
  }
  return `${told.flatMap((line) => wrap(visible(line), 80).map((part, index) => (index === 0 ? part : `  ${part.trimStart()}`))).join('\n')}\n`;
};

/** `--report FILE.json`: every difference, what follows from them, and how many cells agree. */
export const annexReportJson = ({ file, kind, edition, problems, comparison }: AnnexAccount): string => {
  const { same, other } = cellCounts(comparison.domains);
  const remarks = [
    ...problems.map(({ file: name, ...problem }) => ({ message: problemText(problem).text.zh, place: name })),
    ...comparison.remarks.map(({ text, place }) => ({ message: text.zh, place: place ?? null })),
  ];
  const differences = comparison.differences.map(({ why, ...difference }) => ({
    ...difference,
    ...(why ? { why: why.zh } : {}),
  }));
  return `${JSON.stringify({ file, kind, edition, cells: { same, different: other }, differences, renumbered: comparison.renumbered, remarks }, null, 2)}\n`;
};
