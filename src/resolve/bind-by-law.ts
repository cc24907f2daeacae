import type { Cell, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { fields, type Known } from '../model/fields.ts';
import type { Outcome } from '../model/step.ts';
import type { TimeLimit } from '../model/time-limit/time-limit.ts';
import { followParent } from './follow-parent.ts';
import { type BrokenLaw, brokenLaw, lawOutcome } from './weigh.ts';

/** What one layer makes of what it inherits; the items are changed. */
interface Work {
  readonly inherited: Resolved;
  readonly known: Known;
  readonly by: number;
  readonly items: Map<Ref, ResolvedItem>;
  readonly outcomes: Outcome[];
}

/** A limit that was allowed while an item was 依申请, or not yet a 行政许可, and the cell of this layer that makes it so. */
interface Breach {
  readonly broken: BrokenLaw;
  readonly cause: Cell<unknown>;
  readonly timeLimit: Cell<TimeLimit>;
  /** The limit of the law is known to keep the one in force, too, and can stand in its place. */
  readonly mayCut: boolean;
}

const breachOf = (item: ResolvedItem, { inherited, known }: Work): Breach | undefined => {
  const { timeLimit, disclosureMode, title } = item.fields;
  const before = inherited.items.get(item.ref)?.fields;
  const isMode = disclosureMode !== before?.disclosureMode;
  const cause = isMode ? disclosureMode : title !== before?.title ? title : undefined;
  const broken = timeLimit && cause && brokenLaw(item, timeLimit.value, known);
  if (!timeLimit || !cause || !broken) return undefined;
  const keeps = (): boolean =>
    ['same', 'tighter'].includes(fields.timeLimit.compare(broken.limit, timeLimit.value, known).order);
  return { broken, cause, timeLimit, mayCut: !isMode || timeLimit.trust === 'inferred' || keeps() };
};

/** Takes the mode of this layer back from an item, and tells why. */
const takeModeBack = (ref: Ref, { broken, timeLimit }: Breach, { inherited, items, outcomes }: Work): void => {
  const item = items.get(ref);
  const before = inherited.items.get(ref)?.fields.disclosureMode;
  const { disclosureMode: written, ...others } = item?.fields ?? {};
  if (!item || !written || written === before) return;
  const cells = before ? { ...others, disclosureMode: before } : others;
  items.set(ref, { ...item, fields: cells as ResolvedItem['fields'] });
  const stands = before ?? (item.parent ? items.get(item.parent)?.fields.disclosureMode : undefined);
  const isOf = ({ item: of, field, at }: Outcome): boolean =>
    of === ref && field === 'disclosureMode' && at === written.at;
  const said = outcomes.findIndex(isOf);
  if (said < 0) return;
  outcomes[said] = {
    item: ref,
    field: 'disclosureMode',
    at: written.at,
    local: fields.disclosureMode.print(written.value),
    verdict: 'refused',
    order: 'incomparable',
    inherited: stands ? fields.disclosureMode.print(stands.value) : '',
    ...(stands ? { inheritedAt: stands.at, inheritedBy: stands.by } : {}),
    missing: [broken.law.timeLimit, timeLimit.value.text],
    law: broken.law.clause,
  };
};

/**
 * Every item within the limits of the law that this layer brings it under (条例 26): what was allowed before is cut to the
 * law's. Where neither the law's limit nor the one in force is known to be the tighter one, no limit would keep both: it
 * stays 依申请, and so does what it is a part of.
 */
export const bindByLaw = (work: Work): void => {
  const { items, known, outcomes, by } = work;
  for (const { ref, parent } of [...items.values()]) {
    const item = items.get(ref);
    const breach = item && breachOf(followParent(item, items, known), work);
    if (!breach || breach.mayCut) continue;
    if (parent) takeModeBack(parent, breach, work);
    takeModeBack(ref, breach, work);
  }
  for (const [ref, own] of items) {
    const item = followParent(own, items, known);
    const breach = breachOf(item, work);
    items.set(ref, item);
    if (!breach) continue;
    const { broken, cause, timeLimit } = breach;
    if (!item.omitted && !item.withheld)
      outcomes.push(lawOutcome(broken, timeLimit.value, { item: ref, at: cause.at }, known));
    const setting = { value: broken.limit, at: cause.at, by };
    const { derived: _derived, ...rest } = timeLimit;
    const cell = { ...rest, ...setting, trust: 'local' as const, history: [...timeLimit.history, setting] };
    items.set(ref, { ...item, fields: { ...item.fields, timeLimit: cell } });
  }
};
