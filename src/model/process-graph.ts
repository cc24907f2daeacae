import type { ChartStep, Process, StepLink } from './guide.ts';

/** Where a path of steps ends. */
export const theEnd = '结束';

/** The steps that each step leads to; names that no step has are left out. */
export const stepsAfter = (steps: readonly ChartStep[]): ReadonlyMap<string, readonly string[]> => {
  const known = new Set(steps.map(({ id }) => id));
  return new Map(
    steps.map(({ id, links }) => [id, links.flatMap(({ to }) => (known.has(to) && to !== theEnd ? [to] : []))]),
  );
};

/** Everything that can be reached from some steps, themselves included. */
export const reachedFrom = (
  starts: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(after.get(next) ?? []));
  }
  return seen;
};

/** The steps from which the end can be reached. */
export const endingSteps = (steps: readonly ChartStep[]): ReadonlySet<string> => {
  const before = new Map<string, string[]>();
  for (const { id, links } of steps) for (const { to } of links) before.set(to, [...(before.get(to) ?? []), id]);
  return reachedFrom([theEnd], before);
};

/**
 * The weightiest way from the first step to an end. A link that leads back to a step on the way (补正 → 受理) does not count:
 * nobody can tell how often it is taken.
 */
export const heaviestWay = (
  steps: readonly ChartStep[],
  weigh: (step: ChartStep) => number,
): { readonly weight: number; readonly steps: readonly ChartStep[] } => {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const after = stepsAfter(steps);
  const done = new Map<string, { readonly weight: number; readonly steps: readonly ChartStep[] }>();
  const onTheWay = new Set<string>();
  const visit = (id: string): { readonly weight: number; readonly steps: readonly ChartStep[] } => {
    const known = done.get(id);
    if (known) return known;
    const step = byId.get(id);
    if (!step || onTheWay.has(id)) return { weight: 0, steps: [] };
    onTheWay.add(id);
    const [best = { weight: 0, steps: [] }] = (after.get(id) ?? [])
      .map(visit)
      .sort((left, right) => right.weight - left.weight);
    onTheWay.delete(id);
    const way = { weight: weigh(step) + best.weight, steps: [step, ...best.steps] };
    done.set(id, way);
    return way;
  };
  return visit(steps[0]?.id ?? '');
};

/** The process as it is published: inner steps are left out (条例 16), and what led to one leads on to what follows it. */
export const publicProcess = (process: Process): Process => {
  const inner = new Map(process.steps.filter(({ isInner }) => isInner).map((step) => [step.id, step]));
  if (inner.size === 0) return process;
  const beyond = (to: string, seen: ReadonlySet<string>): string => {
    const step = inner.get(to);
    const next = step?.links[0]?.to;
    return next === undefined || seen.has(to) ? to : beyond(next, new Set([...seen, to]));
  };
  const steps = process.steps
    .filter(({ isInner }) => !isInner)
    .map((step) => ({
      ...step,
      links: step.links.map((link): StepLink => ({ ...link, to: beyond(link.to, new Set()) })),
    }));
  return { ...process, steps };
};
