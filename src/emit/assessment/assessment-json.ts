import { assess, phaseOf } from '../../catalogue/assess.ts';
import type { Compilation } from '../../catalogue/compilation.ts';
import { sinceAssessment } from '../../catalogue/since-assessment.ts';
import type { EmitOptions } from '../emitter.ts';
import { opennessRows } from './openness-matrix.ts';

/** The assessment as data: everything that was counted, with every item it failed on. */
export const assessmentJson = (input: Compilation, { tool, lastAssessment }: EmitOptions): string => {
  const { name } = input.kept?.assessment ?? input.reference.assessment;
  const phase = phaseOf(input);
  const assessed = assess(input);
  const groups = assessed.map(({ how, indicators, points, most, open }) => ({
    how,
    points,
    most,
    open,
    indicators: indicators.map(({ indicator, counted, attested, points: own }) => ({
      id: indicator.id,
      text: indicator.text,
      clause: indicator.clause,
      most: indicator.points,
      points: own ?? null,
      ...(counted ? { count: counted.count, total: counted.total, failed: counted.failed } : {}),
      ...(attested
        ? {
            statement: attested.statement?.value ?? null,
            evidence: attested.evidence?.value ?? null,
            date: attested.date?.value ?? null,
            tried: attested.tried?.value ?? null,
            passed: attested.passed?.value ?? null,
          }
        : {}),
    })),
  }));
  const result = {
    tool,
    region: input.resolved.region,
    date: input.date ?? null,
    assessment: name,
    ...(phase ? { phase } : {}),
    groups,
    demonstration: input.kept?.demonstration ?? [],
    ...(lastAssessment
      ? { since: { date: lastAssessment.date ?? null, changes: sinceAssessment(assessed, lastAssessment) } }
      : {}),
    openness: opennessRows(input).map(({ item, open }) => ({ item: item.ref, ...open })),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
};
