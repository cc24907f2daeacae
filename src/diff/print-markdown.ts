import { commentRoom, escapeMarkdown } from '../document/escape-markdown.ts';
import {
  aboutName,
  beforeAfter,
  domainName,
  fieldName,
  type Group,
  groupDifferences,
  itemNames,
  shown,
} from './describe.ts';
import { guideLine } from './guide-changes.ts';
import type { Impact } from './impact.ts';
import { countLayers, impactWords, spotName } from './impact-words.ts';
import type { NamedCatalogue } from './pair-catalogues.ts';
import { countLine, editions, regionName } from './print-text.ts';
import { type Comparison, countAll, type DiffReport, isBreaking, toldOf } from './report.ts';
import { words } from './words.ts';

const cell = (lines: readonly string[]): string => lines.map(escapeMarkdown).join('<br>');

const row = (group: Group, { lang }: DiffReport): string => {
  const { first } = group;
  const [before, after] = beforeAfter(first, lang);
  const name = `${domainName(first, lang)} ${itemNames(group, lang, 6)}`;
  return `| ${[
    words[lang].classes[first.class],
    escapeMarkdown(name),
    fieldName(first, lang),
    cell(before),
    cell([...after, ...(first.disclosure === 'unclear' ? [words[lang].unclear] : [])]),
  ].join(' | ')} |`;
};

const table = (columns: readonly string[], rows: readonly string[]): string[] => [
  `| ${columns.join(' | ')} |`,
  `|${' --- |'.repeat(columns.length)}`,
  ...rows,
  '',
];

const printComparison = (one: Comparison, report: DiffReport): string[] => {
  const { lang } = report;
  const say = words[lang];
  const groups = groupDifferences(toldOf(one));
  const rows = (some: readonly Group[]) => some.map((group) => row(group, report));
  const breaking = groups.filter(({ first }) => first.breaking);
  const rest = groups.filter(({ first }) => !first.breaking);
  const about = one.about.map(
    (about) =>
      `| ${aboutName(about, lang)} | ${cell([shown(about.from) || say.empty])} | ${cell([shown(about.to) || say.empty])} |`,
  );
  const title = [regionName(one.now, lang), editions(one)].filter((part) => part !== '').join(' ');
  return [
    `### ${escapeMarkdown(title)}`,
    '',
    countLine(toldOf(one), lang),
    '',
    ...(one.repeated.size > 0 ? [say.repeated(one.repeated.size), ''] : []),
    ...(breaking.length > 0 ? [`**${say.breaking}**`, '', ...table(say.columns, rows(breaking))] : []),
    ...(rest.length > 0
      ? [`<details><summary>${say.rest}</summary>`, '', ...table(say.columns, rows(rest)), '</details>', '']
      : []),
    ...guideBlock(one, report),
    ...(about.length > 0 ? [`**${say.aboutHeading}**`, '', ...table(['', say.columns[3], say.columns[4]], about)] : []),
  ];
};

/** What guides ask or promise otherwise; what asks more is bold. */
const guideBlock = ({ guides, old, now }: Comparison, { lang }: DiffReport): string[] => {
  const say = words[lang];
  const lines = guides.map((one) => {
    const line = escapeMarkdown(guideLine(one, { old: old.resolved, now: now.resolved }, lang));
    return `- ${one.breaking ? `**${say.asksMore}** ` : ''}${line}`;
  });
  return lines.length > 0 ? [`**${say.guidesHeading}**`, '', ...lines, ''] : [];
};

/** What a new edition does to the layers, as tables. */
const printImpact = (impact: Impact, report: DiffReport): string[] => {
  const say = impactWords[report.lang];
  const { affected, unjudged } = impact;
  return [
    `### ${say.heading}`,
    '',
    say.total(impact, countLayers(impact)),
    '',
    ...affected.flatMap(({ file, region, entries }) => [
      `#### ${escapeMarkdown(`${region.name} ${file}`)}`,
      '',
      ...table(
        say.columns,
        entries.map(
          (entry) =>
            `| ${spotName(impact, entry)} | ${say.kinds[entry.kind]}${entry.blocks ? `<br>${say.blocked}` : ''} | ${escapeMarkdown(entry.message[report.lang])} | ${escapeMarkdown(entry.todo?.[report.lang] ?? '')} |`,
        ),
      ),
    ]),
    ...(unjudged.length > 0
      ? [`**${say.unjudged}**`, '', ...unjudged.map((file) => `- ${escapeMarkdown(file)}`), '']
      : []),
  ];
};

/** A summary for a merge request: what is disclosed less stands open, the rest is folded. */
export const printMarkdown = (report: DiffReport, impact?: Impact): string => {
  const { comparisons, added, removed, uncompared, lang } = report;
  const say = words[lang];
  const list = (title: string, some: readonly NamedCatalogue[]): string[] =>
    some.length === 0
      ? []
      : [`**${title}**`, '', ...some.map((one) => `- ${escapeMarkdown(regionName(one, lang))}`), ''];
  const told = comparisons.filter(
    ({ differences, guides, about }) => differences.length + guides.length + about.length > 0,
  );
  const blocks = [
    list(say.removedRegions, removed),
    list(say.addedRegions, added),
    ...told.map((one) => printComparison(one, report)),
    ...(impact ? [printImpact(impact, report)] : []),
    uncompared.length === 0
      ? []
      : [
          `**${say.uncompared}**`,
          '',
          ...uncompared.map(({ file, message }) => `- ${escapeMarkdown(`${file} ${message[lang]}`)}`),
          '',
        ],
  ].filter((block) => block.length > 0);
  let left = commentRoom;
  const kept = blocks.filter((block) => {
    left -= block.join('\n').length + 1;
    return left >= 0;
  });
  return [
    `## mulu ${isBreaking(report) ? '⚠️' : '✅'} ${say.heading}`,
    '',
    comparisons.length === 0 && added.length + removed.length === 0 ? say.noCatalogue : say.total(countAll(report)),
    '',
    ...kept.flat(),
    ...(kept.length < blocks.length ? [say.tooLong(blocks.length - kept.length), ''] : []),
  ].join('\n');
};
