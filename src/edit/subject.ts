import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';

/** The layer that is edited, as it stands: what it inherits, and what came of it. */
export interface Subject {
  readonly step: Step;
  readonly reference: Reference;
}
