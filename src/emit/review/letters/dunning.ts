import type { FilingContent } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import type { MissingRegion, Review } from '../../../model/review.ts';
import { listed } from '../../listed.ts';
import type { CityShare } from './by-city.ts';
import { bureauOf, domainNames, letterOf, paragraph } from './letter.ts';

/** The regions by their deadline, in the order of the list. */
const byDeadline = (missing: readonly MissingRegion[]): readonly (readonly [deadline: string, names: string[]])[] => {
  const groups = new Map<string, string[]>();
  for (const { deadline = '', name } of missing) groups.set(deadline, [...(groups.get(deadline) ?? []), printed(name)]);
  return [...groups];
};

const told = (deadline: string, names: readonly string[], date: string | undefined): string => {
  const over = deadline && date && date > deadline ? '，已经逾期' : '';
  return `${listed(names)}${deadline ? `（应于${printedDate(deadline)}前报送${over}）` : ''}`;
};

/** 催报函 to a city, or to all regions that lie in none: who has not filed; undefined where everybody has. */
export const dunningOf = (
  { city, missing }: CityShare,
  review: Review,
  number: string | undefined,
): FilingContent | undefined => {
  if (missing.length === 0) return undefined;
  const { settings, date } = review;
  const regions = byDeadline(missing)
    .map(([deadline, names]) => told(deadline, names, date))
    .join('；');
  const { number: _, receiver: __, copies: ___, ...head } = settings ?? {};
  const day = settings?.deadline ? `于${printedDate(settings.deadline)}前` : '抓紧';
  return letterOf(
    {
      title: [`关于催报${domainNames()}领域`, '基层政务公开标准目录备案材料的函'],
      number,
      receiver: city ? bureauOf(city.name) : `各有关地区人力资源和社会保障局`,
      body: [
        paragraph(
          `${date ? `截至${printedDate(date)}，` : ''}${city ? '你市' : ''}有${missing.length}个地区尚未报送${domainNames()}领域基层政务公开标准目录备案材料：${regions}。`,
        ),
        paragraph(
          city
            ? `请督促上述地区${day}报送。已经报送的，请告知报送的日期和文号，以便核对。`
            : `请${day}报送。已经报送的，请告知报送的日期和文号，以便核对。`,
        ),
      ],
    },
    head,
    review,
  );
};
