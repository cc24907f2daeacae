import { shown } from './describe.ts';
import { type Difference, differenceClasses, type ItemSide, identify, type ValueSide } from './difference.ts';
import type { Impact } from './impact.ts';
import type { NamedCatalogue } from './pair-catalogues.ts';
import type { DiffReport } from './report.ts';

/** Raised when a key changes its meaning or goes away; new keys do not raise it. */
const format = 1;

const summarise = (differences: readonly Difference[]) => ({
  differences: differences.length,
  breaking: differences.filter(({ breaking }) => breaking).length,
  classes: Object.fromEntries(
    differenceClasses.map((kind) => [kind, differences.filter((one) => one.class === kind).length]),
  ),
});

const spot = (report: DiffReport, side: 'old' | 'now', at: ItemSide['at']) => {
  const { file, position } = report.locate[side](at);
  return { file, line: position?.line ?? null, column: position?.column ?? null };
};

const sideOf = (
  report: DiffReport,
  side: 'old' | 'now',
  item: ItemSide | undefined,
  value: ValueSide | undefined,
  field: Difference['field'],
) =>
  item
    ? {
        item: item.ref,
        title: shown(item.title),
        level: item.level,
        state: item.state,
        ...(item.candidate ? { candidate: true } : {}),
        ...(item.omission ? { reason: item.omission.reason, note: shown(item.omission.note) } : {}),
        ...(field ? { value: value ? shown(value.printed) : null } : {}),
        ...spot(report, side, value?.at ?? item.at),
      }
    : null;

const printDifference = (report: DiffReport, one: Difference, repeated: boolean) => ({
  id: identify(one),
  class: one.class,
  breaking: one.breaking,
  repeated,
  disclosure: one.disclosure,
  domain: one.domain,
  item: (one.now ?? one.old)?.ref,
  field: one.field ?? null,
  relation: one.relation ?? null,
  lost: one.lost.map(shown),
  gained: one.gained.map(shown),
  old: sideOf(report, 'old', one.old, one.from, one.field),
  new: sideOf(report, 'now', one.now, one.to, one.field),
});

const source = (report: DiffReport, side: 'old' | 'now', { file, resolved, edition, effective }: NamedCatalogue) => ({
  file: report.locate[side]({ file, path: [] }).file,
  standard: resolved.standard,
  ...(edition ? { edition } : {}),
  ...(effective ? { effective } : {}),
});

const regionOf = ({ resolved: { region } }: NamedCatalogue) => ({
  ...(region.code ? { code: region.code } : {}),
  name: region.name,
  level: region.level,
});

const printImpact = ({ folder, layers, affected, unjudged, locate }: Impact, lang: DiffReport['lang']) => ({
  folder,
  layers,
  unjudged,
  affected: affected.map(({ file, region, entries }) => ({
    file,
    region: { ...(region.code ? { code: region.code } : {}), name: region.name, level: region.level },
    builds: !entries.some(({ blocks }) => blocks),
    entries: entries.map(({ kind, blocks, at, message, todo, related, rule, item, field }) => ({
      kind,
      blocks,
      rule: rule ?? null,
      item: item ?? null,
      field: field ?? null,
      line: locate(at)?.line ?? null,
      column: locate(at)?.column ?? null,
      message: message[lang],
      todo: todo?.[lang] ?? null,
      related: related.map((other) => ({
        file: other.at.file,
        line: locate(other.at)?.line ?? null,
        column: locate(other.at)?.column ?? null,
        message: other.value[lang],
      })),
    })),
  })),
});

/** One object; its shape is promised in schemas/diff.schema.json. */
export const printJson = (report: DiffReport, impact?: Impact): string => {
  const { names, comparisons, added, removed, uncompared, lang, version, date } = report;
  const all = comparisons.flatMap(({ differences }) => differences);
  const told = {
    format,
    tool: { name: 'mulu', version },
    date: date ?? null,
    old: names.old,
    new: names.now,
    summary: { catalogues: comparisons.length, ...summarise(all) },
    comparisons: comparisons.map((one) => ({
      region: regionOf(one.now),
      old: source(report, 'old', one.old),
      new: source(report, 'now', one.now),
      summary: summarise(one.differences),
      about: one.about.map(({ part, from, to }) => ({ part, from: shown(from), to: shown(to) })),
      ...(one.guides.length > 0
        ? {
            guides: one.guides.map(({ item, field, breaking, said }) => ({
              item,
              field: field ?? null,
              breaking,
              message: said[lang],
            })),
          }
        : {}),
      differences: one.differences.map((difference) =>
        printDifference(report, difference, one.repeated.has(difference)),
      ),
    })),
    added: added.map((one) => ({ region: regionOf(one), ...source(report, 'now', one) })),
    removed: removed.map((one) => ({ region: regionOf(one), ...source(report, 'old', one) })),
    uncompared: uncompared.map(({ side, file, message }) => ({
      side: side === 'old' ? 'old' : 'new',
      file: report.locate[side]({ file, path: [] }).file,
      message: message[lang],
    })),
    ...(impact ? { impact: printImpact(impact, lang) } : {}),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
};
