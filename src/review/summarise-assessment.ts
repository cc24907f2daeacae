import { assess } from '../catalogue/assess.ts';
import type { Compilation } from '../catalogue/compilation.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { ReviewAssessment } from '../model/review-assessment.ts';

const clean = (text: string): string => mask(withoutControls(text));

/** Sums up the assessment of a submission; `withheld` are the record files with errors. */
export const summariseAssessment = (input: Compilation, withheld: readonly string[]): ReviewAssessment => {
  const groups = assess(input);
  return {
    name: clean((input.kept?.assessment ?? input.reference.assessment).name),
    subtotals: groups.map(({ how, points, most, open }) => ({ how, points, most, open })),
    indicators: groups.flatMap(({ indicators }) =>
      indicators.map(({ indicator, counted, points }) => ({
        id: indicator.id,
        text: clean(indicator.text),
        how: indicator.how,
        most: indicator.points,
        ...(points === undefined ? {} : { points }),
        ...(counted ? { count: counted.count, total: counted.total } : {}),
      })),
    ),
    demonstration: (input.kept?.demonstration ?? []).map(({ name, level }) => ({
      name: clean(name),
      level: clean(level),
    })),
    withheld: withheld.map(clean),
  };
};
