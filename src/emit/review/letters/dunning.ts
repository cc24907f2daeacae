import type { FilingContent } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import { groupBy } from '../../../model/group-by.ts';
import type { MissingRegion, Review } from '../../../model/review.ts';
import { listed } from '../../listed.ts';
import { until } from '../until.ts';
import type { CityShare } from './by-city.ts';
import { bureauOf, domainNames, letterOf, officeOf, paragraph } from './letter.ts';
import { areMany, openOfMissing, regionsTable } from './many-regions.ts';

/** The regions by their deadline, in the order of the list. */
const byDeadline = (missing: readonly MissingRegion[]): readonly (readonly MissingRegion[])[] => [
  ...groupBy(missing, ({ deadline }) => deadline ?? '').values(),
];

const told = (regions: readonly MissingRegion[]): string => {
  const { deadline, isOver } = regions[0] ?? {};
  const names = listed(regions.map(({ name }) => printed(name)));
  return `${names}${deadline ? `（应于${printedDate(deadline)}前报送${isOver ? '，已经逾期' : ''}）` : ''}`;
};

/** 催报函 to a city, or to all regions that lie in none: who has not filed; undefined where everybody has. */
export const dunningOf = (
  { city, missing }: CityShare,
  review: Review,
  number: string | undefined,
): FilingContent | undefined => {
  if (missing.length === 0) return undefined;
  const { settings, date, due } = review;
  const isLong = areMany(missing);
  const regions = isLong ? '，名单见附件' : `：${byDeadline(missing).map(told).join('；')}`;
  const { number: _, receiver: __, copies: ___, ...head } = settings ?? {};
  // What follows 请 or 请督促上述地区.
  const day = until(due, '本函', '请抓紧').slice(1);
  return letterOf(
    {
      title: [`关于催报${domainNames(review)}领域`, '基层政务公开标准目录备案材料的函'],
      number,
      receiver: city ? bureauOf(city.name, review.domains) : `各有关地区${officeOf(review.domains)}`,
      body: [
        paragraph(
          `${date ? `截至${printedDate(date)}，` : ''}${city ? '你市' : ''}有${missing.length}个地区尚未报送${domainNames(review)}领域基层政务公开标准目录备案材料${regions}。`,
        ),
        paragraph(
          city
            ? `请督促上述地区${day}报送。已经报送的，请告知报送的日期和文号，以便核对。`
            : `请${day}报送。已经报送的，请告知报送的日期和文号，以便核对。`,
        ),
      ],
      ...(isLong ? { attachments: [regionsTable('尚未报送的地区名单', openOfMissing(missing))] } : {}),
    },
    head,
    review,
  );
};
