import type { Attachment } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import { simpleTable } from '../../../document/simple-table.ts';
import type { MissingRegion } from '../../../model/review.ts';

/** As many regions as a sentence of a letter names: five lines of it. A table has the others. */
const most = 30;

/** Whether there are more regions than a sentence can name. */
export const areMany = (names: readonly unknown[]): boolean => names.length > most;

/** The regions of a sentence: all of a few, the first of many with where the others stand. */
export const namesIn = (names: readonly string[], place: string): string =>
  areMany(names) ? `${names.slice(0, most).join('、')}等（${place}）` : names.join('、');

/** What a region is, beside its name, in a table of those that are not done. */
export interface OpenRegion {
  readonly name: string;
  readonly city?: string;
  readonly state: string;
}

/** What is told of a region that has not filed. */
const missingState = ({ deadline, isOver }: MissingRegion): string =>
  deadline === undefined ? '尚未报送' : `尚未报送，应于${printedDate(deadline)}前报送${isOver ? '，已经逾期' : ''}`;

/** Regions that have not filed, as the table of a letter tells of them. */
export const openOfMissing = (missing: readonly MissingRegion[]): OpenRegion[] =>
  missing.map((region) => ({
    name: printed(region.name),
    ...(region.place ? { city: printed(region.place.name) } : {}),
    state: missingState(region),
  }));

/** The regions that a letter does not name one by one. */
export const regionsTable = (title: string, regions: readonly OpenRegion[]): Attachment => ({
  title,
  sheet: 'portrait',
  blocks: [
    simpleTable(
      title,
      [
        ['序号', 14, 'center'],
        ['设区市', 36],
        ['地区', 46],
        ['情况', 60],
      ],
      regions.map(({ name, city, state }, index) => [index + 1, city ?? '—', name, state]),
      2,
    ),
  ],
});
