import { printed } from '../../../document/printed.ts';
import type { Review } from '../../../model/review.ts';
import type { Lang } from '../../../model/text.ts';
import { isShort, shortfall } from '../assessment-blocks.ts';
import { reviewWords } from '../review-words.ts';
import type { Links } from './links.ts';

/** The assessments of all submissions that have records, and their 示范点; nothing where nobody has any. */
export const assessmentView = ({ submissions }: Review, { one }: Links, lang: Lang) => {
  const all = submissions.flatMap(({ key, assessment }) => (assessment ? [{ key, assessment }] : []));
  if (all.length === 0) return {};
  return {
    assessment: {
      rows: all.map(({ key, assessment: { name, subtotals, indicators, withheld } }) => ({
        ...one(key),
        indicators: printed(name),
        sums: subtotals.map(({ how, points, most, open }) => ({
          label: reviewWords[lang][how],
          points,
          most,
          open,
        })),
        short: indicators.filter(isShort).map(shortfall),
        shortCount: indicators.filter(isShort).length,
        withheld: withheld.map(printed).join('、'),
      })),
      places: all.flatMap(({ key, assessment }) =>
        assessment.demonstration.map(({ name, level }) => ({
          ...one(key),
          place: printed(name),
          level: printed(level),
        })),
      ),
    },
  };
};
