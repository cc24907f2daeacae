import type { Ref, ResolvedItem } from '../../model/catalogue.ts';
import type { Obstacle } from '../intent.ts';
import type { Subject } from '../subject.ts';

/** The item that an intent is about, in the catalogue as it stands. */
export const findTarget = (ref: Ref, { step }: Subject): ResolvedItem | Obstacle =>
  step.resolved.items.get(ref) ??
  step.inherited.items.get(ref) ?? { obstacle: { zh: `没有事项“${ref}”`, en: `there is no item \`${ref}\`` } };
