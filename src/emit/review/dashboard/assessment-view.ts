import { printed } from '../../../document/printed.ts';
import type { Review } from '../../../model/review.ts';
import type { Lang } from '../../../model/text.ts';
import { assessedOf, isShort, shortfall } from '../assessment-blocks.ts';
import { reviewWords } from '../review-words.ts';
import type { Links } from './links.ts';

/** The assessments of all submissions that have records, and their 示范点; nothing where nobody has any. */
export const assessmentView = (review: Review, { one }: Links, lang: Lang) => {
  const all = assessedOf(review);
  if (all.length === 0) return {};
  return {
    assessment: {
      rows: all.map(({ key, assessment: { subtotals, indicators, withheld } }) => {
        const short = indicators.filter(isShort).map(shortfall);
        return {
          ...one(key),
          sums: subtotals.map(({ how, ...sums }) => ({ label: reviewWords[lang][how], ...sums })),
          short,
          shortCount: short.length,
          withheld: withheld.map(printed).join('、'),
        };
      }),
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
