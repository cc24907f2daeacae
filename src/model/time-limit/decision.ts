import type { LimitWords } from '../reference.ts';
import type { TimeLimit } from './time-limit.ts';

/** Whether what is disclosed of such matters is a decision, as of 行政许可. */
export const isDecision = (scope: string | undefined, { scopes }: Pick<LimitWords, 'scopes'>): boolean =>
  scopes.some(({ name, decided }) => decided && name === scope);

/** Where what is disclosed is a decision, it is made and changed by being taken. */
export const eventsOfDecision = (events: readonly string[]): readonly string[] => [
  ...new Set(events.flatMap((event) => (event === 'decided' ? ['made', 'changed'] : [event]))),
];

/** A limit for matters that are decisions: 作出决定 is when their information is made. */
export const asDecision = ({ limits, ...rest }: TimeLimit): TimeLimit => ({
  ...rest,
  limits: limits.map(({ trigger, ...limit }) => ({
    ...limit,
    ...(trigger ? { trigger: eventsOfDecision(trigger) } : {}),
  })),
});
