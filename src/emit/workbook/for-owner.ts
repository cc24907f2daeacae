import type { Compilation } from '../../catalogue/compilation.ts';
import type { Ref, Resolved } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { guideRef } from './guide-ref.ts';

/** A catalogue with the items of one office only, those above them, and what this layer adds. */
const narrowed = (resolved: Resolved, own: ReadonlySet<Ref>, layer: number): Resolved => {
  const kept = new Map([...resolved.items].filter(([ref, { by }]) => own.has(ref) || by === layer));
  return {
    ...resolved,
    items: kept,
    domains: resolved.domains.filter(({ id }) => [...own].some((ref) => ref.startsWith(`${id}/`))),
  };
};

/** What the workbook of one office is made of: its rows, and the sheets that all have in common. */
export const forOwner = (
  input: Compilation,
  step: Step,
  refs: readonly Ref[],
): { readonly input: Compilation; readonly step: Step } => {
  const own = new Set(refs);
  for (const ref of refs) {
    const parent = step.resolved.items.get(ref)?.parent;
    const above = parent === undefined ? undefined : step.resolved.items.get(parent)?.parent;
    for (const one of [parent, above]) if (one !== undefined) own.add(one);
  }
  const layer = step.resolved.layers.length - 1;
  const [inherited, resolved] = [narrowed(step.inherited, own, layer), narrowed(step.resolved, own, layer)];
  const mine = { ...step, inherited, resolved };
  const written = input.written?.filter((guide) => refs.some((ref) => ref === guideRef(guide)));
  return { input: { ...input, resolved, step: mine, ...(written ? { written } : {}) }, step: mine };
};
