import type { Attestation, Indicator, IndicatorKind, Phase } from '../model/assessment.ts';
import { indicatorKinds } from '../model/assessment.ts';
import { fillClause } from '../model/fill-clause.ts';
import type { Compilation } from './compilation.ts';
import { type Counted, createMeasures } from './measures.ts';

/** What an indicator came to. Points are those of what was done of what there is; none where nothing was to be counted or is told. */
export interface Assessed {
  readonly indicator: Indicator;
  readonly counted?: Counted;
  readonly attested?: Attestation;
  readonly points?: number;
}

/** The indicators of one kind, with what they came to: kinds are never added to one score. */
export interface AssessedGroup {
  readonly how: IndicatorKind;
  readonly indicators: readonly Assessed[];
  /** Points of those that could be judged, and as many as these could give. */
  readonly points: number;
  readonly most: number;
  /** Indicators that nothing was told of, or nothing was to be counted for. */
  readonly open: number;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const share = (indicator: Indicator, count: number, total: number): number =>
  rounded((indicator.points * count) / total);

const assessOne = (
  indicator: Indicator,
  measure: ReturnType<typeof createMeasures>,
  attested: Attestation | undefined,
): Assessed => {
  if (indicator.how === 'computed') {
    const counted = indicator.measure === undefined ? undefined : measure(indicator.measure);
    if (!counted || counted.total === 0) return { indicator, ...(counted ? { counted } : {}) };
    return { indicator, counted, points: share(indicator, counted.count, counted.total) };
  }
  if (!attested) return { indicator };
  if (indicator.how === 'attested')
    return { indicator, attested, ...(attested.evidence ? { points: indicator.points } : {}) };
  const { tried, passed } = attested;
  if (!tried || !passed || tried.value === 0) return { indicator, attested };
  return { indicator, attested, points: share(indicator, passed.value, tried.value) };
};

/** The assessment of a catalogue: three groups with sub-totals, no score of all. */
export const assess = (input: Compilation): readonly AssessedGroup[] => {
  const { assessment, attested = [] } = input.kept ?? {};
  const measure = createMeasures(input);
  const assessed = (assessment ?? input.reference.assessment).indicators.map(({ clause, ...indicator }) =>
    assessOne(
      { ...indicator, clause: fillClause(clause, input.resolved.domains) },
      measure,
      attested.find(({ id }) => id.value === indicator.id),
    ),
  );
  return indicatorKinds.map((how) => {
    const indicators = assessed.filter(({ indicator }) => indicator.how === how);
    const judged = indicators.filter(({ points }) => points !== undefined);
    return {
      how,
      indicators,
      points: rounded(judged.reduce((sum, { points = 0 }) => sum + points, 0)),
      most: judged.reduce((sum, { indicator }) => sum + indicator.points, 0),
      open: indicators.length - judged.length,
    };
  });
};

/** The part of the year that a day lies in, as a province has set it; undefined where none has. */
export const phaseOf = ({ kept, date }: Compilation): Phase | undefined => {
  const day = date?.slice(5);
  return day === undefined
    ? undefined
    : kept?.assessment?.phases?.find(({ from, to }) =>
        from <= to ? from <= day && day <= to : day >= from || day <= to,
      );
};
