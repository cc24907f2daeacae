import { displayWidth, wrap } from '../document/display-width.ts';
import type { Paint } from '../model/paint.ts';
import { visible } from '../model/visible.ts';
import {
  aboutName,
  describe,
  domainName,
  fieldName,
  type Group,
  groupDifferences,
  itemNames,
  shown,
} from './describe.ts';
import { type Difference, differenceClasses } from './difference.ts';
import { guideLine } from './guide-changes.ts';
import type { NamedCatalogue } from './pair-catalogues.ts';
import { type Comparison, countAll, type DiffReport, placeName, toldOf } from './report.ts';
import { words } from './words.ts';

const columns = 80;

/** A label and a text that hangs behind it. */
const hang = (indent: string, label: string, text: string): string[] => {
  const pad = `${indent}${' '.repeat(displayWidth(label))}`;
  const [first = '', ...rest] = wrap(text, columns - displayWidth(pad));
  return [`${indent}${label}${first}`, ...rest.map((line) => `${pad}${line}`)];
};

/** A path has no blank to break at: it is cut where the line ends. */
const hangPath = (indent: string, label: string, path: string): string[] => {
  const room = columns - displayWidth(indent) - displayWidth(label);
  const lines: string[] = [''];
  for (const char of visible(path)) {
    const last = lines.length - 1;
    if (displayWidth(`${lines[last]}${char}`) > room) lines.push(char);
    else lines[last] = `${lines[last]}${char}`;
  }
  const pad = ' '.repeat(displayWidth(label));
  return lines.map((line, index) => `${indent}${index === 0 ? label : pad}${line}`);
};

/** `示例县（990101）`, the country without a code. */
export const regionName = ({ resolved }: NamedCatalogue, lang: DiffReport['lang']): string => {
  const { name, code } = resolved.region;
  return `${shown(name)}${code ? words[lang].brackets(code) : ''}`;
};

/** The editions, where both are told. */
export const editions = ({ old, now }: Pick<Comparison, 'old' | 'now'>): string => {
  const edition = ({ edition: own, resolved }: NamedCatalogue) =>
    resolved.region.level === 'national' ? resolved.standard : own;
  const [from, to] = [edition(old), edition(now)];
  return from && to ? (from === to ? from : `${from} → ${to}`) : (to ?? from ?? '');
};

/** The counts of a comparison in one line. */
export const countLine = (differences: readonly Difference[], lang: DiffReport['lang']): string => {
  const say = words[lang];
  const parts = differenceClasses.flatMap((kind) => {
    const count = differences.filter((one) => one.class === kind).length;
    return count > 0 ? [`${say.classes[kind]} ${count}`] : [];
  });
  return parts.length === 0 ? say.none : say.counts(parts, differences.filter(({ breaking }) => breaking).length);
};

const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** Where both values were written; many places of one group are told by the first of them. */
const placesOf = ({ all }: Group, report: DiffReport): string[] => {
  const old = distinct(all.map((one) => placeName(report, 'old', one.field ? one.from?.at : one.old?.at)));
  const now = distinct(all.map((one) => placeName(report, 'now', one.field ? one.to?.at : one.now?.at)));
  const first = (places: readonly string[]) => `${places[0]}${places.length > 1 ? ` +${places.length - 1}` : ''}`;
  const { lang } = report;
  return [
    ...(old.length > 0 ? hangPath('            ', `${words[lang].old} `, first(old)) : []),
    ...(now.length > 0 ? hangPath('            ', `${words[lang].now} `, first(now)) : []),
  ];
};

const printGroup = (group: Group, report: DiffReport, paint: Paint): string[] => {
  const { lang } = report;
  const { first } = group;
  const name = words[lang].classes[first.class];
  const label = `${name}${' '.repeat(Math.max(2, 10 - displayWidth(name)))}`;
  const field = fieldName(first, lang);
  const head = `${domainName(first, lang)} ${itemNames(group, lang)}${field ? `  ${field}` : ''}`;
  const [top = '', ...rest] = hang('  ', label, head);
  return [
    top.replace(`  ${name}`, `  ${paint(first.breaking ? 'error' : 'strong', name)}`),
    ...rest,
    ...describe(first, lang).flatMap((line) => hang('            ', '', line)),
    ...placesOf(group, report).map((line) => paint('faint', line)),
  ];
};

