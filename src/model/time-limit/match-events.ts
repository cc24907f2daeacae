import type { Limit } from './time-limit.ts';

/** What a limit counts from, where it says so. */
export type Trigger = Limit['trigger'];

/** How the events of a limit stand to those of the inherited one. */
export type Match = 'exact' | 'part' | undefined;

/** 条例 26: a limit without a trigger counts from the information being made or changed. */
const statutoryTrigger: readonly string[] = ['made', 'changed'];

/** 条例 2: information is made by being produced or obtained. One of the two alone is a part of it. */
const partsOfMade: readonly string[] = ['produced', 'obtained'];

/**
 * Whether a limit counts from the events of the inherited one: from these and no other (`exact`; 变更 beside 形成 is the law's
 * own), or from being made without saying that a change counts, too (`part`: printed with the inherited events).
 */
export const matchEvents = (local: Trigger, inherited: Trigger): Match => {
  const expected = inherited ?? statutoryTrigger;
  const events = local ?? expected;
  const has = (event: string) => events.includes(event);
  if (events.length === expected.length && expected.every(has)) return 'exact';
  if (!expected.includes('made')) return undefined;
  const others = events.filter((event) => !partsOfMade.includes(event) && !statutoryTrigger.includes(event));
  if (others.length > 0 || !(has('made') || has('produced'))) return undefined;
  return has('made') && expected.every(has) ? 'exact' : 'part';
};

const areSeveral = (triggers: readonly Trigger[]): boolean =>
  new Set(triggers.map((trigger = statutoryTrigger) => trigger.join())).size > 1;

const joined = (triggers: readonly Trigger[], omitted: readonly string[]): readonly string[] => [
  ...new Set(triggers.flatMap((trigger = omitted) => trigger)),
];

/**
 * How the limits for one kind of matter count from the events of the inherited ones. Several may share them
 * (信息形成5个工作日内；变更10个工作日内) if they leave none out; else each stands for itself. One that says nothing counts from all.
 */
export const matchTogether = (local: readonly Trigger[], inherited: readonly Trigger[]): readonly Match[] => {
  const isShared = areSeveral(inherited);
  const floor = isShared ? joined(inherited, statutoryTrigger) : inherited[0];
  // From which of several events that nobody knows it would count, nobody can say.
  const isOpen = isShared && floor?.some((event) => event.startsWith('「'));
  const alone = local.map((trigger) => (isOpen && !trigger ? undefined : matchEvents(trigger, floor)));
  if (!areSeveral(local) || (isOpen && local.includes(undefined))) return alone;
  if (matchEvents(joined(local, floor ?? statutoryTrigger), floor) === 'exact') return local.map(() => 'exact');
  return alone.includes(undefined) ? local.map(() => undefined) : alone;
};

/** Whether two limits speak of an event that both count from. */
export const shareEvent = (local: Trigger, inherited: Trigger): boolean => {
  if (!local || !inherited) return true;
  const asMade = (events: readonly string[]) => events.map((event) => (partsOfMade.includes(event) ? 'made' : event));
  const expected = asMade(inherited);
  return asMade(local).some((event) => expected.includes(event));
};
