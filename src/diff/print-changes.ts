import { escapeMarkdown } from '../document/escape-markdown.ts';
import { printed, printedDate } from '../document/printed.ts';
import type { Ref } from '../model/catalogue.ts';
import {
  aboutName,
  beforeAfter,
  describe,
  domainName,
  fieldName,
  type Group,
  groupDifferences,
  itemNames,
  numberBeside,
  shown,
} from './describe.ts';
import { type Difference, differenceClasses } from './difference.ts';
import { editions, regionName } from './print-text.ts';
import type { Comparison, DiffReport } from './report.ts';
import { words } from './words.ts';

const changeWords = {
  zh: {
    title: '# 政务公开目录调整记录',
    basis: '依据《中华人民共和国政府信息公开条例》第十二条，公开目录实行动态调整。每次调整记录如下，最近的在前。',
    added: '新增公开的事项',
    removed: '不再列入目录的事项',
    moved: '编号有变动的事项',
    changed: '有调整的事项',
    about: '标题和咨询监督渠道',
    columns: ['事项', '栏目', '调整前', '调整后'],
    former: '原编号 ',
    kept: '（原列内容保留）',
    rest: '（其余内容不变）',
    content: '公开内容：',
    reason: '原因：',
    semicolon: '；',
    sums: {
      added: '新增',
      removed: '不再列入',
      moved: '编号变动',
      renamed: '更名',
      loosened: '放宽或减少',
      tightened: '更快、更多或更广',
      'basis-updated': '公开依据更新',
      changed: '其他调整',
    },
    sum: (parts: readonly string[]) => `本次调整：${parts.join('，')}。`,
    count: (name: string, count: number) => `${name} ${count} 处`,
    item: (name: string, count: number) => `${name} ${count} 项`,
  },
  en: {
    title: '# Changes of the disclosure catalogue',
    basis:
      'The catalogue is kept current under article 12 of the Regulations on Open Government Information. The latest change comes first.',
    added: 'Items now disclosed',
    removed: 'Items no longer listed',
    moved: 'Items with a new number',
    changed: 'Items that changed',
    about: 'Titles and contact',
    columns: ['item', 'column', 'before', 'after'],
    former: 'number before: ',
    kept: '(all of it stays)',
    rest: '(the rest stays)',
    content: 'content: ',
    reason: 'reason: ',
    semicolon: '; ',
    sums: {
      added: 'added',
      removed: 'no longer listed',
      moved: 'renumbered',
      renamed: 'renamed',
      loosened: 'less or later',
      tightened: 'more or sooner',
      'basis-updated': 'basis updated',
      changed: 'otherwise changed',
    },
    sum: (parts: readonly string[]) => `${parts.join(', ')}.`,
    count: (name: string, count: number) => `${count} ${name}`,
    item: (name: string, count: number) => `${count} ${name}`,
  },
} as const;

type LoggedComparison = Omit<Comparison, 'guides' | 'repeated'>;

/** What a change log tells of: comparisons, and the day where a new edition has none. */
interface Logged extends Pick<DiffReport, 'lang' | 'date'> {
  readonly comparisons: readonly LoggedComparison[];
}

const safe = (text: string): string => escapeMarkdown(printed(text));

const contentOf = ({ now }: Difference, comparison: LoggedComparison, lang: DiffReport['lang']): string => {
  const content = now && comparison.now.resolved.items.get(now.ref as Ref)?.fields.content?.value;
  return content && content.length > 0
    ? `${changeWords[lang].content}${content.map(shown).join(words[lang].join)}`
    : '';
};

/** One bullet: the item, and what the reader should know about it. */
const bullet = (group: Group, remark: string, lang: DiffReport['lang']): string => {
  const name = `${domainName(group.first, lang)} ${itemNames(group, lang, 20)}`;
  return `- ${safe(name)}${remark ? `${lang === 'zh' ? '。' : '. '}${safe(remark)}` : ''}`;
};

const rowOf = (group: Group, lang: DiffReport['lang']): string => {
  const { first } = group;
  const [before, after] = beforeAfter(first, lang);
  const cell = (lines: readonly string[], none: string) => lines.map(safe).join('<br>') || none;
  const { kept, rest } = changeWords[lang];
  return `| ${safe(`${domainName(first, lang)} ${itemNames(group, lang, 20)}`)} | ${fieldName(first, lang)} | ${cell(before, kept)} | ${cell(after, rest)} |`;
};

const movedFrom = (one: Difference, lang: DiffReport['lang']): string =>
  one.relation === 'moved' && one.old
    ? `${changeWords[lang].former}${numberBeside(one.old.ref, one.now?.ref, one, lang)}`
    : describe(one, lang).join('');

