import { saysKind } from '../../compiler/kind.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';

/** What a reviewer has decided. It names findings by fingerprint and submissions by their name in a round, and rests on no file. */
export const rulingsKind = (): Kind => ({
  id: 'rulings',
  is: saysKind('rulings'),
  validator: async () => (await import('../../generated/validators/rulings.js')).rulings as Validator,
  // Decisions on a whole province are the reviewer's own, and as many as they are.
  isUnbounded: true,
});
