import type { RunRules } from '../../compiler/kind.ts';
import type { Layer } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import type { Step } from '../../model/step.ts';
import type { RuleKnown } from '../../rules/rule.ts';
import type { Source } from '../../source/source.ts';
import type { Kinds } from '../result.ts';
import { textsOf } from '../texts-of.ts';
import { summariseParents } from './summarise-parents.ts';

/** A layer as far as it was read. */
export interface ReadLayer {
  readonly source: Source;
  readonly layer: Layer;
  readonly step?: Step;
  readonly faults: readonly Fault[];
}

/** Faults of reading and what the rules find in a layer that could be resolved. */
const checkStep = (step: Step, faults: readonly Fault[], run: RunRules, known: RuleKnown): readonly Fault[] => {
  const misplaced = faults.find(({ rule, message }) => rule === 'parent-found' && message === 'level');
  if (!misplaced) return [...faults, ...run((rule) => (rule.on === 'layer' ? rule.check(step, known) : []))];
  // Held against what is no parent, everything would be wrong. A code of another level is nearer to the cause.
  const codes = run((rule) => (rule.id === 'region-code' && rule.on === 'layer' ? rule.check(step, known) : []));
  return codes.length > 0 ? faults.flatMap((fault) => (fault === misplaced ? codes : fault)) : faults;
};

/** Every fault of a layer. */
export const checkLayer = async (
  { source, layer, step, faults }: ReadLayer,
  graph: Kinds,
  run: RunRules,
  known: RuleKnown,
): Promise<readonly Fault[]> => {
  const own = step ? checkStep(step, faults, run, known) : faults;
  const texts = textsOf(source);
  const inTexts = run((rule) =>
    rule.on === 'text' ? rule.check(texts, layer, known) : rule.on === 'any-text' ? rule.check(texts) : [],
  );
  const points = (layer.places ?? []).flatMap(({ point }) => point ?? []);
  const inPlaces = run((rule) => (rule.on === 'places' ? rule.check(points, known) : []));
  return [...own, ...inTexts, ...inPlaces, ...(step ? await summariseParents(step, layer, graph) : [])];
};