/** The heading of a section is its key: the same change written again takes the place of the first. */
const headingOf = (comparison: LoggedComparison, { date, lang }: Logged): string => {
  const day = comparison.now.effective ?? date;
  const edition = editions(comparison);
  const told = [regionName(comparison.now, lang), day ? (lang === 'zh' ? printedDate(day) : day) : '']
    .filter((part) => part !== '')
    .join(' ');
  return `## ${safe(`${told}${edition ? words[lang].brackets(edition) : ''}`)}`;
};

/** How many differences there are of each class, in words for the public. */
export const sumsOf = (differences: readonly Difference[], lang: DiffReport['lang']): string[] => {
  const say = changeWords[lang];
  return differenceClasses.flatMap((kind) => {
    const count = differences.filter((one) => one.class === kind).length;
    const tell = kind === 'added' || kind === 'removed' || kind === 'moved' ? say.item : say.count;
    return count > 0 ? [tell(say.sums[kind], count)] : [];
  });
};

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`### ${title}`, '', ...lines, ''] : [];

const table = (lines: readonly string[], columns: readonly string[]): string[] =>
  lines.length > 0 ? [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`, ...lines] : [];

const addedLine = (group: Group, comparison: LoggedComparison, lang: DiffReport['lang']): string => {
  const told = [...describe(group.first, lang), contentOf(group.first, comparison, lang)];
  return bullet(group, told.filter((text) => text !== '').join(changeWords[lang].semicolon), lang);
};

const removedLine = (group: Group, lang: DiffReport['lang']): string => {
  const [told = ''] = describe(group.first, lang);
  const skip = `${words[lang].omitted}${lang === 'zh' ? '：' : ': '}`.length;
  return bullet(group, group.first.now?.omission ? `${changeWords[lang].reason}${told.slice(skip)}` : told, lang);
};

const aboutRow = (one: LoggedComparison['about'][number], lang: DiffReport['lang']): string => {
  const cell = (value: typeof one.from): string => safe(shown(value)) || words[lang].empty;
  return `| ${aboutName(one, lang)} | ${cell(one.from)} | ${cell(one.to)} |`;
};

const section = (comparison: LoggedComparison, report: Logged): string => {
  const { lang } = report;
  const say = changeWords[lang];
  const { differences, about } = comparison;
  const groups = groupDifferences(differences);
  const whole = (kind: Difference['class'], line: (group: Group) => string): string[] =>
    groups.filter(({ first }) => first.class === kind && !first.field).map(line);
  const rest = groups.filter(({ first }) => first.field || first.class === 'changed');
  const sums = sumsOf(differences, lang);
  const rows = rest.map((group) => rowOf(group, lang));
  const aboutRows = about.map((one) => aboutRow(one, lang));
  const parts = [
    part(
      say.added,
      whole('added', (group) => addedLine(group, comparison, lang)),
    ),
    part(
      say.removed,
      whole('removed', (group) => removedLine(group, lang)),
    ),
    part(
      say.moved,
      whole('moved', (group) => bullet(group, movedFrom(group.first, lang), lang)),
    ),
    part(say.changed, table(rows, say.columns)),
    part(say.about, table(aboutRows, ['', say.columns[2], say.columns[3]])),
  ];
  return [headingOf(comparison, report), '', ...(sums.length > 0 ? [say.sum(sums), ''] : []), ...parts.flat()]
    .join('\n')
    .trimEnd();
};

/** Sections of a log, newest first; the part before the first heading is the head. */
const sectionsOf = (text: string): string[] =>
  text
    .split(/^(?=## )/mu)
    .slice(1)
    .map((one) => one.trimEnd());

const unixText = (text: string): string => text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');

/** Whether a text is a change log. */
export const isChangeLog = (text: string): boolean =>
  Object.values(changeWords).some(({ title }) => unixText(text).startsWith(`${title}\n`));

/**
 * The public change log of 动态调整 with the changes of this report in front. Undefined when the text there is no such
 * log. Writing the same change twice gives the same text.
 */
export const updateChangeLog = (earlier: string | undefined, report: Logged): string | undefined => {
  const { title, basis } = changeWords[report.lang];
  const text = unixText(earlier ?? '');
  if (text.trim() !== '' && !isChangeLog(text)) return undefined;
  const fresh = report.comparisons
    .filter(({ differences, about }) => differences.length + about.length > 0)
    .map((one) => section(one, report));
  const heading = (one: string): string => one.split('\n')[0] ?? '';
  const replaced = new Set(fresh.map(heading));
  const kept = sectionsOf(text).filter((one) => !replaced.has(heading(one)));
  return `${[`${title}\n\n${basis}`, ...fresh, ...kept].join('\n\n')}\n`;
};

/** The change log of this report alone. */
export const printChanges = (report: DiffReport): string => updateChangeLog(undefined, report) ?? '';
