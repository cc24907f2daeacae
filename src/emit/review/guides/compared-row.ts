import { printed } from '../../../document/printed.ts';
import type { GuideRow, ReviewGuides, Usual } from '../../../model/review-guides.ts';
import type { Lang } from '../../../model/text.ts';

const measures = ['days', 'materials', 'visits'] as const;
const units = { zh: { days: '日', materials: '份', visits: '次' }, en: { days: ' d', materials: ' p', visits: ' v' } };
const onTheSpot = { zh: '当场', en: 'at once' };

/** In what a guide asks more than is usual: longer, more papers, more visits. */
export const heavierIn = (row: GuideRow, usual: Usual | undefined): readonly (keyof Usual)[] =>
  measures.filter((name) => {
    const [own, median] = [row[name], usual?.[name]];
    return own !== undefined && median !== undefined && own > median;
  });

/** Days, papers and visits of a guide on one line; `▲` marks what is more than usual. */
export const measuresOf = (row: GuideRow, { usual }: Pick<ReviewGuides, 'usual'>, lang: Lang): string => {
  const heavier = heavierIn(row, usual[row.item]);
  const parts = measures.flatMap((name) => {
    const value = row[name];
    if (value === undefined) return name === 'days' && row.promised ? [printed(row.promised)] : [];
    if (name === 'days' && value === 0) return [onTheSpot[lang]];
    return [`${value}${units[lang][name]}${heavier.includes(name) ? '▲' : ''}`];
  });
  return parts.join(' ');
};
