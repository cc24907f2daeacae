import { render } from '../document/render.ts';
import { diffHtml } from '../generated/templates/diff.html.js';
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
import { countLine, editions, regionName } from './print-text.ts';
import { type Comparison, countAll, type DiffReport, placeName, toldOf } from './report.ts';
import { words } from './words.ts';

const rowOf = (group: Group, report: DiffReport) => {
  const { lang } = report;
  const { first } = group;
  const [before, after] = beforeAfter(first, lang);
  return {
    kind: words[lang].classes[first.class],
    style: first.class,
    item: `${domainName(first, lang)} ${itemNames(group, lang, 20)}`,
    field: fieldName(first, lang),
    before,
    after: [...after, ...(first.disclosure === 'unclear' ? [words[lang].unclear] : [])],
    oldPlace: placeName(report, 'old', first.field ? first.from?.at : first.old?.at),
    nowPlace: placeName(report, 'now', first.field ? first.to?.at : first.now?.at),
  };
};

const comparisonView = (one: Comparison, report: DiffReport, index: number) => {
  const { lang } = report;
  const say = words[lang];
  const groups = groupDifferences(toldOf(one));
  const name = [regionName(one.now, lang), editions(one)].filter((part) => part !== '').join(' ');
  const table = (title: string, breaking: boolean) => {
    const rows = groups.filter(({ first }) => first.breaking === breaking).map((group) => rowOf(group, report));
    return rows.length > 0 ? [{ title, label: `${name} ${title}`, breaking, rows, columns: say.columns }] : [];
  };
  return {
    id: `catalogue-${index + 1}`,
    title: name,
    files: [
      { label: say.old, name: report.locate.old({ file: one.old.file, path: [] }).file },
      { label: say.now, name: report.locate.now({ file: one.now.file, path: [] }).file },
    ],
    counts: countLine(toldOf(one), lang),
    repeated: one.repeated.size > 0 ? say.repeated(one.repeated.size) : undefined,
    tables: [...table(say.breaking, true), ...table(say.rest, false)],
    about: one.about.map((about) => ({
      part: aboutName(about, lang),
      from: shown(about.from) || say.empty,
      to: shown(about.to) || say.empty,
    })),
    aboutColumns: ['', say.columns[3], say.columns[4]],
    guidesTitle: say.guidesHeading,
    guides: one.guides.map((change) => ({
      mark: change.breaking ? say.asksMore : undefined,
      line: guideLine(change, { old: one.old.resolved, now: one.now.resolved }, report.lang),
    })),
    aboutTitle: say.aboutHeading,
    aboutLabel: `${name} ${say.aboutHeading}`,
  };
};

const impactView = (impact: Impact, { lang }: DiffReport) => {
  const say = impactWords[lang];
  return {
    heading: say.heading,
    total: say.total(impact, countLayers(impact)),
    columns: say.columns,
    layers: impact.affected.map(({ file, region, entries }) => ({
      title: `${region.name} ${file}`,
      entries: entries.map((entry) => ({
        spot: spotName(impact, entry),
        kind: say.kinds[entry.kind],
        blocked: entry.blocks ? say.blocked : undefined,
        message: entry.message[lang],
        todo: entry.todo?.[lang],
      })),
    })),
    unjudged: impact.unjudged.length > 0 ? { title: say.unjudged, files: impact.unjudged } : undefined,
  };
};

/** One page that needs nothing from outside: what is disclosed less stands first. */
export const printHtml = (report: DiffReport, impact?: Impact): string => {
  const { comparisons, added, removed, uncompared, lang, version } = report;
  const say = words[lang];
  const told = comparisons.filter(
    ({ differences, guides, about }) => differences.length + guides.length + about.length > 0,
  );
  const list = (title: string, names: readonly string[]) => (names.length > 0 ? [{ title, names }] : []);
  return render(diffHtml, {
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    tool: `mulu ${version}`,
    heading: say.heading,
    names: `${report.names.old} → ${report.names.now}`,
    total: say.total(countAll(report)),
    lists: [
      ...list(
        say.removedRegions,
        removed.map((one) => regionName(one, lang)),
      ),
      ...list(
        say.addedRegions,
        added.map((one) => regionName(one, lang)),
      ),
      ...list(
        say.uncompared,
        uncompared.map(({ file, message }) => `${file} ${message[lang]}`),
      ),
    ],
    comparisons: told.map((one, index) => comparisonView(one, report, index)),
    none: told.length + added.length + removed.length === 0 ? say.none : undefined,
    impact: impact ? impactView(impact, report) : undefined,
  });
};