/** What guides ask or promise otherwise, item by item; what asks more is marked. */
const guideLines = ({ guides, old, now }: Comparison, lang: DiffReport['lang'], paint: Paint): string[] =>
  guides.flatMap((one) => {
    const mark = one.breaking ? words[lang].asksMore : words[lang].asksLess;
    const label = `${mark}${' '.repeat(Math.max(2, 10 - displayWidth(mark)))}`;
    const line = guideLine(one, { old: old.resolved, now: now.resolved }, lang);
    const [first = '', ...rest] = hang('  ', label, shown(line));
    return [first.replace(`  ${mark}`, `  ${paint(one.breaking ? 'error' : 'strong', mark)}`), ...rest];
  });

const printComparison = (one: Comparison, report: DiffReport, paint: Paint): string[] => {
  const { lang } = report;
  const say = words[lang];
  const groups = groupDifferences(toldOf(one));
  const section = (title: string, some: readonly Group[]): string[] =>
    some.length === 0 ? [] : ['', paint('strong', title), ...some.flatMap((group) => printGroup(group, report, paint))];
  const about = one.about.flatMap((about) =>
    hang(
      '  ',
      `${aboutName(about, lang)}${lang === 'zh' ? '：' : ': '}`,
      `${shown(about.from) || say.empty} → ${shown(about.to) || say.empty}`,
    ),
  );
  return [
    paint('strong', [regionName(one.now, lang), editions(one)].filter((part) => part !== '').join(' ')),
    ...hangPath('', `${say.old} `, report.locate.old({ file: one.old.file, path: [] }).file),
    ...hangPath('', `${say.now} `, report.locate.now({ file: one.now.file, path: [] }).file),
    ...hang('', '', countLine(toldOf(one), lang)),
    ...(one.repeated.size > 0 ? hang('', '', say.repeated(one.repeated.size)) : []),
    ...section(
      say.breaking,
      groups.filter(({ first }) => first.breaking),
    ),
    ...section(
      say.rest,
      groups.filter(({ first }) => !first.breaking),
    ),
    ...(one.guides.length > 0 ? ['', paint('strong', say.guidesHeading), ...guideLines(one, lang, paint)] : []),
    ...(about.length > 0 ? ['', paint('strong', say.aboutHeading), ...about] : []),
    '',
  ];
};

const hasNews = ({ differences, guides, about }: Comparison): boolean =>
  differences.length + guides.length + about.length > 0;

/** The differences for a terminal: what is disclosed less comes first; at most 80 columns. */
export const printText = (report: DiffReport, paint: Paint): string => {
  const { comparisons, added, removed, uncompared, lang } = report;
  const say = words[lang];
  const many = comparisons.length !== 1 || added.length + removed.length > 0;
  const regions = (title: string, some: readonly NamedCatalogue[], side: 'old' | 'now') =>
    some.length === 0
      ? []
      : [
          paint('strong', title),
          ...some.flatMap((one) => [
            `  ${regionName(one, lang)}`,
            ...hangPath('            ', '', report.locate[side]({ file: one.file, path: [] }).file),
          ]),
          '',
        ];
  const told = many ? comparisons.filter(hasNews) : comparisons;
  const lines = [
    ...regions(say.removedRegions, removed, 'old'),
    ...regions(say.addedRegions, added, 'now'),
    ...told.flatMap((one) => printComparison(one, report, paint)),
    ...(uncompared.length > 0 ? [paint('error', say.uncompared)] : []),
    ...uncompared.flatMap(({ side, file, message }) => [
      ...hangPath('  ', `${say[side]} `, report.locate[side]({ file, path: [] }).file),
      ...hang('     ', '', message[lang]),
    ]),
    ...(uncompared.length > 0 ? [''] : []),
    ...(comparisons.length + added.length + removed.length === 0 ? [say.noCatalogue] : []),
    ...(many ? hang('', '', say.total(countAll(report))).map((line) => paint('strong', line)) : []),
  ];
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
};
