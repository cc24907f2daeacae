import type { Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Outcome } from '../model/step.ts';
import { brokenLaw, lawOutcome } from './weigh.ts';

/** What one layer makes of what it inherits. */
interface Work {
  readonly inherited: Resolved;
  readonly known: Known;
  readonly by: number;
  readonly outcomes: Outcome[];
}

/**
 * A limit that was allowed while an item was 依申请, or not yet a 行政许可, is cut to the law's when this layer makes it so.
 * The law stands above floors: level 3 keeps what was cut where its parent, which is 依申请, has another limit, and what it
 * had none of before does not follow its parent past the law.
 */
export const bindByLaw = (item: ResolvedItem, { inherited, known, by, outcomes }: Work): ResolvedItem => {
  const { timeLimit, disclosureMode, title } = item.fields;
  const before = inherited.items.get(item.ref)?.fields;
  const cause =
    disclosureMode !== before?.disclosureMode ? disclosureMode : title !== before?.title ? title : undefined;
  const kept = before?.timeLimit;
  if (!timeLimit || (!cause && timeLimit === kept)) return item;
  const broken = brokenLaw(item, timeLimit.value, known);
  if (!broken) return item;
  if (!cause && kept && !brokenLaw(item, kept.value, known))
    return { ...item, fields: { ...item.fields, timeLimit: kept } };
  const { at } = cause ?? timeLimit;
  const isTold = outcomes.some((one) => one.item === item.ref && one.field === 'timeLimit' && one.at === at);
  if (!item.omitted && !item.withheld && !isTold)
    outcomes.push(lawOutcome(broken, timeLimit.value, { item: item.ref, at }, known));
  const setting = { value: broken.limit, at, by };
  const { derived: _derived, ...own } = timeLimit;
  const cell = { ...own, ...setting, trust: 'local' as const, history: [...timeLimit.history, setting] };
  return { ...item, fields: { ...item.fields, timeLimit: cell } };
};
