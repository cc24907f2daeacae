import { printed, printedDate } from '../../../document/printed.ts';
import { isCounted, type Review, type Submission } from '../../../model/review.ts';
import type { CopiedName, ReviewGuides, Spread } from '../../../model/review-guides.ts';
import type { Lang } from '../../../model/text.ts';
import { heavierIn, measuresOf } from '../guides/compared-row.ts';
import { stateNames, tracedNames } from '../guides/guide-names.ts';
import { guideTotals } from '../guides/guide-totals.ts';
import { fileName } from '../said.ts';
import type { Links } from './links.ts';

/** More columns than this are read in the workbook; those that ask most more than others come first then. */
const mostColumns = 40;
/** More lines than this under one heading are left to the workbook. */
const mostLines = 200;

interface Guided {
  readonly submission: Submission;
  readonly guides: ReviewGuides;
}

const guidedOf = ({ submissions }: Review): Guided[] =>
  submissions.flatMap((submission) => (submission.guides ? [{ submission, guides: submission.guides }] : []));

const rowView = ({ submission, guides }: Guided, { one }: Links, lang: Lang) => {
  const { of, promised, oldest, ...counts } = guideTotals(guides);
  return {
    ...one(submission.key, '#guides'),
    ...counts,
    ...of,
    promised: promised === undefined ? '–' : `${promised}%`,
    oldest: oldest ? (lang === 'zh' ? printedDate(oldest) : oldest) : '–',
  };
};

const columnsOf = (all: readonly Guided[]): readonly Guided[] => {
  if (all.length <= mostColumns) return all;
  const weight = ({ guides: { rows, usual } }: Guided): number =>
    rows.reduce((sum, row) => sum + heavierIn(row, usual[row.item]).length, 0);
  const weighed = all.map((one) => ({ one, weight: weight(one) }));
  return weighed
    .sort((left, right) => right.weight - left.weight)
    .slice(0, mostColumns)
    .map(({ one }) => one);
};

const rangeOf = (spread: Spread | undefined): string => {
  if (!spread) return '–';
  const { least, median, most } = spread;
  return least === most ? String(least) : `${least}–${most}（${median}）`;
};

/** One row an item, one column a region: what is longer, or asks for more, than elsewhere is marked. */
const matrixView = ({ guides }: Review, all: readonly Guided[], { one }: Links, lang: Lang) => {
  const columns = columnsOf(all);
  const cells = columns.map((column) => new Map(column.guides.rows.map((row) => [row.item, row])));
  return {
    heads: columns.map(({ submission }) => one(submission.key, '#guides')),
    left: all.length > columns.length ? all.length - columns.length : undefined,
    items: (guides?.items ?? []).map(({ item, title, submissions, days, materials, visits }) => ({
      title: printed(title),
      count: submissions.length,
      days: rangeOf(days),
      materials: rangeOf(materials),
      visits: rangeOf(visits),
      cells: columns.map((column, index) => {
        const row = cells[index]?.get(item);
        const label = printed(column.submission.title);
        if (!row) return { label, text: '–' };
        const state = row.state === 'sound' ? undefined : stateNames[row.state][lang];
        return {
          label,
          text: measuresOf(row, column.guides, lang),
          state,
          isAbove: row.isOwn ? undefined : true,
          isHeavy: heavierIn(row, column.guides.usual[item]).length > 0 ? true : undefined,
        };
      }),
    })),
  };
};

const copiedView = (all: readonly Guided[], { one, many }: Links, lang: Lang) => {
  const lines = all.flatMap(({ submission, guides }) => guides.copied.map((copied) => ({ submission, copied })));
  const placeOf = ({ place }: CopiedName): string => `${fileName(place.file)}${place.line ? `:${place.line}` : ''}`;
  return {
    copiedNames: lines.slice(0, mostLines).map(({ submission, copied }) => ({
      ...one(submission.key, '#guides'),
      item: printed(copied.title),
      kind: tracedNames[copied.kind][lang],
      text: printed(copied.text),
      links: many(copied.of.map(({ key }) => key)),
      place: placeOf(copied),
    })),
    copiedLeft: lines.length > mostLines ? lines.length - mostLines : undefined,
  };
};

/** The guides of all submissions, beside each other; nothing where nobody has any. */
export const guidesView = (review: Review, links: Links, lang: Lang) => {
  const all = guidedOf(review);
  if (all.length === 0) return {};
  return {
    guides: {
      rows: all.map((one) => rowView(one, links, lang)),
      matrix: matrixView(
        review,
        all.filter(({ submission }) => isCounted(submission)),
        links,
        lang,
      ),
      added: (review.guides?.added ?? []).map(({ title, material, submissions }) => ({
        item: printed(title),
        material: printed(material),
        count: submissions.length,
        links: links.many(submissions, '#guides'),
      })),
      ...copiedView(all, links, lang),
    },
  };
};
